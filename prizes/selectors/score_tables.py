"""Read all that a category's result was computed from, with names, for whoever checks it by hand.

From an approved or waiting decision: its frozen inputs, its names and places. Before there is one:
the sheets as sent, once judging is closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.domain.inputs import compute
from assessments.models import Indicator
from assessments.selectors.people import entrants_of, panel_of
from assessments.selectors.scores import category_inputs, frozen_inputs
from prizes.selectors.decisions import decided_rankings, live_rankings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.domain.inputs import Inputs
    from assessments.domain.outcome import Outcome, Placement
    from assessments.domain.rules import Rules
    from assessments.models import Category, Edition, Judge
    from prizes.models import Decision
    from prizes.selectors.decisions import PrizedRanking


@dataclass(frozen=True)
class Entrant:
    """A contestant of the table: what is printed, and what was decided where there are places."""

    id: str
    name: str
    region: str
    placement: Placement | None = None
    label: str = ""
    amount: int = 0
    tie_line: str = ""


@dataclass(frozen=True)
class ScoreTable:
    """One category: everybody, every score as entered, the outcome, and who counts."""

    kind_label: str
    name: str
    outcome: Outcome
    indicators: Mapping[str, str]
    aspects: Mapping[str, str]
    entrants: tuple[Entrant, ...]
    judges: Mapping[str, str]
    scores: Mapping[tuple[str, str], Mapping[str, str]]
    void: Mapping[tuple[str, str], str]

    @property
    def rules(self) -> Rules:
        """Return the rules that the outcome rests on."""
        return self.outcome.rules

    @property
    def panel(self) -> tuple[str, ...]:
        """Return who counts, in the order of the panel."""
        return tuple(judge for judge in self.judges if judge in self.outcome.panel)

    @property
    def others(self) -> tuple[str, ...]:
        """Return who judges and does not count."""
        return tuple(judge for judge in self.judges if judge not in self.outcome.panel)

    @property
    def ranked(self) -> tuple[Entrant, ...]:
        """Return who has a place, from first to last; those without one follow."""
        last = len(self.entrants) + 1
        return tuple(
            sorted(self.entrants, key=lambda each: each.placement.place if each.placement else last)
        )

    def why_void(self, judge: str, contestant: str) -> str:
        """Return why a sheet does not count, or nothing where it does."""
        if reason := self.void.get((judge, contestant)):
            return reason
        return "" if judge in self.outcome.panel else "juri di luar panel bersama"


def score_tables(edition: Edition, decision: Decision | None) -> list[ScoreTable]:
    """Return both categories; the number of queries does not grow with people or scores."""
    rankings = decided_rankings(decision) if decision else live_rankings(edition)
    frozen = frozen_inputs(decision.result) if decision else {}
    judges = panel_of(edition.pk)
    return [
        _table(
            ranking,
            frozen[ranking.category.kind] if decision else category_inputs(ranking.category),
            judges,
        )
        for ranking in rankings
    ]


def _table(prized: PrizedRanking, inputs: Inputs, judges: Sequence[Judge]) -> ScoreTable:
    category, outcome = prized.category, compute(inputs)
    indicators = Indicator.objects.filter(aspect__category=category)
    return ScoreTable(
        kind_label=str(category.get_kind_display()),
        name=prized.name,
        outcome=outcome,
        indicators={str(each.number): each.name for each in indicators},
        aspects={aspect.code: aspect.name for aspect in prized.ranking.aspects},
        entrants=_entrants(category, inputs, outcome, prized),
        judges={each.public_id: each.name for each in judges if each.public_id in inputs.judges},
        scores={(sheet.judge, sheet.contestant): sheet.scores for sheet in inputs.sheets},
        void=_void(inputs),
    )


def _entrants(
    category: Category, inputs: Inputs, outcome: Outcome, prized: PrizedRanking
) -> tuple[Entrant, ...]:
    placements = {placement.contestant: placement for placement in outcome.by_rules}
    rows = {row.row.contestant.public_id: row for row in prized.rows}
    found = []
    for contestant in entrants_of(category):
        key = contestant.public_id
        if key not in inputs.contestants:
            continue
        row = rows.get(key)
        if row is None:
            found.append(Entrant(key, contestant.name, contestant.region.short_name))
            continue
        found.append(
            Entrant(
                key,
                row.name,
                row.region,
                placements.get(key),
                row.label,
                row.amount,
                row.row.tie_line,
            )
        )
    return tuple(found)


def _void(inputs: Inputs) -> dict[tuple[str, str], str]:
    """Return the pairs that count nowhere, with the reason as it is printed."""
    found: dict[tuple[str, str], str] = {}
    for contestant in inputs.contestants:
        for judge in inputs.judges:
            if judge in inputs.absences:
                found[judge, contestant] = "juri tidak hadir"
            elif contestant in inputs.withdrawn:
                found[judge, contestant] = "peserta mengundurkan diri"
    found |= {(each.judge, each.contestant): "benturan kepentingan" for each in inputs.recusals}
    return found
