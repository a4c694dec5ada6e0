"""Everything a result depends on, in one value with one digest (ranking.md §2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .canonical import Json, digest
from .errors import InvalidInput
from .panel import check_people
from .ranking import rank
from .scoring import aspect_points, score_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .outcome import Outcome
    from .rules import Rules
    from .scoring import SheetValue


@dataclass(frozen=True)
class SheetInput:
    """One filed sheet: scores by indicator id, as plain decimal text exactly as entered."""

    judge: str
    contestant: str
    scores: Mapping[str, str]

    def __post_init__(self) -> None:
        for indicator, score in self.scores.items():
            if not isinstance(score, str):
                problem = f"{type(score).__name__} bukan teks"
                raise InvalidInput(problem, *self.places, f"indikator {indicator}")

    @property
    def places(self) -> tuple[str, str]:
        """Name the sheet in a message."""
        return f"juri {self.judge}", f"peserta {self.contestant}"


@dataclass(frozen=True)
class Inputs:
    """The rules, the people and the sheets of one category; each person and sheet once."""

    rules: Rules
    contestants: tuple[str, ...]
    judges: tuple[str, ...]
    sheets: tuple[SheetInput, ...]

    def __post_init__(self) -> None:
        check_people(self.contestants, self.judges)
        judges, contestants = frozenset(self.judges), frozenset(self.contestants)
        seen: set[tuple[str, str]] = set()
        for sheet in self.sheets:
            pair = (sheet.judge, sheet.contestant)
            if sheet.judge not in judges or sheet.contestant not in contestants:
                raise InvalidInput("lembar di luar daftar", *sheet.places)
            if pair in seen:
                raise InvalidInput("lembar tercantum dua kali", *sheet.places)
            seen.add(pair)

    def as_canonical(self) -> dict[str, Json]:
        """Return the inputs as JSON values whose order does not depend on the order of rows."""
        ordered = sorted(self.sheets, key=lambda sheet: (sheet.judge, sheet.contestant))
        return {
            "contestants": list[Json](sorted(self.contestants)),
            "judges": list[Json](sorted(self.judges)),
            "rules": self.rules.as_canonical(),
            "sheets": [_sheet_record(sheet) for sheet in ordered],
        }

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the canonical inputs."""
        return digest(self.as_canonical())


def compute(inputs: Inputs) -> Outcome:
    """Return the outcome of the inputs, and of nothing else.

    A sheet with an empty indicator is missing, never zero (ranking.md §2.3). Raises `InvalidInput`
    that names the place: ``juri J3, peserta K2, indikator 7: 120 di atas 100``.
    """
    values = dict(_values(inputs))
    return rank(inputs.rules, inputs.contestants, inputs.judges, values)


def _values(inputs: Inputs) -> Iterator[tuple[tuple[str, str], SheetValue]]:
    rules = inputs.rules
    for sheet in inputs.sheets:
        try:
            if rules.units.ids <= sheet.scores.keys():
                yield (sheet.judge, sheet.contestant), score_sheet(rules, sheet.scores)
            else:
                # what stands on an unfinished sheet must be right too
                aspect_points(rules, sheet.scores)
        except InvalidInput as error:
            raise error.within(*sheet.places) from None


def _sheet_record(sheet: SheetInput) -> dict[str, Json]:
    return {
        "contestant": sheet.contestant,
        "judge": sheet.judge,
        "scores": dict[str, Json](sheet.scores),
    }
