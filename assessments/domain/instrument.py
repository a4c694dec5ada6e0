"""What judges fill in: indicators with their scale, grouped in aspects (ranking.md §2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from .decimals import plain_text, read_decimal, spoken
from .errors import InvalidInput

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True)
class IndicatorRule:
    """One indicator: its weight inside its aspect, and the scale minimum, minimum + step … maximum.

    A score x is worth 100·x/maximum, so the minimum of a 1-5 scale is worth 20, not 0.
    """

    id: str
    weight: Fraction
    minimum: Decimal | int
    maximum: Decimal | int
    step: Decimal | int = 1

    def __post_init__(self) -> None:
        _check_id(self.id, "indikator")
        try:
            object.__setattr__(self, "weight", _weight(self.weight))
            self._check_scale()
        except InvalidInput as error:
            raise error.within(self.place) from None

    @property
    def place(self) -> str:
        """Name the indicator in a message."""
        return f"indikator {self.id}"

    @cached_property
    def scale(self) -> tuple[Fraction, Fraction, Fraction]:
        """Return minimum, maximum and step as exact values."""
        return read_decimal(self.minimum), read_decimal(self.maximum), read_decimal(self.step)

    def value_of(self, raw: object) -> Fraction:
        """Return the exact score, or raise `InvalidInput`; never clip and never round."""
        minimum, maximum, step = self.scale
        try:
            value = read_decimal(raw)
        except InvalidInput as error:
            raise error.within(self.place) from None
        if value > maximum:
            raise InvalidInput(f"{spoken(value)} di atas {spoken(maximum)}", self.place)
        if value < minimum:
            raise InvalidInput(f"{spoken(value)} di bawah {spoken(minimum)}", self.place)
        if (value - minimum) % step:
            text = f"{spoken(value)} tidak ada pada skala dengan langkah {spoken(step)}"
            raise InvalidInput(text, self.place)
        return value

    def _check_scale(self) -> None:
        minimum, maximum, step = self.scale
        for bound in self.scale:
            plain_text(abs(bound))
        if minimum < 0:
            raise InvalidInput("nilai terendah di bawah 0")
        if maximum <= minimum:
            raise InvalidInput("nilai tertinggi harus di atas nilai terendah")
        if step <= 0 or (maximum - minimum) % step:
            raise InvalidInput("langkah tidak membagi skala dengan tepat")


@dataclass(frozen=True)
class AspectRule:
    """One aspect: its weight in the total, and its indicators in published order."""

    id: str
    weight: Fraction
    indicators: tuple[IndicatorRule, ...]

    def __post_init__(self) -> None:
        _check_id(self.id, "aspek")
        place = f"aspek {self.id}"
        try:
            object.__setattr__(self, "weight", _weight(self.weight))
        except InvalidInput as error:
            raise error.within(place) from None
        if not self.indicators:
            raise InvalidInput("belum punya indikator", place)
        if self.weight and not self.indicator_weight:
            raise InvalidInput("jumlah bobot indikator 0", place)

    @cached_property
    def indicator_weight(self) -> Fraction:
        """Return the sum of the indicator weights."""
        return sum((rule.weight for rule in self.indicators), Fraction(0))

    def points_per_score(self, rule: IndicatorRule) -> Fraction:
        """Return what one score point adds to the aspect value: 100·v / (maximum·Σv).

        An aspect of weight 0 may have no weighted indicator; its value is then 0 on every sheet.
        """
        if not self.indicator_weight:
            return Fraction(0)
        return 100 * rule.weight / (rule.scale[1] * self.indicator_weight)


def _check_id(value: object, what: str) -> None:
    if not isinstance(value, str) or not value:
        raise InvalidInput("id kosong atau bukan teks", what)


def _weight(given: Fraction) -> Fraction:
    """Return the weight as a fraction: an int would turn the next division into a float."""
    exact = read_decimal(given)
    if exact < 0:
        raise InvalidInput(f"bobot {spoken(exact)} di bawah 0")
    # a weight that cannot be printed as a decimal cannot be checked on paper
    plain_text(exact)
    return exact
