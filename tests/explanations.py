"""Say something to warnings and checks of an edition, as panitia do before each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.services.explanations import explain_checks, explain_warnings
from kube_awards.console.warnings import warnings_of
from prizes.selectors.checks import checks_of
from prizes.selectors.decisions import live_rankings
from tests.factories import make_user

if TYPE_CHECKING:
    from assessments.models import Edition


def explain_all(edition: Edition, note: str = "Sudah diperiksa.") -> None:
    """Give every warning there is the same note."""
    found = warnings_of(edition).found
    explain_warnings(
        edition=edition, notes=dict.fromkeys([each.key for each in found], note), actor=make_user()
    )


def note_on(edition: Edition, code: str, note: str, kind: str = "kube") -> None:
    """Say something to what a check of a closed edition found; a blank takes it back."""
    checks = checks_of(edition, live_rankings(edition)).categories
    (key,) = [
        check.key
        for each in checks
        for check in each.checks
        if (check.code, each.category.kind) == (code, kind)
    ]
    explain_checks(edition=edition, notes={key: note}, actor=make_user())
