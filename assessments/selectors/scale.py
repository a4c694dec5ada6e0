"""Read the words of a category's scale, each with the values it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessments.models import Category


@dataclass(frozen=True)
class Band:
    """A word of the scale: for one value, or on a typed scale for all up to the next word."""

    value: int
    highest: int
    label: str

    @property
    def span(self) -> str:
        """Return the values as printed: "5", or "0–59"."""
        return str(self.value) if self.value == self.highest else f"{self.value}–{self.highest}"

    def holds(self, value: int | None) -> bool:
        """Say whether the word stands for this value."""
        return value is not None and self.value <= value <= self.highest


def bands_of(category: Category) -> tuple[Band, ...]:
    """Return the scale from its lowest word to its highest; one query."""
    levels = list(category.levels.order_by("value"))
    above = [*(level.value - 1 for level in levels[1:]), category.scale_maximum]
    if not category.is_typed:
        above = [level.value for level in levels]
    return tuple(
        Band(level.value, highest, level.label)
        for level, highest in zip(levels, above, strict=False)
    )
