"""Places if the judges had been drawn again from judges like these (ranking.md D11).

Resample the m judges with replacement, take means, give places without ladder. Up to nine judges
every resample is counted once: C(2m-1, m) multisets, each m!/∏c_j! of the mᵐ ways. Efron &
Tibshirani 1993; Goldstein & Spiegelhalter 1996. Says nothing of luck on the contestants' side.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial, sqrt
from operator import add
from typing import TYPE_CHECKING

from .draws import generator, repetitions, resampled
from .ordering import canonical_order, places_of
from .undefined import Undefined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .table import Panel, Table

    # how many of the equally likely ways lead to these sums
    Outcomes = Iterator[tuple[int, Sequence[int]]]

_MOST_EXACT = 9
_DRAWS = 20_000


@dataclass(frozen=True)
class PlaceChances:
    """`table[i][p]` is the chance that contestant i gets place p+1; every row sums to exactly 1.

    `draws` is `None` when every resample was counted, else the number drawn at random; then
    `largest_error` is the Monte Carlo standard error of a chance of one half.
    """

    contestants: tuple[str, ...]
    table: tuple[tuple[Fraction, ...], ...]
    draws: int | None

    @property
    def first(self) -> tuple[Fraction, ...]:
        """Return the chance of each contestant to be first, alone or shared."""
        return tuple(row[0] for row in self.table)

    @property
    def expected(self) -> tuple[Fraction, ...]:
        """Return the expected place of each contestant."""
        return tuple(
            sum((place * chance for place, chance in enumerate(row, start=1)), Fraction(0))
            for row in self.table
        )

    @property
    def largest_error(self) -> float:
        """Return the standard error that the drawing adds at most; 0 when all were counted."""
        return 0.5 / sqrt(self.draws) if self.draws else 0.0


def place_chances(table: Table) -> PlaceChances | Undefined:
    """Return the chances on the common panel; one judge alone cannot be drawn differently."""
    panel = table.common
    if reason := panel.lacks(contestants=1):
        return Undefined(reason)
    exact = panel.m <= _MOST_EXACT
    draws = None if exact else repetitions(_DRAWS, panel.n * panel.m)
    outcomes = _multisets(panel.units) if draws is None else _drawn(panel, draws)
    counts = _count_places(outcomes, panel.n)
    ways = draws or panel.m**panel.m
    return PlaceChances(
        contestants=panel.contestants,
        table=tuple(tuple(Fraction(count, ways) for count in row) for row in counts),
        draws=draws,
    )


def _count_places(outcomes: Outcomes, n: int) -> list[list[int]]:
    counts = [[0] * n for _ in range(n)]
    for ways, sums in outcomes:
        for row, place in zip(counts, places_of(sums), strict=True):
            row[place - 1] += ways
    return counts


def _multisets(columns: Sequence[Sequence[int]]) -> Outcomes:
    """Yield every multiset of m judges once: the ways to draw it, and the sums it gives."""
    orders = factorial(len(columns))
    nothing = [0] * len(columns[0])

    def extend(j: int, left: int, same: int, sums: Sequence[int]) -> Outcomes:
        if j == len(columns) - 1:
            yield (
                orders // (same * factorial(left)),
                [s + left * x for s, x in zip(sums, columns[j], strict=True)],
            )
            return
        for times in range(left + 1):
            yield from extend(j + 1, left - times, same * factorial(times), sums)
            sums = list(map(add, sums, columns[j]))

    return extend(0, len(columns), 1, nothing)


def _drawn(panel: Panel, draws: int) -> Outcomes:
    """Yield random resamples, dealt out in an order that does not depend on names."""
    _, order = canonical_order(panel.rows)
    columns, chance = [panel.units[j] for j in order], generator()
    for _ in range(draws):
        yield 1, list(map(sum, zip(*resampled(columns, chance), strict=True)))
