"""The scales an instrument may have, and what one word of a scale covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# The most values of a scale that get a button and a word each (ux.md §3.2).
MOST_SINGLE_VALUES = 10
_FOUR = ("Kurang", "Cukup", "Baik", "Sangat baik")
_FIVE = ("Sangat kurang", *_FOUR)
#: Lowest and highest value of each scale on offer, with the words it begins with.
SCALES: dict[tuple[int, int], dict[int, str]] = {
    (1, 4): dict(enumerate(_FOUR, start=1)),
    (1, 5): dict(enumerate(_FIVE, start=1)),
    (1, 10): {value: _FIVE[(value - 1) // 2] for value in range(1, 11)},
    (0, 100): dict(zip((0, 60, 75, 90), _FOUR, strict=True)),
}


def has_bands(minimum: int, maximum: int) -> bool:
    """Say whether a scale has so many values that its words stand for bands of them."""
    return maximum - minimum >= MOST_SINGLE_VALUES


@dataclass(frozen=True)
class Level:
    """One word of a scale, from its value up to the last that it covers."""

    value: int
    last: int
    label: str

    @property
    def values(self) -> str:
        """Return what it covers: "5", or "60–74"."""
        return f"{self.value}" if self.value == self.last else f"{self.value}–{self.last}"

    @property
    def title(self) -> str:
        """Return it as a heading: "5 · Sangat baik"."""
        return f"{self.values} · {self.label}" if self.label else self.values


def levels_of(minimum: int, maximum: int, words: Mapping[int, str]) -> list[Level]:
    """Return the levels of a scale from its lowest value on."""
    if not has_bands(minimum, maximum):
        return [Level(value, value, words.get(value, "")) for value in range(minimum, maximum + 1)]
    starts = sorted(words)
    ends = [*(start - 1 for start in starts[1:]), maximum]
    return [Level(start, end, words[start]) for start, end in zip(starts, ends, strict=True)]
