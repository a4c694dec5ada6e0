"""Make what happens around the scores, in whatever state the edition is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Absence, Contestant, Recusal, RecusalReason
from groups.models import Region

if TYPE_CHECKING:
    from assessments.models import Edition


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
