"""Read what judges asked panitia for: names and the judge's words, never a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from assessments.models import Answer, ReopenRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Edition, ScoreSheet


def waiting_requests(edition: Edition) -> QuerySet[ReopenRequest]:
    """Return the requests of an edition that wait for an answer, the oldest first."""
    return ReopenRequest.objects.filter(
        answer=Answer.WAITING, sheet__judge__edition=edition
    ).select_related(
        "sheet__judge__user", "sheet__contestant__kube", "sheet__contestant__facilitator"
    )


def last_request(sheet: ScoreSheet) -> ReopenRequest | None:
    """Return what the judge last asked for this sheet, answered or not."""
    return ReopenRequest.objects.filter(sheet=sheet).order_by("-asked_at", "-pk").first()


def may_ask(sheet: ScoreSheet) -> bool:
    """Say whether the judge of this sheet needs panitia to write on it again."""
    edition = sheet.judge.edition
    closed = edition.takes_reopened and not edition.accepts_scores(timezone.now())
    return closed and not sheet.takes_scores_now
