"""Everything a result depends on, in one value with one digest (ranking.md §2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .canonical import Json, digest
from .circumstances import FIELDS, Circumstances, Recusal, TieDecisionInput, TieKind
from .departures import DepartureInput, depart
from .errors import InvalidInput
from .panel import check_people
from .ranking import rank
from .reading import as_record, list_at, text_at, texts_at
from .rules import Rules
from .scoring import aspect_points, score_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .outcome import Outcome
    from .scoring import SheetValue

__all__ = [
    "DepartureInput",
    "Inputs",
    "Recusal",
    "SheetInput",
    "TieDecisionInput",
    "TieKind",
    "compute",
    "refuse_recused_marks",
    "score_inputs",
]


_PLACE = "masukan"
_REQUIRED = ("contestants", "judges", "rules", "sheets")


@dataclass(frozen=True)
class SheetInput:
    """One filed sheet: scores by indicator id, as plain decimal text exactly as entered."""

    judge: str
    contestant: str
    scores: Mapping[str, str]

    def __post_init__(self) -> None:
        # nothing but the type checker keeps numbers out, and 4 would hash unlike "4"
        entered: Mapping[str, object] = self.scores
        for indicator, score in entered.items():
            if not isinstance(score, str):
                problem = f"{type(score).__name__} bukan teks"
                raise InvalidInput(problem, *self.places, f"indikator {indicator}")

    @property
    def places(self) -> tuple[str, str]:
        """Name the sheet in a message."""
        return f"juri {self.judge}", f"peserta {self.contestant}"

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the sheet as it stands in a receipt and in the result bundle."""
        return digest(_sheet_record(self))


@dataclass(frozen=True)
class Inputs:
    """The rules, the people, the sheets and what happened around them, in one category.

    Each person and sheet once. `withdrawn` are contestants of the list who left. A recusal, an
    absence or a withdrawal voids the sheets it concerns even if marks stand on them (ranking.md
    §2.3); `refuse_recused_marks` is for services that do not want such marks at all. `departure`
    is the panel's own order, which counts over the inputs it was decided on.
    """

    rules: Rules
    contestants: tuple[str, ...]
    judges: tuple[str, ...]
    sheets: tuple[SheetInput, ...]
    recusals: tuple[Recusal, ...] = ()
    absences: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    tie_decisions: tuple[TieDecisionInput, ...] = ()
    departure: DepartureInput | None = None

    def __post_init__(self) -> None:
        check_people(self.contestants, self.judges)
        self.circumstances.check(self.contestants, self.judges)
        judges, contestants = frozenset(self.judges), frozenset(self.contestants)
        seen: set[tuple[str, str]] = set()
        for sheet in self.sheets:
            pair = (sheet.judge, sheet.contestant)
            if sheet.judge not in judges or sheet.contestant not in contestants:
                raise InvalidInput("lembar di luar daftar", *sheet.places)
            if pair in seen:
                raise InvalidInput("lembar tercantum dua kali", *sheet.places)
            seen.add(pair)
        self._check_departure(contestants, judges)

    def _check_departure(self, contestants: frozenset[str], judges: frozenset[str]) -> None:
        if self.departure is None:
            return
        for what, named, known in (
            ("peserta", self.departure.members, contestants),
            ("juri", self.departure.signers, judges),
        ):
            for each in named:
                if each not in known:
                    raise InvalidInput("tidak ada dalam daftar", "penyimpangan", f"{what} {each}")

    @property
    def circumstances(self) -> Circumstances:
        """Return what happened around the scores."""
        return Circumstances(self.recusals, self.absences, self.withdrawn, self.tie_decisions)

    def as_canonical(self) -> dict[str, Json]:
        """Return the inputs as JSON values whose order does not depend on the order of rows.

        Circumstances are written only where there are some, so that inputs without any keep the
        digest they had before the engine knew of circumstances.
        """
        record = self._without_departure()
        if self.departure:
            record["departure"] = self.departure.as_canonical()
        return record

    def _without_departure(self) -> dict[str, Json]:
        ordered = sorted(self.sheets, key=lambda sheet: (sheet.judge, sheet.contestant))
        return {
            "contestants": list[Json](sorted(self.contestants)),
            "judges": list[Json](sorted(self.judges)),
            "rules": self.rules.as_canonical(),
            "sheets": [_sheet_record(sheet) for sheet in ordered],
            **self.circumstances.as_canonical(),
        }

    @classmethod
    def from_canonical(cls, stored: object) -> Inputs:
        """Return the inputs that `as_canonical` described, in any order of rows."""
        record = as_record(stored, _REQUIRED, _PLACE, (*FIELDS, "departure"))
        around = Circumstances.from_canonical(record)
        return cls(
            rules=Rules.from_canonical(record["rules"]),
            contestants=texts_at(record, "contestants", _PLACE),
            judges=texts_at(record, "judges", _PLACE),
            sheets=tuple(_sheet_of(item) for item in list_at(record, "sheets", _PLACE)),
            recusals=around.recusals,
            absences=around.absences,
            withdrawn=around.withdrawn,
            tie_decisions=around.tie_decisions,
            departure=DepartureInput.from_canonical(record["departure"])
            if "departure" in record
            else None,
        )

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the canonical inputs."""
        return digest(self.as_canonical())

    @property
    def basis(self) -> str:
        """Return the SHA-256 of the inputs without a departure: what the panel departed from."""
        return digest(self._without_departure())


def compute(inputs: Inputs) -> Outcome:
    """Return the outcome of the inputs, and of nothing else.

    A sheet with an empty indicator is missing, never zero (ranking.md §2.3). Raises `InvalidInput`
    that names the place: ``juri J3, peserta K2, indikator 7: 120 di atas 100``.
    """
    values = score_inputs(inputs)
    by_rules = rank(inputs.rules, inputs.contestants, inputs.judges, values, inputs.circumstances)
    return depart(by_rules, inputs.departure, inputs.basis)


def score_inputs(inputs: Inputs) -> dict[tuple[str, str], SheetValue]:
    """Return the value of every full sheet by (judge, contestant); raise like `compute`."""
    return dict(_values(inputs))


def refuse_recused_marks(inputs: Inputs) -> None:
    """Raise `InvalidInput` where marks stand on a sheet whose judge is recused."""
    recused = {(each.judge, each.contestant) for each in inputs.recusals}
    for sheet in inputs.sheets:
        if sheet.scores and (sheet.judge, sheet.contestant) in recused:
            raise InvalidInput("ada nilai padahal juri berhalangan", *sheet.places)


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


def _sheet_of(stored: object) -> SheetInput:
    record = as_record(stored, ("contestant", "judge", "scores"), "lembar")
    judge, contestant = (text_at(record, name, "lembar") for name in ("judge", "contestant"))
    scores = record["scores"]
    if not isinstance(scores, dict):
        raise InvalidInput("bagian scores bukan objek", f"juri {judge}", f"peserta {contestant}")
    return SheetInput(judge, contestant, scores)
