"""Make what happens around the scores, in whatever state the edition is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import (
    Absence,
    Contestant,
    Recusal,
    RecusalReason,
    TieDecision,
    TieKind,
)
from groups.models import Region
from tests.factories import make_user

if TYPE_CHECKING:
    from assessments.models import Category, Edition


def elsewhere(edition: Edition, contestant: int, code: str = "31.71") -> Region:
    """Let the contestants of this running order come from Jakarta Pusat, the others do not."""
    region = Region.objects.get(code=code)
    Contestant.objects.filter(category__edition=edition, running_order=contestant).update(
        region=region
    )
    return region


def recuse(edition: Edition, judge: int, code: str = "31.71") -> Recusal:
    """Record that a judge (by order) does not judge a region."""
    seat = edition.judges.get(order=judge)
    return Recusal.objects.create(
        judge=seat,
        region=Region.objects.get(code=code),
        reason=RecusalReason.FAMILY,
        recorded_by=seat.user,
    )


def excuse(edition: Edition, judge: int) -> Absence:
    """Record that a judge (by order) was absent."""
    seat = edition.judges.get(order=judge)
    return Absence.objects.create(judge=seat, reason="Sakit.", recorded_by=seat.user)


def make_tie_decision(category: Category) -> TieDecision:
    """Return a panel decision that names nobody yet."""
    return TieDecision.objects.create(
        category=category,
        kind=TieKind.ORDERED,
        reason="Musyawarah.",
        recorded_by=make_user(),
    )
