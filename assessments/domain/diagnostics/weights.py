"""What the weights decide (ranking.md D10): shares, ranges and the nearest flips together."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.domain.errors import InvalidInput

from .duel import leaders
from .linear import apply
from .undefined import Reason, Undefined
from .weight_shares import WeightShares, weight_shares
from .weight_shifts import WeightFlip, WeightRange, weight_flips, weight_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    Rows = tuple[tuple[Fraction, ...], ...]


@dataclass(frozen=True)
class Aspects:
    """Aspect means A_ia of each contestant (rows) on 0..100, and the weights W_a, all exact."""

    values: tuple[tuple[Fraction, ...], ...]
    weights: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        numbers = [*self.weights, *(value for row in self.values for value in row)]
        if not all(isinstance(number, Fraction) and number >= 0 for number in numbers):
            raise InvalidInput("nilai dan bobot aspek harus pecahan mulai dari 0", "aspek")
        if any(len(row) != len(self.weights) for row in self.values):
            raise InvalidInput("jumlah nilai bukan jumlah aspek", "aspek")
        if not any(self.weights):
            raise InvalidInput("jumlah bobot aspek 0", "aspek")

    @property
    def proportions(self) -> tuple[Fraction, ...]:
        """Return the weights over their sum."""
        total = sum(self.weights, Fraction(0))
        return tuple(weight / total for weight in self.weights)

    @property
    def weighted(self) -> Rows:
        """Return the values of the aspects that have a weight; the others decide nothing."""
        return tuple(
            tuple(value for value, weight in zip(row, self.weights, strict=True) if weight)
            for row in self.values
        )


@dataclass(frozen=True)
class WeightSensitivity:
    """Shares of all weights, the range of each weight, and the nearest flip to each rival.

    `flips` is empty when no weights can put anybody else ahead.
    """

    shares: WeightShares
    ranges: tuple[WeightRange, ...] | Undefined
    flips: tuple[WeightFlip, ...] | Undefined


def weight_sensitivity(
    contestants: Sequence[str], aspects: Aspects, places: Sequence[int]
) -> WeightSensitivity:
    """Return what the weights decide; ranges and flips are about the one winner by the mean."""
    shares, weights = weight_shares(aspects.weighted), aspects.proportions
    winner = _winner(aspects, places)
    if isinstance(winner, Undefined):
        return WeightSensitivity(shares, winner, winner)
    flips = weight_flips(contestants, aspects.values, weights, winner)
    if len(aspects.weighted[0]) == 1:
        return WeightSensitivity(shares, Undefined(Reason.ONE_ASPECT), flips)
    return WeightSensitivity(shares, weight_ranges(aspects.values, weights, winner), flips)


def _winner(aspects: Aspects, places: Sequence[int]) -> int | Undefined:
    first = leaders(places)
    if len(first) > 1:
        return Undefined(Reason.SHARED_FIRST)
    totals = apply(aspects.values, aspects.weights)
    return first[0] if totals[first[0]] == max(totals) else Undefined(Reason.OTHER_RULE)
