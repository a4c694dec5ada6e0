"""The rules of one category, frozen when judging opens (ranking.md §2.1-2.3)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .canonical import Json
from .errors import InvalidInput
from .instrument import AspectRule, IndicatorRule
from .reading import as_record, list_at, text_at, texts_at, whole_at
from .records import aspect_of, aspect_record
from .units import Units, units_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["AspectRule", "IndicatorRule", "InvalidInput", "Rules"]

METHODS = frozenset({"weighted_mean", "trimmed_mean"})
# `available` exists too, but only as a shadow result: a severe judge's absence would be a gift
HOLE_POLICIES = frozenset({"common", "adjusted"})
LADDER = ("aspects", "head_to_head")
MOST_PRECISION = 6
LEAST_TRIMMED = 5
_PLACE = "aturan"
_FIELDS = ("aspects", "hole_policy", "method", "minimum_panel")


@dataclass(frozen=True)
class Rules:
    """Aspects with weights, and how a result is made of the sheets.

    Weights need not sum to 100; they are divided by their sum. `ladder` are the rungs that part
    equal values, in order; those left out part nobody. `ranking_precision` rounds the final value
    half up to so many decimals before ranking; None, the default, ranks the exact value. Raises
    `InvalidInput` for rules that could not give a result.
    """

    aspects: tuple[AspectRule, ...]
    minimum_panel: int = 3
    method: str = "weighted_mean"
    hole_policy: str = "common"
    ladder: tuple[str, ...] = LADDER
    ranking_precision: int | None = None

    def __post_init__(self) -> None:
        _check_unique("aspek", (aspect.id for aspect in self.aspects))
        _check_unique("indikator", (rule.id for a in self.aspects for rule in a.indicators))
        if not any(aspect.weight for aspect in self.aspects):
            raise InvalidInput("jumlah bobot aspek 0", _PLACE)
        if type(self.minimum_panel) is not int or self.minimum_panel < 1:
            raise InvalidInput("panel minimum harus bilangan bulat mulai dari 1", _PLACE)
        self._check_method()
        self._check_ladder()

    def _check_method(self) -> None:
        if self.method not in METHODS:
            raise InvalidInput(f"metode {self.method!r} tidak dikenal", _PLACE)
        if self.hole_policy not in HOLE_POLICIES:
            raise InvalidInput(f"kebijakan {self.hole_policy!r} tidak dikenal", _PLACE)
        # the fit has a value of its own; there is nothing left to drop from
        if self.method == "trimmed_mean" and self.hole_policy == "adjusted":
            raise InvalidInput("metode trimmed_mean tidak dapat bersama kebijakan adjusted", _PLACE)

    def _check_ladder(self) -> None:
        for rung in self.ladder:
            if rung not in LADDER:
                raise InvalidInput(f"tangga {rung!r} tidak dikenal", _PLACE)
        _check_unique("tangga", self.ladder)
        given = self.ranking_precision
        if given is not None and (type(given) is not int or not 0 <= given <= MOST_PRECISION):
            problem = f"pembulatan peringkat harus bilangan bulat 0 sampai {MOST_PRECISION}"
            raise InvalidInput(problem, _PLACE)

    @property
    def needed_panel(self) -> int:
        """Return the fewest judges that can give a result."""
        return fewest_judges(self.minimum_panel, self.method)

    @cached_property
    def units(self) -> Units:
        """Return the instrument in integers, made once."""
        return units_of(self.aspects)

    @property
    def denominator(self) -> int:
        """Return D: A·D and T·D are integers for every sheet whose scores are on their scales."""
        return self.units.denominator

    @cached_property
    def aspect_order(self) -> tuple[int, ...]:
        """Return the aspects (as positions) that may break a tie, heaviest first.

        Equal weights keep the published order; weight 0 breaks nothing (ranking.md §2.5).
        """
        weighted = [index for index, aspect in enumerate(self.aspects) if aspect.weight]
        return tuple(sorted(weighted, key=lambda index: -self.aspects[index].weight))

    def as_canonical(self) -> dict[str, Json]:
        """Return the rules as JSON values, every number a plain decimal text.

        An option at its default is not written, so that a new option leaves old digests alone.
        """
        record: dict[str, Json] = {
            "aspects": [aspect_record(aspect) for aspect in self.aspects],
            "hole_policy": self.hole_policy,
            "method": self.method,
            "minimum_panel": self.minimum_panel,
        }
        if self.ladder != LADDER:
            record["ladder"] = list[Json](self.ladder)
        if self.ranking_precision is not None:
            record["ranking_precision"] = self.ranking_precision
        return record

    @classmethod
    def from_canonical(cls, stored: object) -> Rules:
        """Return the rules that `as_canonical` described, or raise `InvalidInput`."""
        record = as_record(stored, _FIELDS, _PLACE, ("ladder", "ranking_precision"))
        precise = "ranking_precision" in record
        return cls(
            aspects=tuple(aspect_of(item) for item in list_at(record, "aspects", _PLACE)),
            minimum_panel=whole_at(record, "minimum_panel", _PLACE),
            method=text_at(record, "method", _PLACE),
            hole_policy=text_at(record, "hole_policy", _PLACE),
            ladder=texts_at(record, "ladder", _PLACE) if "ladder" in record else LADDER,
            ranking_precision=whole_at(record, "ranking_precision", _PLACE) if precise else None,
        )


def fewest_judges(minimum_panel: int, method: str) -> int:
    """Return the fewest judges that can give a result: trimming leaves three of five."""
    return max(minimum_panel, LEAST_TRIMMED if method == "trimmed_mean" else 0)


def _check_unique(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise InvalidInput("id dipakai dua kali", f"{what} {each}")
        seen.add(each)
