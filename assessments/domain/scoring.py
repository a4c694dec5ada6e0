"""From the scores of one sheet to its values (ranking.md §2.2; ux.md §3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from .errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from .rules import Rules

Scores: TypeAlias = "Mapping[str, str | int | Decimal]"


@dataclass(frozen=True, slots=True)
class SheetValue:
    """Aspect values in the order of the rules, and the total, in units of 1/D on 0..100."""

    aspects: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class AspectPoints:
    """What one aspect has added to the total so far, on the 0..100 scale of the total.

    `maximum` is the most the whole aspect can add, `filled_maximum` the most its filled
    indicators can.
    """

    aspect: str
    points: Fraction
    maximum: Fraction
    filled_maximum: Fraction


def score_sheet(rules: Rules, scores: Scores) -> SheetValue:
    """Return the exact value of a complete sheet.

    Raises `InvalidInput` that names the indicator for one that is missing or foreign, and for a
    score that is not a plain decimal on its scale. Nothing is clipped, rounded or filled in.
    """
    units = rules.units
    if scores.keys() != units.ids:
        check_indicators(rules, scores)
        missing = next(
            rule.id for a in rules.aspects for rule in a.indicators if rule.id not in scores
        )
        raise InvalidInput("belum dinilai", f"indikator {missing}")
    aspects = tuple(
        [sum([column.units(scores[column.id]) for column in columns]) for columns in units.columns]
    )
    return SheetValue(aspects, units.total(aspects))


def aspect_points(rules: Rules, scores: Scores) -> tuple[AspectPoints, ...]:
    """Return the contribution of every aspect for the filled indicators of a sheet.

    A score x adds W/ΣW · v/Σv · 100·x/maximum. Foreign indicators and scores off their scale
    raise `InvalidInput`.
    """
    check_indicators(rules, scores)
    units = rules.units
    scale = units.denominator * units.weight_sum
    result = []
    for aspect, columns, weight in zip(rules.aspects, units.columns, units.weights, strict=True):
        filled = [column for column in columns if column.id in scores]
        points = sum(column.units(scores[column.id]) for column in filled)
        result.append(
            AspectPoints(
                aspect=aspect.id,
                points=Fraction(weight * points, scale),
                maximum=Fraction(weight * sum(column.maximum for column in columns), scale),
                filled_maximum=Fraction(weight * sum(column.maximum for column in filled), scale),
            )
        )
    return tuple(result)


def running_total(rules: Rules, scores: Scores) -> tuple[Fraction, Fraction]:
    """Return the points so far and the most that the filled indicators could have given."""
    aspects = aspect_points(rules, scores)
    points = sum((aspect.points for aspect in aspects), Fraction(0))
    return points, sum((aspect.filled_maximum for aspect in aspects), Fraction(0))


def check_indicators(rules: Rules, scores: Scores) -> None:
    """Refuse a score for an indicator that the rules do not have."""
    for identity in scores:
        if identity not in rules.units.ids:
            raise InvalidInput("tidak ada dalam instrumen", f"indikator {identity}")
