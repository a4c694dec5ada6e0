"""The whole instrument as integers over one common denominator (ranking.md §2.2).

Fractions are exact but slow. Every coefficient of the formulas is therefore multiplied once by
a common denominator D; from then on a sheet costs one table look-up and one addition a score.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from math import lcm
from typing import TYPE_CHECKING

from .decimals import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .instrument import AspectRule, IndicatorRule


class Column:
    """One indicator: from a score to its units of the aspect value, judging each text once.

    `maximum` is the units of the highest score.
    """

    def __init__(self, rule: IndicatorRule, factor: Fraction) -> None:
        """Take the rule and the units that one score point is worth."""
        self.id = rule.id
        self.maximum = int(rule.scale[1] * factor)
        self._rule = rule
        self._factor = factor
        self._known: dict[str, int] = {}
        self._places = _places(rule)
        self._grid = tuple(int(each * 10**self._places) for each in rule.scale)
        self._worth: Fraction = factor / 10**self._places

    def units(self, raw: object) -> int:
        """Return the exact units of a score; raise `InvalidInput` for anything off the scale."""
        # only text is remembered: as dictionary keys 1, 1.0 and True would be one
        if type(raw) is not str:
            return self._judge(raw)
        units = self._known.get(raw)
        if units is None:
            units = self._quick(raw)
            self._known[raw] = units = self._judge(raw) if units is None else units
        return units

    def _quick(self, raw: str) -> int | None:
        """Return the units of ordinary text in whole numbers alone, or None where in doubt."""
        whole, _, part = raw.partition(".")
        if len(part) > self._places or PLAIN.fullmatch(raw) is None:
            return None
        minimum, maximum, step = self._grid
        shift: int = 10 ** (self._places - len(part))
        score = int(whole + part) * shift
        if not minimum <= score <= maximum or (score - minimum) % step:
            return None
        return score * self._worth.numerator // self._worth.denominator

    def _judge(self, raw: object) -> int:
        return int(self._rule.value_of(raw) * self._factor)


def _places(rule: IndicatorRule) -> int:
    """Return the decimals that every score of the scale can be written with."""
    fineness = lcm(*(each.denominator for each in rule.scale))
    return next(places for places in count() if 10**places % fineness == 0)


@dataclass(frozen=True)
class Units:
    """Integer form of an instrument: columns by aspect, and the aspect weights over their sum."""

    denominator: int
    columns: tuple[tuple[Column, ...], ...]
    weights: tuple[int, ...]
    weight_sum: int
    ids: frozenset[str]

    def total(self, aspects: Sequence[int]) -> int:
        """Return the units of T = Σ W·A / ΣW; D was chosen so that the division leaves nothing."""
        return self._weighted(aspects) // self.weight_sum

    def admits(self, aspects: Sequence[int], total: int) -> bool:
        """Say whether a stored value can come from this instrument: in range, total = its parts.

        Catches values that were stored under other rules or changed behind the engine's back.
        """
        top = 100 * self.denominator
        return (
            len(aspects) == len(self.weights)
            and all(type(units) is int and 0 <= units <= top for units in aspects)
            and type(total) is int
            and total * self.weight_sum == self._weighted(aspects)
        )

    def _weighted(self, aspects: Sequence[int]) -> int:
        return sum(weight * units for weight, units in zip(self.weights, aspects, strict=True))


def units_of(aspects: Sequence[AspectRule]) -> Units:
    """Return the integer form of validated aspects whose weights do not sum to 0."""
    total = sum((aspect.weight for aspect in aspects), Fraction(0))
    shares = tuple(aspect.weight / total for aspect in aspects)
    weight_sum = lcm(*(share.denominator for share in shares))
    denominator = lcm(*_denominators(aspects, shares))
    return Units(
        denominator=denominator,
        columns=tuple(
            tuple(
                Column(rule, aspect.points_per_score(rule) * denominator)
                for rule in aspect.indicators
            )
            for aspect in aspects
        ),
        weights=tuple(int(share * weight_sum) for share in shares),
        weight_sum=weight_sum,
        ids=frozenset(rule.id for aspect in aspects for rule in aspect.indicators),
    )


def _denominators(aspects: Sequence[AspectRule], shares: Sequence[Fraction]) -> Iterator[int]:
    for aspect, share in zip(aspects, shares, strict=True):
        for rule in aspect.indicators:
            minimum, _, step = rule.scale
            # every score of the scale is a multiple of 1/grid
            grid = lcm(minimum.denominator, step.denominator)
            points = aspect.points_per_score(rule) / grid
            yield points.denominator
            yield (points * share).denominator
