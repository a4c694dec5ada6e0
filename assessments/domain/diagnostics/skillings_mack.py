"""Agreement on the order from every sheet, holes allowed (ranking.md D1; Skillings & Mack 1981).

Ranks inside each judge's own sheets, times √(12/(k+1)) for k sheets, summed by contestant to A.
SM = A' Σ⁻ A, where Σ is the covariance without any agreement; a complete table without ties gives
Friedman's statistic. Σ = D - B B' (B: who scored whom; D: for each contestant, the sheets of all
judges who scored it), so that only a small matrix, judges × judges, has to be inverted.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from operator import mul
from typing import TYPE_CHECKING

from .connection import is_connected
from .draws import generator, repetitions, shuffled
from .linear import inverse
from .ordering import canonical_order, double_ranks
from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .table import Table

    # the contestants of each judge, and what each of them got there
    Groups = Sequence[Sequence[int]]
    Scores = Sequence[Sequence[float]]

_SHUFFLES = 9_999
# Equal statistics may differ in the last binary digits.
_SLACK = 1e-9


@dataclass(frozen=True)
class SkillingsMack:
    """The statistic, its degrees of freedom (n-1), and its permutation p as in `Concordance`."""

    statistic: float
    degrees: int
    p: float
    shuffles: int


def skillings_mack(table: Table) -> SkillingsMack | Undefined:
    """Return the test over all sheets; a judge with a single sheet says nothing about order.

    Without holes it is Friedman's test, which `concordance` gives already.
    """
    if not table.has_holes:
        return Undefined(Reason.COMPLETE)
    columns = _ordered(table)
    groups = [[i for i, _ in column] for column in columns]
    scores = [_scores([total for _, total in column]) for column in columns]
    n = len(table.contestants)
    if not groups or len(set().union(*groups)) < n or not is_connected(groups):
        return Undefined(Reason.DISCONNECTED)
    if not any(map(any, scores)):
        return Undefined(Reason.ALL_EQUAL)
    statistic = _Statistic(groups, n)
    real = statistic.of(scores)
    p, shuffles = _permutation(statistic, scores, real - _SLACK)
    return SkillingsMack(real, n - 1, p, shuffles)


class _Statistic:
    """SM of given scores, with everything that stays the same from shuffle to shuffle."""

    def __init__(self, groups: Groups, n: int) -> None:
        sheets = [sum(len(group) for group in groups if i in group) for i in range(n)]
        self._groups, self._n = groups, n
        self._shares = [1 / count for count in sheets]
        self._kernel = [list(map(float, row)) for row in _kernel(groups, sheets)]

    def of(self, scores: Scores) -> float:
        """Return A'D⁻A + c'Kc with c = B'D⁻A."""
        sums = [0.0] * self._n
        for group, column in zip(self._groups, scores, strict=True):
            for i, score in zip(group, column, strict=True):
                sums[i] += score
        scaled = list(map(mul, sums, self._shares))
        c = [sum([scaled[i] for i in group]) for group in self._groups]
        inner: float = sum(
            [x * sum(map(mul, row, c)) for x, row in zip(c, self._kernel, strict=True)]
        )
        outer: float = sum(map(mul, sums, scaled))
        return outer + inner


def _ordered(table: Table) -> list[list[tuple[int, Fraction]]]:
    """Return judges with at least two sheets, everything in an order that ignores names."""
    rows, judges = canonical_order(table.totals)
    position = {row: index for index, row in enumerate(rows)}
    columns = [sorted((position[i], x) for i, x in table.by_judge[j]) for j in judges]
    return [column for column in columns if len(column) > 1]


def _scores(totals: Sequence[Fraction]) -> list[float]:
    """Return centred and weighted ranks: each judge counts by how many were compared."""
    middle = len(totals) + 1
    weight = sqrt(12 / middle) / 2
    return [(rank - middle) * weight for rank in double_ranks(totals)]


def _kernel(groups: Groups, sheets: Sequence[int]) -> list[list[Fraction]]:
    """Return (I - B'D⁻B + kk'/k'k)⁻¹, k the sheets of each judge: the null vector made regular."""
    sizes = [len(group) for group in groups]
    square = sum(size * size for size in sizes)
    members = [frozenset(group) for group in groups]

    def cell(j: int, h: int) -> Fraction:
        both = sum((Fraction(1, sheets[i]) for i in members[j] & members[h]), Fraction(0))
        return int(j == h) - both + Fraction(sizes[j] * sizes[h], square)

    span = range(len(groups))
    return inverse([[cell(j, h) for h in span] for j in span])


def _permutation(statistic: _Statistic, scores: Scores, bar: float) -> tuple[float, int]:
    chance = generator()
    shuffles = repetitions(_SHUFFLES, sum(map(len, scores)) + len(scores) ** 2)
    as_good = sum(
        statistic.of([shuffled(column, chance) for column in scores]) >= bar
        for _ in range(shuffles)
    )
    return (1 + as_good) / (1 + shuffles), shuffles
