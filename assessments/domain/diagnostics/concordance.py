"""Do the judges agree on the order? Kendall's W and Spearman's rho (ranking.md D1).

Kendall & Babington Smith 1939; Siegel & Castellan 1988, 9.7 (ties); Legendre 2005 (permutation).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING

from .draws import generator, repetitions, shuffled
from .ordering import double_ranks
from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .table import Panel, Table

    Ranks = Sequence[Sequence[int]]
    Rho = float | Undefined

_SHUFFLES = 9_999


@dataclass(frozen=True)
class Concordance:
    """Agreement on the order of n contestants by the judges of the common panel.

    `w` lies in 0..1; `chi_square` with `degrees` is Friedman's statistic; `p` the share of
    `shuffles` random orders (and the real one) that agree at least as much. `judge_rhos` has one
    (judge, mean rho with the others) each; `mean_rho` is the mean over all pairs of judges.
    """

    n: int
    m: int
    w: float
    chi_square: float
    degrees: int
    p: float
    shuffles: int
    mean_rho: Rho
    judge_rhos: tuple[tuple[str, Rho], ...]


def concordance(table: Table) -> Concordance | Undefined:
    """Return the agreement on the common panel; needs two judges, two contestants, a difference."""
    panel = table.common
    if reason := panel.lacks():
        return Undefined(reason)
    ranks = [double_ranks(column) for column in panel.units]
    most = _most(ranks)
    if not most:
        return Undefined(Reason.ALL_EQUAL)
    w = 3 * _scatter(ranks) / most
    p, shuffles = _permutation(ranks)
    rhos = [list(_rhos(ranks, j)) for j in range(panel.m)]
    return Concordance(
        n=panel.n,
        m=panel.m,
        w=w,
        chi_square=panel.m * (panel.n - 1) * w,
        degrees=panel.n - 1,
        p=p,
        shuffles=shuffles,
        mean_rho=_mean([rho for some in rhos for rho in some], Reason.FLAT_OTHERS),
        judge_rhos=_judge_rhos(panel, ranks, rhos),
    )


def _scatter(ranks: Ranks) -> int:
    """Return 4·S: squared distances of the (doubled) rank sums from their mean m(n+1)."""
    expected = len(ranks) * (len(ranks[0]) + 1)
    return sum([(total - expected) ** 2 for total in map(sum, zip(*ranks, strict=True))])


def _most(ranks: Ranks) -> int:
    """Return the denominator of W = 12 S / (m²(n³-n) - m ΣT), which is 12 · the largest S."""
    n, m = len(ranks[0]), len(ranks)
    ties = sum(size**3 - size for column in ranks for size in Counter(column).values())
    return m * m * (n**3 - n) - m * ties


def _permutation(ranks: Ranks) -> tuple[float, int]:
    """Return p and the number of shuffles; the chi-square test misleads with few judges.

    Ranks are sorted first, so that p depends on the ties alone and not on who stands where. One
    judge may stay as is: only the order relative to the others counts.
    """
    real, chance = _scatter(ranks), generator()
    first, *others = sorted(sorted(column) for column in ranks)
    shuffles = repetitions(_SHUFFLES, len(ranks) * len(first))
    as_good = sum(
        _scatter([first, *[shuffled(column, chance) for column in others]]) >= real
        for _ in range(shuffles)
    )
    return (1 + as_good) / (1 + shuffles), shuffles


def _rhos(ranks: Ranks, j: int) -> Iterator[float]:
    """Return Spearman's rho of one judge with every other who told contestants apart."""
    for h, column in enumerate(ranks):
        if h != j and _spread(column) and _spread(ranks[j]):
            yield _product(ranks[j], column) / sqrt(_spread(ranks[j]) * _spread(column))


def _product(left: Sequence[int], right: Sequence[int]) -> int:
    middle = len(left) + 1
    return sum([(x - middle) * (y - middle) for x, y in zip(left, right, strict=True)])


def _spread(column: Sequence[int]) -> int:
    return _product(column, column)


def _judge_rhos(
    panel: Panel, ranks: Ranks, rhos: Sequence[Sequence[float]]
) -> tuple[tuple[str, Rho], ...]:
    reasons = [Reason.FLAT_OTHERS if _spread(r) else Reason.FLAT_JUDGE for r in ranks]
    means = [_mean(some, reason) for some, reason in zip(rhos, reasons, strict=True)]
    return tuple(zip(panel.judges, means, strict=True))


def _mean(values: Sequence[float], reason: Reason) -> Rho:
    return fsum(values) / len(values) if values else Undefined(reason)
