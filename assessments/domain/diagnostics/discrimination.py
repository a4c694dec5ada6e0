"""Who tells contestants apart, and like the others? (ranking.md D5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from .ordering import double_ranks
from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .table import Panel, Table


@dataclass(frozen=True)
class Discrimination:
    """How one judge of the common panel uses the scale, beside the mean of the other judges.

    `sd` is the sample standard deviation of the judge's totals in points. `slope` 1 = the same
    range as the others, below 1 = narrower, 0 or less = the opposite order. `pearson` and
    `spearman` are correlations with the mean of the others.
    """

    judge: str
    sd: float
    slope: float | Undefined
    pearson: float | Undefined
    spearman: float | Undefined


def discrimination(table: Table) -> tuple[Discrimination, ...] | Undefined:
    """Return one line for each judge of the common panel; needs two judges, two contestants."""
    panel = table.common
    if reason := panel.lacks():
        return Undefined(reason)
    return tuple(_judge(panel, j) for j in range(panel.m))


def _judge(panel: Panel, j: int) -> Discrimination:
    own = panel.units[j]
    # the sum of the others stands for their mean: only the slope needs the factor m-1
    others = [sum(row) - row[j] for row in panel.rows]
    sd = sqrt(_spread(own) / (panel.n - 1)) / panel.scale
    reason = _unusable(own, others)
    if reason:
        gap = Undefined(reason)
        return Discrimination(panel.judges[j], sd, gap, gap, gap)
    slope = (panel.m - 1) * _product(own, others) / _spread(others)
    return Discrimination(
        judge=panel.judges[j],
        sd=sd,
        slope=float(slope),
        pearson=_correlation(own, others),
        spearman=_correlation(double_ranks(own), double_ranks(others)),
    )


def _unusable(own: Sequence[int], others: Sequence[int]) -> Reason | None:
    if len(set(own)) == 1:
        return Reason.FLAT_JUDGE
    return Reason.FLAT_OTHERS if len(set(others)) == 1 else None


def _correlation(left: Sequence[int], right: Sequence[int]) -> float:
    return float(_product(left, right)) / sqrt(_spread(left) * _spread(right))


def _product(left: Sequence[int], right: Sequence[int]) -> Fraction:
    """Return Σ (x - mean)(y - mean), exact."""
    both = sum(x * y for x, y in zip(left, right, strict=True))
    return both - Fraction(sum(left) * sum(right), len(left))


def _spread(values: Sequence[int]) -> Fraction:
    return _product(values, values)
