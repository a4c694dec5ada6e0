"""Make a judge's request, as the sheet of a closed edition would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from assessments.models import ReopenRequest
from assessments.services.judging import close_judging
from tests.factories import sheet_of

if TYPE_CHECKING:
    from assessments.models import Edition, ScoreSheet
    from kube_awards.accounts.models import User


def make_request(sheet: ScoreSheet, text: str = "Nilai indikator 2 salah ketik.") -> ReopenRequest:
    """Return a request for a sheet that waits for an answer."""
    return ReopenRequest.objects.create(sheet=sheet, text=text, asked_at=timezone.now())


def closed_with_request(edition: Edition, actor: User) -> Edition:
    """Close judging; the second judge asks for the own sheet."""
    closed = close_judging(edition=edition, actor=actor)
    make_request(sheet_of(closed, 2))
    return closed
