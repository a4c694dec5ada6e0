"""Say something to the warnings of an edition, as panitia do before judging is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.services.explanations import explain_warnings
from kube_awards.console.warnings import warnings_of
from tests.factories import make_user

if TYPE_CHECKING:
    from assessments.models import Edition


def explain_all(edition: Edition, note: str = "Sudah diperiksa.") -> None:
    """Give every warning there is the same note."""
    found = warnings_of(edition).found
    explain_warnings(
        edition=edition, notes=dict.fromkeys([each.key for each in found], note), actor=make_user()
    )
