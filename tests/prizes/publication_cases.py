"""Make what tests of announcing need: a decision and a publication in each state."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from kube_awards.accounts.roles import Role
from prizes.models import Decision, Publication
from prizes.services.publication import schedule_publication, withdraw_publication
from tests.confirming import confirmed
from tests.factories import approved, closed_edition, make_user, proposed, published

MOMENT, HOUR = dt.timedelta(seconds=1), dt.timedelta(hours=1)


def decided() -> Decision:
    """Return an approved and confirmed decision that nobody has announced."""
    return confirmed(approved(proposed(closed_edition(judges=1, contestants=1))))


def scheduled(decision: Decision, after: dt.timedelta = HOUR, seen: int = 0) -> Publication:
    """Return the announcement that panitia plan for a time from now."""
    at = timezone.now() + after
    return schedule_publication(decision=decision, actor=make_user(Role.PANITIA), at=at, seen=seen)


def clock_moves(decision: Decision, by: dt.timedelta) -> None:
    """Let the database's clock stand `by` later for this announcement, by moving its minute."""
    found = Publication.objects.get(decision=decision)
    Publication.objects.filter(pk=found.pk).update(published_at=found.published_at - by)


def withdrawn(decision: Decision) -> Decision:
    """Return the decision, announced and taken back."""
    withdraw_publication(
        decision=published(decision),
        actor=make_user(Role.PANITIA),
        reason="Nama salah.",
        seen=1,
    )
    return decision
