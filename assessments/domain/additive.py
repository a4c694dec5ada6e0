"""Least squares T_ij = a_i + b_j with Σb = 0, exact by rational elimination (ranking.md §2.7).

Contestants are eliminated first, which leaves one equation for each judge. With one hole this is
Yates's missing-plot value (Yates 1933); without holes a_i is the plain mean.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from .outcome import Island

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    Pair: TypeAlias = "tuple[str, str]"
    Rows: TypeAlias = "Mapping[Pair, Sequence[int]]"

Vector: TypeAlias = tuple[Fraction, ...]
N = TypeVar("N", int, Fraction)


@dataclass(frozen=True)
class Fit:
    """The a of every contestant and the b of every judge, a column for each kind of value."""

    contestants: Mapping[str, Vector]
    judges: Mapping[str, Vector]


def fit(judges: Sequence[str], contestants: Sequence[str], rows: Rows) -> Fit:
    """Return the fit of each column of `rows`, by (judge, contestant).

    All people must hang together (see `islands`); everybody has at least one row.
    """
    seen = {
        contestant: tuple(i for i, judge in enumerate(judges) if (judge, contestant) in rows)
        for contestant in contestants
    }
    sums = {
        contestant: _added(rows[judges[index], contestant] for index in seen[contestant])
        for contestant in contestants
    }
    effects = _solved(*_equations(judges, seen, sums, rows))
    values = {}
    for contestant, indices in seen.items():
        shares = _added(effects[index] for index in indices)
        pairs = zip(sums[contestant], shares, strict=True)
        values[contestant] = tuple((own - share) / len(indices) for own, share in pairs)
    return Fit(values, dict(zip(judges, effects, strict=True)))


def islands(
    judges: Sequence[str], contestants: Sequence[str], pairs: Collection[Pair]
) -> tuple[Island, ...]:
    """Return the parts of the panel that no sheet joins; one when everything hangs together."""
    found: list[tuple[set[str], set[str]]] = []
    for contestant in contestants:
        scorers = {judge for judge in judges if (judge, contestant) in pairs}
        members = {contestant}
        apart = []
        for other_judges, others in found:
            if scorers & other_judges:
                scorers |= other_judges
                members |= others
            else:
                apart.append((other_judges, others))
        found = [*apart, (scorers, members)]
    parts = [Island(tuple(sorted(each)), tuple(sorted(them))) for each, them in found]
    return tuple(sorted(parts, key=lambda part: part.contestants))


def _equations(
    judges: Sequence[str],
    seen: Mapping[str, tuple[int, ...]],
    sums: Mapping[str, tuple[int, ...]],
    rows: Rows,
) -> tuple[list[list[int]], list[list[int]]]:
    """Return the normal equations of the judges in integers, contestants eliminated.

    Contestants with the same judges enter together: there are few patterns and many contestants.
    """
    patterns: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for contestant, indices in seen.items():
        patterns[indices].append(contestant)
    scale = lcm(*(len(indices) for indices in patterns))
    # Σb = 0 makes the equations regular: adding it to each changes no solution
    left = [[scale] * len(judges) for _ in judges]
    right = [
        [scale * units for units in _added(rows[judge, c] for c in seen if (judge, c) in rows)]
        for judge in judges
    ]
    for indices, members in patterns.items():
        part = scale // len(indices)
        pattern_sums = _added(sums[member] for member in members)
        for one in indices:
            left[one][one] += scale * len(members)
            right[one] = [
                own - part * units for own, units in zip(right[one], pattern_sums, strict=True)
            ]
            for other in indices:
                left[one][other] -= part * len(members)
    return left, right


def _solved(left: Sequence[Sequence[int]], right: Sequence[Sequence[int]]) -> list[Vector]:
    """Return the solution of regular equations; positive definite, so no pivot is ever 0."""
    table = [
        [Fraction(number) for number in (*row, *values)]
        for row, values in zip(left, right, strict=True)
    ]
    for at in range(len(table)):
        pivot = table[at][at]
        row = table[at] = [number / pivot for number in table[at]]
        for other, line in enumerate(table):
            factor = line[at]
            if other != at and factor:
                table[other] = [n - factor * p for n, p in zip(line, row, strict=True)]
    return [tuple(row[len(left) :]) for row in table]


def _added(vectors: Iterable[Sequence[N]]) -> tuple[N, ...]:
    """Return the sum of one or more vectors."""
    first, *others = vectors
    total = list(first)
    for vector in others:
        total = [own + more for own, more in zip(total, vector, strict=True)]
    return tuple(total)
