"""With how many of all possible weights would each contestant win? (ranking.md D10).

First-rank acceptability of SMAA: Lahdelma, Hokkanen & Salminen 1998; every set of weights equally
likely. Areas are exact for up to three weighted aspects, drawn at random for more.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm, log, sqrt
from operator import mul, sub
from typing import TYPE_CHECKING

from .draws import generator, repetitions
from .simplex import clip, share, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    Vector = tuple[int, ...]

_MOST_EXACT = 3
_DRAWS = 100_000


@dataclass(frozen=True)
class WeightShares:
    """`shares[i]` is the part of all weights with which contestant i is first, alone or shared.

    They sum to 1, or to more when contestants are equal in every aspect. `draws` is `None` for
    exact areas, else the number of weights drawn at random.
    """

    shares: tuple[Fraction, ...]
    draws: int | None

    @property
    def errors(self) -> tuple[float, ...]:
        """Return the standard errors that the drawing adds; 0 for exact areas."""
        if self.draws is None:
            return (0.0,) * len(self.shares)
        return tuple(sqrt(part * (1 - part) / self.draws) for part in self.shares)


def weight_shares(values: Sequence[Sequence[Fraction]]) -> WeightShares:
    """Return the shares from the aspect means: one row a contestant, weighted aspects only."""
    scale = lcm(*(value.denominator for row in values for value in row))
    vectors = [tuple(int(value * scale) for value in row) for row in values]
    candidates = _undominated(vectors)
    if len(vectors[0]) <= _MOST_EXACT:
        found, draws = {each: _area(each, candidates) for each in candidates}, None
    else:
        draws = repetitions(_DRAWS, len(candidates) * len(vectors[0]))
        found = _drawn(candidates, draws)
    return WeightShares(tuple(found.get(vector, Fraction(0)) for vector in vectors), draws)


def _undominated(vectors: Sequence[Vector]) -> list[Vector]:
    """Return the different vectors that no other one equals or betters in every aspect.

    The rest win nowhere but on an edge of area 0.
    """
    kept: list[Vector] = []
    # a dominating vector comes first in this order, so that one pass is enough
    for vector in sorted(set(vectors), reverse=True):
        if not any(all(x >= y for x, y in zip(k, vector, strict=True)) for k in kept):
            kept.append(vector)
    return kept


def _area(vector: Vector, candidates: Sequence[Vector]) -> Fraction:
    polygon = whole(len(vector))
    for other in candidates:
        polygon = clip(polygon, tuple(map(sub, vector, other)))
    return share(polygon, len(vector))


def _drawn(candidates: Sequence[Vector], draws: int) -> dict[Vector, Fraction]:
    """Return the shares of the weights drawn evenly: exponentials, their sum does not matter."""
    wins, chance = dict.fromkeys(candidates, 0), generator().random
    aspects = range(len(candidates[0]))
    for _ in range(draws):
        weights = [-log(1 - chance()) for _ in aspects]
        totals = [sum(map(mul, weights, vector)) for vector in candidates]
        wins[candidates[totals.index(max(totals))]] += 1
    return {vector: Fraction(count, draws) for vector, count in wins.items()}
