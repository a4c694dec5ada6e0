"""Read the panel's own order of a category beside the computed one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessments.models import Departure
from assessments.selectors.panel_acts import signers_for
from assessments.selectors.people import contestants_in
from assessments.selectors.ranking import live_ranking
from assessments.selectors.scores import category_inputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessments.models import Category, Contestant, DepartureMember, Judge
    from assessments.selectors.panel_acts import Signer
    from assessments.selectors.ranking import Ranking, RankRow


@dataclass(frozen=True)
class DepartureAct:
    """A recorded departure; `is_used` says whether it counts over the sheets as they are now."""

    departure: Departure
    members: tuple[DepartureMember, ...]
    signers: tuple[Judge, ...]
    is_used: bool


@dataclass(frozen=True)
class DeparturePage:
    """The computed order, what is recorded against it, who may sign and how many have to."""

    ranking: Ranking
    signers: tuple[Signer, ...]
    act: DepartureAct | None
    seen: str

    @property
    def rows(self) -> list[RankRow]:
        """Return the computed order."""
        return self.ranking.computed_rows

    @property
    def needed(self) -> int:
        """Return how many judges have to sign."""
        return majority_of(self.signers)

    @property
    def contestants(self) -> list[Contestant]:
        """Return who has a place, in the computed order."""
        return [row.contestant for row in self.rows]

    @property
    def is_possible(self) -> bool:
        """Say whether there is a whole computed order to depart from."""
        settled = not self.ranking.has_open_tie and not self.ranking.has_unused_decision
        return self.ranking.is_computed and settled and len(self.rows) > 1


def departure_page(category: Category) -> DeparturePage:
    """Return the page of a closed category; the number of queries does not grow with people."""
    act = departure_act(category)
    ranking = live_ranking(category)
    if act:
        act = replace(act, is_used=not ranking.has_unused_departure)
    return DeparturePage(
        ranking=ranking,
        signers=tuple(signers_for(contestants_in(category), category.edition_id)),
        act=act,
        seen=departure_seen(category_inputs(category).basis, act.departure if act else None),
    )


def departure_act(category: Category, *, is_used: bool = True) -> DepartureAct | None:
    """Return what is recorded, or None."""
    departure = (
        Departure.objects.filter(category=category)
        .select_related("recorded_by")
        .prefetch_related(
            "signers__user", "members__contestant__kube", "members__contestant__facilitator"
        )
        .first()
    )
    if departure is None:
        return None
    members = sorted(departure.members.all(), key=lambda each: each.place)
    signers = sorted(departure.signers.all(), key=lambda judge: judge.order)
    return DepartureAct(departure, tuple(members), tuple(signers), is_used)


def departures_in(rankings: Iterable[Ranking]) -> list[tuple[Ranking, DepartureAct | None]]:
    """Return the rankings in which the panel departed from the computed order, with its act."""
    return [(each, departure_act(each.category)) for each in rankings if each.is_departed]


def departure_seen(basis: str, recorded: Departure | None) -> str:
    """Return the inputs and what is recorded as one text: another as soon as either is another."""
    return f"{basis};{recorded.public_id if recorded else ''}"


def majority_of(signers: Sequence[Signer]) -> int:
    """Return how many of those who may sign have to: more than half."""
    return sum(each.may_sign for each in signers) // 2 + 1
