"""Read scores for the engine: as entered for a result, as exact sums for a live ranking."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.domain.departures import depart
from assessments.domain.errors import InvalidInput
from assessments.domain.inputs import Inputs, SheetInput
from assessments.domain.ranking import Outcome, rank
from assessments.domain.scoring import SheetValue
from assessments.models import AspectValue, Category, Contestant, Score, SheetState
from assessments.selectors.circumstances import circumstances_of, recorded_departure
from assessments.selectors.people import entrants_of, panel_of
from assessments.selectors.rules import current_rules_version, frozen_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assessments.models import Result


def category_inputs(category: Category) -> Inputs:
    """Return the engine's inputs from the sent sheets, every score as entered.

    Sheets that a circumstance voids are among them: the engine says that they do not count.
    """
    sheets: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    scores = Score.objects.filter(
        sheet__contestant__category=category,
        sheet__state=SheetState.SUBMITTED,
    ).values_list(
        "sheet__judge__public_id", "sheet__contestant__public_id", "indicator__number", "value"
    )
    for judge, contestant, number, value in scores:
        sheets[judge, contestant][str(number)] = str(value)
    entrants, judges = entrants_of(category), panel_of(category.edition_id)
    around = circumstances_of(category, entrants, judges)
    return Inputs(
        rules=frozen_rules(current_rules_version(category)),
        contestants=tuple(contestant.public_id for contestant in entrants),
        judges=tuple(judge.public_id for judge in judges),
        sheets=tuple(
            SheetInput(judge=judge, contestant=contestant, scores=values)
            for (judge, contestant), values in sheets.items()
        ),
        recusals=around.recusals,
        absences=around.absences,
        withdrawn=around.withdrawn,
        tie_decisions=around.tie_decisions,
        departure=recorded_departure(category),
    )


def decided_outcome(category: Category, entrants: Sequence[Contestant]) -> Outcome:
    """Rank the sent sheets, and depart from that where the panel did; only then scores are read."""
    outcome = live_outcome(category, entrants)
    departure = recorded_departure(category)
    if departure is None:
        return outcome
    return depart(outcome, departure, category_inputs(category).basis)


def live_outcome(
    category: Category, entrants: Sequence[Contestant], *, undecided: Collection[str] = ()
) -> Outcome:
    """Rank the sent sheets by their stored exact integers; no score row is read.

    `entrants` is everybody entered in the category. Decisions of the panel about anybody in
    `undecided` (public ids) are left aside, and so is a departure from the computed order.
    """
    rules = frozen_rules(current_rules_version(category))
    judges = panel_of(category.edition_id)
    around = circumstances_of(category, entrants, judges)
    kept = tuple(each for each in around.tie_decisions if not set(each.group) & set(undecided))
    return rank(
        rules,
        [contestant.public_id for contestant in entrants],
        [judge.public_id for judge in judges],
        _stored_values(category, [aspect.id for aspect in rules.aspects]),
        replace(around, tie_decisions=kept),
    )


def _stored_values(category: Category, aspects: Sequence[str]) -> dict[tuple[str, str], SheetValue]:
    """Return the exact integers of the sent sheets by (judge, contestant) public ids."""
    order = {code: at for at, code in enumerate(aspects)}
    values: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(order))
    totals: dict[tuple[str, str], int] = {}
    for judge, contestant, code, units, total in AspectValue.objects.filter(
        sheet__contestant__category=category, sheet__state=SheetState.SUBMITTED
    ).values_list(
        "sheet__judge__public_id",
        "sheet__contestant__public_id",
        "aspect__code",
        "units",
        "sheet__total_units",
    ):
        values[judge, contestant][order[code]] = units
        totals[judge, contestant] = total or 0
    return {pair: SheetValue(tuple(values[pair]), total) for pair, total in totals.items()}


def open_ties(outcome: Outcome) -> tuple[frozenset[str], ...]:
    """Return the groups (public ids) that no rule could part and the panel has not decided on."""
    groups: defaultdict[int, set[str]] = defaultdict(set)
    for placement in outcome.placements:
        if placement.exhausted:
            groups[placement.place].add(placement.contestant)
    return tuple(frozenset(groups[place]) for place in sorted(groups))


def frozen_inputs(result: Result) -> dict[str, Inputs]:
    """Return what a frozen result was computed from, by kind of category.

    Raise ValueError where the stored text is not what `freeze_result` wrote.
    """
    stored = json.loads(result.canonical)
    if not isinstance(stored, dict):
        raise InvalidInput("bukan kategori", "masukan")
    return {kind: Inputs.from_canonical(inputs) for kind, inputs in stored.items()}
