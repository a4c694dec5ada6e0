"""The rules of one category, frozen when judging opens (ranking.md §2.1-2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .errors import InvalidInput
from .instrument import AspectRule, IndicatorRule
from .reading import as_record, list_at, text_at, whole_at
from .records import aspect_of, aspect_record
from .units import Units, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .canonical import Json

__all__ = ["AspectRule", "IndicatorRule", "InvalidInput", "Rules"]

METHODS = frozenset({"weighted_mean"})
HOLE_POLICIES = frozenset({"common"})
_PLACE = "aturan"


@dataclass(frozen=True)
class Rules:
    """Aspects with weights, and how a result is made of the sheets.

    Weights need not sum to 100; they are divided by their sum. Raises `InvalidInput` for rules
    that could not give a result.
    """

    aspects: tuple[AspectRule, ...]
    minimum_panel: int = 3
    method: str = "weighted_mean"
    hole_policy: str = "common"

    def __post_init__(self) -> None:
        _check_unique("aspek", (aspect.id for aspect in self.aspects))
        _check_unique("indikator", (rule.id for a in self.aspects for rule in a.indicators))
        if not any(aspect.weight for aspect in self.aspects):
            raise InvalidInput("jumlah bobot aspek 0", _PLACE)
        if type(self.minimum_panel) is not int or self.minimum_panel < 1:
            raise InvalidInput("panel minimum harus bilangan bulat mulai dari 1", _PLACE)
        if self.method not in METHODS:
            raise InvalidInput(f"metode {self.method!r} tidak dikenal", _PLACE)
        if self.hole_policy not in HOLE_POLICIES:
            raise InvalidInput(f"kebijakan {self.hole_policy!r} tidak dikenal", _PLACE)

    @cached_property
    def units(self) -> Units:
        """Return the instrument in integers, made once."""
        return units_of(self.aspects)

    @property
    def denominator(self) -> int:
        """Return D: A·D and T·D are integers for every sheet whose scores are on their scales."""
        return self.units.denominator

    @cached_property
    def ladder(self) -> tuple[int, ...]:
        """Return the aspects (as positions) that may break a tie, heaviest first.

        Equal weights keep the published order; weight 0 breaks nothing (ranking.md §2.5).
        """
        weighted = [index for index, aspect in enumerate(self.aspects) if aspect.weight]
        return tuple(sorted(weighted, key=lambda index: -self.aspects[index].weight))

    def as_canonical(self) -> dict[str, Json]:
        """Return the rules as JSON values, every number a plain decimal text."""
        return {
            "aspects": [aspect_record(aspect) for aspect in self.aspects],
            "hole_policy": self.hole_policy,
            "method": self.method,
            "minimum_panel": self.minimum_panel,
        }

    @classmethod
    def from_canonical(cls, stored: Mapping[str, object]) -> Rules:
        """Return the rules that `as_canonical` described, or raise `InvalidInput`."""
        fields = ("aspects", "hole_policy", "method", "minimum_panel")
        record = as_record(stored, fields, _PLACE)
        return cls(
            aspects=tuple(aspect_of(item) for item in list_at(record, "aspects", _PLACE)),
            minimum_panel=whole_at(record, "minimum_panel", _PLACE),
            method=text_at(record, "method", _PLACE),
            hole_policy=text_at(record, "hole_policy", _PLACE),
        )


def _check_unique(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise InvalidInput("id dipakai dua kali", f"{what} {each}")
        seen.add(each)
