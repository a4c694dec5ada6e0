"""How far may a weight move before somebody else wins? (ranking.md D10)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .linear import dot

if TYPE_CHECKING:
    from collections.abc import Sequence

    Vector = Sequence[Fraction]


@dataclass(frozen=True)
class WeightRange:
    """The weights of one aspect, others in proportion, with which the winner stays first.

    `aspect` is its position among all aspects; `weight`, `low` and `high` are shares of 1.
    """

    aspect: int
    weight: Fraction
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class WeightFlip:
    """The nearest weights (shares of 1, all aspects) with which a rival draws level.

    `moved` is the weight that goes from some aspects to another; any more, and the rival wins.
    """

    rival: str
    moved: Fraction
    weights: tuple[Fraction, ...]


def weight_ranges(
    values: Sequence[Vector], weights: Vector, winner: int
) -> tuple[WeightRange, ...]:
    """Return the range of each weighted aspect; needs two of them and a winner by the mean."""
    rivals = [_lead(values, winner, h) for h in range(len(values)) if h != winner]
    return tuple(
        _range(aspect, weight, weights, rivals) for aspect, weight in enumerate(weights) if weight
    )


def weight_flips(
    contestants: Sequence[str], values: Sequence[Vector], weights: Vector, winner: int
) -> tuple[WeightFlip, ...]:
    """Return the nearest flip to each rival that weights can put first, nearest rival first."""
    found = [
        _flip(name, _lead(values, winner, h), weights)
        for h, name in enumerate(contestants)
        if h != winner
    ]
    flips = [flip for flip in found if flip is not None]
    return tuple(sorted(flips, key=lambda flip: (flip.moved, flip.rival)))


def _lead(values: Sequence[Vector], winner: int, rival: int) -> list[Fraction]:
    return [x - y for x, y in zip(values[winner], values[rival], strict=True)]


def _range(aspect: int, weight: Fraction, weights: Vector, rivals: Sequence[Vector]) -> WeightRange:
    """Let one weight be t: the lead (1-t) · without + t · alone is not negative now."""
    low, high = Fraction(0), Fraction(1)
    for lead in rivals:
        alone = lead[aspect]
        without = (dot(weights, lead) - weight * alone) / (1 - weight)
        if without < 0:
            low = max(low, without / (without - alone))
        if alone < 0:
            high = min(high, without / (without - alone))
    return WeightRange(aspect, weight, low, high)


def _flip(rival: str, lead: Vector, weights: Vector) -> WeightFlip | None:
    """Move weight from where the winner leads most to where the rival does best."""
    weighted = [a for a, weight in enumerate(weights) if weight]
    target = min(weighted, key=lambda a: lead[a])
    if lead[target] >= 0:
        return None
    left, moved = dot(weights, lead), list(weights)
    for source in sorted(weighted, key=lambda a: -lead[a]):
        # the lead is used up before the sources are: with all weight on the target it is negative
        gain = lead[source] - lead[target]
        part = min(moved[source], left / gain) if gain else Fraction(0)
        moved[source] -= part
        moved[target] += part
        left -= part * gain
    return WeightFlip(rival, _distance(moved, weights), tuple(moved))


def _distance(moved: Vector, weights: Vector) -> Fraction:
    return sum((abs(x - y) for x, y in zip(moved, weights, strict=True)), Fraction(0)) / 2
