"""Small instruments and panels, written the way the tests think of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from assessments.domain.inputs import Inputs, SheetInput
from assessments.domain.rules import AspectRule, IndicatorRule, Rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.domain.outcome import Outcome, Placement

# contestant -> judge -> indicator -> score
Marks: TypeAlias = "Mapping[str, Mapping[str, Mapping[str, str]]]"
Number: TypeAlias = "int | str | Fraction"


def aspect(identity: str, weight: Number, *scales: tuple[Number, int, int]) -> AspectRule:
    """Return an aspect with indicators ``k1``, ``k2`` … from (inner weight, minimum, maximum)."""
    return AspectRule(
        identity,
        Fraction(weight),
        tuple(
            IndicatorRule(f"{identity}{number}", Fraction(inner), minimum, maximum)
            for number, (inner, minimum, maximum) in enumerate(scales, start=1)
        ),
    )


def percent_aspects(*weights: Number, minimum_panel: int = 3) -> Rules:
    """Return rules with one 0-100 indicator in each aspect: A is the score itself."""
    letters = "abcdefgh"
    return Rules(
        tuple(aspect(letters[index], weight, (1, 0, 100)) for index, weight in enumerate(weights)),
        minimum_panel=minimum_panel,
    )


def total_only(minimum_panel: int = 3, step: str = "1") -> Rules:
    """Return rules whose only indicator, 0-100, is the total."""
    indicator = IndicatorRule("a1", Fraction(1), 0, 100, Decimal(step))
    return Rules((AspectRule("a", Fraction(1), (indicator,)),), minimum_panel=minimum_panel)


def inputs_of(rules: Rules, marks: Marks) -> Inputs:
    """Return the inputs of a panel in which nobody is missing from the lists."""
    judges = sorted({judge for by_judge in marks.values() for judge in by_judge})
    sheets = [
        SheetInput(judge, contestant, scores)
        for contestant, by_judge in marks.items()
        for judge, scores in by_judge.items()
    ]
    return Inputs(rules, tuple(marks), tuple(judges), tuple(sheets))


def totals(by_judge: Mapping[str, Sequence[Number]], *names: str) -> Marks:
    """Return marks for `total_only` from one row of totals for each judge."""
    return {
        name: {judge: {"a1": str(row[index])} for judge, row in by_judge.items()}
        for index, name in enumerate(names)
    }


def places(outcome: Outcome) -> dict[str, int]:
    """Return the place of every contestant."""
    return {placement.contestant: placement.place for placement in outcome.placements}


def decisions(outcome: Outcome) -> list[tuple[str, int, str]]:
    """Return (contestant, place, deciding rung with its aspect) from first to last."""
    return [(each.contestant, each.place, _rung(each)) for each in outcome.placements]


def _rung(placement: Placement) -> str:
    return " ".join(filter(None, [placement.decided_by.value, placement.rung_aspect]))
