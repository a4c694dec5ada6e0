"""Categories of any size, scores as decimal text, the same on every machine."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from assessments.domain.inputs import Inputs, SheetInput
from assessments.domain.rules import AspectRule, IndicatorRule, Rules

WEIGHTS = {"kelembagaan": 30, "sosial": 30, "ekonomi": 40}
INDICATORS = 4

Row: TypeAlias = tuple[str, str, dict[str, str]]


def rules() -> Rules:
    """Return 12 indicators in three aspects, 0 to 100 in hundredths: 10,001 values each."""
    return Rules(
        tuple(
            AspectRule(
                name,
                Fraction(weight),
                tuple(
                    IndicatorRule(f"{name}{number}", Fraction(1), 0, 100, Decimal("0.01"))
                    for number in range(INDICATORS)
                ),
            )
            for name, weight in WEIGHTS.items()
        )
    )


def rows(contestants: int, judges: int) -> list[Row]:
    """Return every sheet as (judge, contestant, scores as entered)."""
    drawn = random.Random(20180920)  # noqa: S311 - made-up scores, guards nothing
    indicators = [f"{name}{number}" for name in WEIGHTS for number in range(INDICATORS)]
    return [
        (
            f"J{judge}",
            f"K{contestant}",
            {each: f"{drawn.randint(4000, 10000) / 100:.2f}" for each in indicators},
        )
        for contestant in range(contestants)
        for judge in range(judges)
    ]


def inputs_of(given: list[Row]) -> Inputs:
    """Return the inputs of the engine; rules are made anew, so that nothing is remembered."""
    return Inputs(
        rules(),
        tuple(dict.fromkeys(contestant for _, contestant, _ in given)),
        tuple(dict.fromkeys(judge for judge, _, _ in given)),
        tuple(SheetInput(*row) for row in given),
    )


def float_pass(given: list[Row]) -> list[str]:
    """Rank the same text with floats and nothing else: the baseline, wrong among near equals."""
    worth = {
        f"{name}{number}": weight / 100 / INDICATORS
        for name, weight in WEIGHTS.items()
        for number in range(INDICATORS)
    }
    sums: dict[str, float] = {}
    for _, contestant, scores in given:
        total = 0.0
        for indicator, text in scores.items():
            total += worth[indicator] * float(text)
        sums[contestant] = sums.get(contestant, 0.0) + total
    return sorted(sums, key=lambda contestant: -sums[contestant])


def exact_value(given: list[Row], who: str) -> Fraction:
    """Return a final value by plain fractions, slowly and independently of the engine."""
    totals = [
        sum(
            (
                Fraction(text) * WEIGHTS[indicator.rstrip("0123456789")] / 100 / INDICATORS
                for indicator, text in scores.items()
            ),
            Fraction(0),
        )
        for _, contestant, scores in given
        if contestant == who
    ]
    return sum(totals, Fraction(0)) / len(totals)
