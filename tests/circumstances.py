"""Make what happens around the scores, in whatever state the edition is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import (
    Absence,
    Category,
    Contestant,
    HolePolicy,
    Recusal,
    RecusalReason,
    TieDecision,
    TieKind,
)
from assessments.services.judging import open_judging
from groups.models import Region
from tests.factories import edition_ready, make_user, send_sheet, sheet_of

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


def torn_apart() -> Edition:
    """Return an open edition with adjusted values in which no sheet joins its two contestants."""
    edition = edition_ready(judges=2, contestants=2)
    Category.objects.update(hole_policy=HolePolicy.ADJUSTED, minimum_panel=1)
    elsewhere(edition, contestant=1)
    open_judging(edition=edition, actor=make_user())
    recuse(edition, judge=1)
    recuse(edition, judge=2, code="31.75")
    send_sheet(sheet_of(edition, judge=1, contestant=2), 4, 4, 4, 4)
    send_sheet(sheet_of(edition, judge=2, contestant=1), 5, 5, 5, 5)
    return edition


def make_tie_decision(category: Category) -> TieDecision:
    """Return a panel decision that names nobody yet."""
    return TieDecision.objects.create(
        category=category,
        kind=TieKind.ORDERED,
        reason="Musyawarah.",
        recorded_by=make_user(),
    )


def entered(edition: Edition) -> list[Contestant]:
    """Return the contestants of an edition in running order."""
    return list(Contestant.objects.filter(category__edition=edition).order_by("running_order"))
