"""Agreement with holes allowed: Krippendorff's alpha (ranking.md D3).

Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"; Hayes & Krippendorff 2007.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import ceil, lcm
from typing import TYPE_CHECKING

from .draws import generator, repetitions, resampled
from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .table import Table

    Units = Sequence[Sequence[Fraction]]
    Spread = Callable[[Sequence[Fraction]], Fraction]
    # number of values of a unit, their sum, the sum of their squares
    Sums = tuple[int, int, int]

_RESAMPLES = 2_000
_TAIL = Fraction(1, 40)


class Metric(StrEnum):
    """How far apart two values are: 0 or 1, by rank, by difference, by relative difference."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True)
class Alpha:
    """Alpha of the interval metric over all sheets, its 95 % bootstrap interval, what it rests on.

    `contestants` counts those with at least two sheets, `values` their sheets. Resamples without
    any difference have no alpha and are left out; `resamples` counts those that remain.
    """

    value: float
    interval: tuple[float, float] | Undefined
    contestants: int
    values: int
    resamples: int


def alpha(table: Table) -> Alpha | Undefined:
    """Return alpha for the totals of all sheets, holes allowed; severity lowers it."""
    units = _pairable([[total for _, total in row] for row in table.by_contestant])
    value = krippendorff(units, Metric.INTERVAL)
    if isinstance(value, Undefined):
        return value
    found = _bootstrap(units)
    return Alpha(
        value=float(value),
        interval=_middle(found) if len(units) > 1 else Undefined(Reason.FEW_CONTESTANTS),
        contestants=len(units),
        values=sum(map(len, units)),
        resamples=len(found),
    )


def krippendorff(units: Units, metric: Metric) -> Fraction | Undefined:
    """Return alpha = 1 - Do/De, exact, from the values given to each unit (at least two count)."""
    units = _pairable(units)
    if not units:
        return Undefined(Reason.NO_PAIRS)
    if metric is Metric.ORDINAL:
        units = _mid_ranks(units)
    spread = _SPREADS[metric]
    values = [value for unit in units for value in unit]
    expected = spread(values)
    if not expected:
        return Undefined(Reason.NO_SPREAD)
    observed = sum((spread(unit) / (len(unit) - 1) for unit in units), Fraction(0))
    return 1 - observed * (len(values) - 1) / expected


def _pairable(units: Units) -> Units:
    return [unit for unit in units if len(unit) > 1]


def _mid_ranks(units: Units) -> Units:
    """Replace each value by the count of lower ones and half the count of equal ones.

    The ordinal metric (Σ n_g from a to b - (n_a + n_b)/2)² is the squared difference of these.
    """
    ordered = sorted(value for unit in units for value in unit)
    rank = {
        value: Fraction(bisect_left(ordered, value) + bisect_right(ordered, value), 2)
        for value in ordered
    }
    return [[rank[value] for value in unit] for unit in units]


def _by_difference(values: Sequence[Fraction]) -> Fraction:
    """Return Σ (a-b)² over ordered pairs, without visiting the pairs."""
    squares = sum((x * x for x in values), Fraction(0))
    return 2 * (len(values) * squares - sum(values, Fraction(0)) ** 2)


def _by_category(values: Sequence[Fraction]) -> Fraction:
    """Return the number of ordered pairs that differ."""
    return Fraction(len(values) ** 2 - sum(size**2 for size in Counter(values).values()))


def _by_proportion(values: Sequence[Fraction]) -> Fraction:
    """Return Σ ((a-b)/(a+b))² over ordered pairs; values are not negative."""
    pairs = combinations(Counter(values).items(), 2)
    return 2 * sum((m * n * ((a - b) / (a + b)) ** 2 for (a, m), (b, n) in pairs), Fraction(0))


_SPREADS: dict[Metric, Spread] = {
    Metric.NOMINAL: _by_category,
    Metric.ORDINAL: _by_difference,
    Metric.INTERVAL: _by_difference,
    Metric.RATIO: _by_proportion,
}


def _bootstrap(units: Units) -> list[float]:
    """Return alpha of resamples of the units, sorted.

    The units are sorted before the draw, so that the order of contestants leaves no trace.
    """
    scale = lcm(*(value.denominator for unit in units for value in unit))
    sums = sorted(_sums([int(value * scale) for value in unit]) for unit in units)
    chance, count = generator(), repetitions(_RESAMPLES, len(sums))
    draws = [_from_sums(resampled(sums, chance)) for _ in range(count)]
    return sorted(draw for draw in draws if draw is not None)


def _sums(values: Sequence[int]) -> Sums:
    return len(values), sum(values), sum(value * value for value in values)


def _from_sums(sums: Sequence[Sums]) -> float | None:
    """Return the interval alpha, `None` when all values are equal."""
    count, total, squares = map(sum, zip(*sums, strict=True))
    expected = count * squares - total**2
    if not expected:
        return None
    observed: float = sum([(n * s2 - s1 * s1) / (n - 1) for n, s1, s2 in sums])
    return 1 - observed * (count - 1) / expected


def _middle(found: Sequence[float]) -> tuple[float, float]:
    """Return the 2.5 % and the 97.5 % point."""
    cut = ceil(len(found) * _TAIL) - 1
    return found[cut], found[-1 - cut]
