"""Read what happened around the scores, for the engine and for whoever it concerns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import F, Q

from assessments.domain.circumstances import Circumstances, TieDecisionInput
from assessments.domain.circumstances import Recusal as RecusedPair
from assessments.domain.circumstances import TieKind as EngineTieKind
from assessments.domain.departures import DepartureInput, order_of
from assessments.models import Departure, Recusal, TieMember

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from assessments.models import Category, Contestant, Judge, ScoreSheet

RECUSED = Q(contestant__region__recusals__judge=F("judge"))
ABSENT = Q(judge__absence__isnull=False)


def circumstances_of(
    category: Category, entrants: Sequence[Contestant], judges: Sequence[Judge]
) -> Circumstances:
    """Return what happened around the scores of these people; two queries.

    A recusal covers every contestant of its region, so it enters once for each of them.
    """
    recused = recused_regions(category.edition_id)
    return Circumstances(
        recusals=tuple(
            RecusedPair(judge.public_id, contestant.public_id)
            for judge in judges
            for contestant in entrants
            if (judge.pk, contestant.region_id) in recused
        ),
        absences=tuple(judge.public_id for judge in judges if hasattr(judge, "absence")),
        withdrawn=tuple(each.public_id for each in entrants if each.is_withdrawn),
        tie_decisions=_tie_decisions(category),
    )


def _tie_decisions(category: Category) -> tuple[TieDecisionInput, ...]:
    members: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for decision, kind, contestant in (
        TieMember.objects.filter(decision__category=category)
        .order_by("decision", "position", "pk")
        .values_list("decision_id", "decision__kind", "contestant__public_id")
    ):
        members[decision, kind].append(contestant)
    return tuple(
        _tie_decision(EngineTieKind(kind), contestants)
        for (_decision, kind), contestants in members.items()
    )


def _tie_decision(kind: EngineTieKind, contestants: list[str]) -> TieDecisionInput:
    order = tuple(contestants) if kind is EngineTieKind.ORDERED else ()
    return TieDecisionInput(tuple(contestants), kind, order)


def recorded_departure(category: Category) -> DepartureInput | None:
    """Return the panel's own order of a category as recorded; one query where there is none."""
    departure = Departure.objects.filter(category=category).first()
    if departure is None:
        return None
    members = departure.members.values_list("contestant__public_id", "place")
    return DepartureInput(
        order=order_of(dict(members)),
        basis=departure.basis,
        reason=departure.reason,
        signers=tuple(departure.signers.values_list("public_id", flat=True)),
    )


def sheets_within_reach(sheets: QuerySet[ScoreSheet]) -> QuerySet[ScoreSheet]:
    """Leave out the sheets that do not count: recused, of an absent judge, of who withdrew."""
    return sheets.exclude(RECUSED).exclude(ABSENT).exclude(contestant__is_withdrawn=True)


def recused_regions(edition_id: int) -> frozenset[tuple[int, int]]:
    """Return (judge, region) primary keys of the recusals in an edition (primary key)."""
    return frozenset(
        Recusal.objects.filter(judge__edition=edition_id).values_list("judge_id", "region_id")
    )
