"""Count a request as granted wherever its sheet becomes writable; callers hold the edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from assessments.models import Answer, ReopenRequest

if TYPE_CHECKING:
    from assessments.models import Edition, ScoreSheet
    from kube_awards.accounts.models import User


def grant_request(*, sheet: ScoreSheet, actor: User) -> int:
    """Answer what the judge of this sheet asked for; return how many requests that were."""
    return _grant(actor, sheet=sheet)


def grant_requests(*, edition: Edition, actor: User) -> int:
    """Answer the requests for unsent sheets once judging goes on; sent ones can be pulled back."""
    return _grant(actor, sheet__judge__edition=edition)


def _grant(actor: User, **which: object) -> int:
    waiting = ReopenRequest.objects.filter(answer=Answer.WAITING, **which)
    return waiting.update(answer=Answer.GRANTED, answered_at=timezone.now(), answered_by=actor)
