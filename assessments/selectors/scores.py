"""Read scores for the engine: as entered for a result, as exact sums for a live ranking."""

from __future__ import annotations

from collections import defaultdict

from assessments.domain.inputs import Inputs, SheetInput
from assessments.domain.ranking import Outcome, rank
from assessments.domain.scoring import SheetValue
from assessments.models import AspectValue, Category, Contestant, Judge, Score, SheetState
from assessments.selectors.rules import current_rules_version, frozen_rules


def contestants_in(category: Category) -> list[Contestant]:
    """Return who competes, in running order, names at hand."""
    return list(
        Contestant.objects.filter(category=category, is_withdrawn=False)
        .select_related("kube", "facilitator", "region")
        .order_by("running_order")
    )


def panel_of(category: Category) -> list[Judge]:
    """Return the judges of the category's edition in their order, names at hand."""
    return list(
        Judge.objects.filter(edition=category.edition_id).select_related("user").order_by("order")
    )


def category_inputs(category: Category) -> Inputs:
    """Return the engine's inputs from the sent sheets, every score as entered."""
    sheets: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    scores = Score.objects.filter(
        sheet__contestant__category=category,
        sheet__contestant__is_withdrawn=False,
        sheet__state=SheetState.SUBMITTED,
    ).values_list(
        "sheet__judge__public_id", "sheet__contestant__public_id", "indicator__number", "value"
    )
    for judge, contestant, number, value in scores:
        sheets[judge, contestant][str(number)] = str(value)
    return Inputs(
        rules=frozen_rules(current_rules_version(category)),
        contestants=tuple(c.public_id for c in contestants_in(category)),
        judges=tuple(judge.public_id for judge in panel_of(category)),
        sheets=tuple(
            SheetInput(judge=judge, contestant=contestant, scores=values)
            for (judge, contestant), values in sheets.items()
        ),
    )


def live_outcome(category: Category) -> Outcome:
    """Rank the sent sheets by their stored exact integers; no score row is read."""
    rules = frozen_rules(current_rules_version(category))
    order = {aspect.id: at for at, aspect in enumerate(rules.aspects)}
    aspects: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(order))
    totals: dict[tuple[str, str], int] = {}
    for judge, contestant, code, units, total in AspectValue.objects.filter(
        sheet__contestant__category=category,
        sheet__contestant__is_withdrawn=False,
        sheet__state=SheetState.SUBMITTED,
    ).values_list(
        "sheet__judge__public_id",
        "sheet__contestant__public_id",
        "aspect__code",
        "units",
        "sheet__total_units",
    ):
        aspects[judge, contestant][order[code]] = units
        totals[judge, contestant] = total or 0
    return rank(
        rules,
        [contestant.public_id for contestant in contestants_in(category)],
        [judge.public_id for judge in panel_of(category)],
        {pair: SheetValue(tuple(aspects[pair]), total) for pair, total in totals.items()},
    )
