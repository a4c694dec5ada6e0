"""A result as it is kept for an auditor: inputs, the values of every sheet, the places (§2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .canonical import Json, digest
from .inputs import Inputs, score_inputs
from .reading import as_record, labels_at, list_at, text_at, texts_at, whole_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .inputs import SheetInput
    from .outcome import Outcome, Placement
    from .rules import Rules
    from .scoring import SheetValue

_CELL_DIGITS = 8


@dataclass(frozen=True)
class FrozenSheet:
    """One sheet when it was frozen: a mark of every cell, the values, and the digest of it all.

    `cells` holds 8 hexadecimal digits for each indicator, enough to name the cell that changed.
    `aspects` and `total` are exact texts on 0..100, empty for a sheet that is not full.
    """

    judge: str
    contestant: str
    cells: Mapping[str, str]
    aspects: tuple[str, ...]
    total: str
    digest: str

    @property
    def pair(self) -> tuple[str, str]:
        """Return the judge and the contestant."""
        return self.judge, self.contestant

    def as_canonical(self) -> dict[str, Json]:
        """Return the sheet as JSON values."""
        return {
            "aspects": list[Json](self.aspects),
            "cells": dict[str, Json](self.cells),
            "contestant": self.contestant,
            "digest": self.digest,
            "judge": self.judge,
            "total": self.total,
        }

    @classmethod
    def from_canonical(cls, stored: object) -> FrozenSheet:
        """Return the sheet that `as_canonical` described, or raise `InvalidInput`."""
        place = "lembar beku"
        record = as_record(stored, _SHEET, place)
        judge, contestant, total, own = (
            text_at(record, name, place) for name in ("judge", "contestant", "total", "digest")
        )
        cells = labels_at(record, "cells", place)
        return cls(judge, contestant, cells, texts_at(record, "aspects", place), total, own)


@dataclass(frozen=True)
class FrozenPlace:
    """The place of one contestant when it was frozen, values as exact text."""

    contestant: str
    place: int
    value: str
    aspects: tuple[str, ...]
    decided_by: str
    rung_aspect: str
    computed_place: int

    def as_canonical(self) -> dict[str, Json]:
        """Return the place as JSON values; the computed one where it is another."""
        record: dict[str, Json] = {
            "aspects": list[Json](self.aspects),
            "contestant": self.contestant,
            "decided_by": self.decided_by,
            "place": self.place,
            "rung_aspect": self.rung_aspect,
            "value": self.value,
        }
        if self.computed_place != self.place:
            record["computed_place"] = self.computed_place
        return record

    @classmethod
    def from_canonical(cls, stored: object) -> FrozenPlace:
        """Return the place that `as_canonical` described, or raise `InvalidInput`."""
        place = "tempat beku"
        record = as_record(stored, _PLACE, place, ("computed_place",))
        contestant, value, rung, aspect = (
            text_at(record, name, place)
            for name in ("contestant", "value", "decided_by", "rung_aspect")
        )
        number = whole_at(record, "place", place)
        computed = number
        if "computed_place" in record:
            computed = whole_at(record, "computed_place", place)
        aspects = texts_at(record, "aspects", place)
        return cls(contestant, number, value, aspects, rung, aspect, computed)


@dataclass(frozen=True)
class FrozenCategory:
    """One category: its inputs, and what was found in them when it was frozen.

    `parts` holds a digest for every part of the inputs other than the sheets.
    """

    inputs: Inputs
    parts: Mapping[str, str]
    sheets: tuple[FrozenSheet, ...]
    state: str
    panel: tuple[str, ...]
    places: tuple[FrozenPlace, ...]

    def as_canonical(self) -> dict[str, Json]:
        """Return the category as JSON values."""
        return {
            "inputs": self.inputs.as_canonical(),
            "panel": list[Json](self.panel),
            "parts": dict[str, Json](self.parts),
            "places": [place.as_canonical() for place in self.places],
            "sheets": [sheet.as_canonical() for sheet in self.sheets],
            "state": self.state,
        }

    @classmethod
    def from_canonical(cls, stored: object) -> FrozenCategory:
        """Return the category that `as_canonical` described, or raise `InvalidInput`."""
        place = "kategori"
        record = as_record(stored, _CATEGORY, place)
        return cls(
            inputs=Inputs.from_canonical(record["inputs"]),
            parts=labels_at(record, "parts", place),
            sheets=tuple(FrozenSheet.from_canonical(s) for s in list_at(record, "sheets", place)),
            state=text_at(record, "state", place),
            panel=texts_at(record, "panel", place),
            places=tuple(FrozenPlace.from_canonical(p) for p in list_at(record, "places", place)),
        )


_SHEET = ("aspects", "cells", "contestant", "digest", "judge", "total")
_PLACE = ("aspects", "contestant", "decided_by", "place", "rung_aspect", "value")
_CATEGORY = ("inputs", "panel", "parts", "places", "sheets", "state")


def freeze(inputs: Inputs, outcome: Outcome) -> FrozenCategory:
    """Return inputs and outcome as they are kept; every list in an order of its own."""
    ordered = sorted(inputs.sheets, key=lambda sheet: (sheet.judge, sheet.contestant))
    values = score_inputs(inputs)
    return FrozenCategory(
        inputs=inputs,
        parts={
            name: digest(part) for name, part in inputs.as_canonical().items() if name != "sheets"
        },
        sheets=tuple(
            _frozen_sheet(inputs.rules, sheet, values.get((sheet.judge, sheet.contestant)))
            for sheet in ordered
        ),
        state=outcome.state.value,
        panel=outcome.panel,
        places=tuple(_frozen_place(placement) for placement in outcome.placements),
    )


def _frozen_sheet(rules: Rules, sheet: SheetInput, value: SheetValue | None) -> FrozenSheet:
    units = (*value.aspects, value.total) if value else ()
    *aspects, total = [str(Fraction(each, rules.denominator)) for each in units] or [""]
    return FrozenSheet(
        judge=sheet.judge,
        contestant=sheet.contestant,
        cells={indicator: _cell(sheet, indicator) for indicator in sheet.scores},
        aspects=tuple(aspects),
        total=total,
        digest=sheet.digest,
    )


def _cell(sheet: SheetInput, indicator: str) -> str:
    cell = [sheet.judge, sheet.contestant, indicator, sheet.scores[indicator]]
    return digest(cell)[:_CELL_DIGITS]


def _frozen_place(placement: Placement) -> FrozenPlace:
    return FrozenPlace(
        contestant=placement.contestant,
        place=placement.place,
        value=str(placement.value),
        aspects=tuple(str(value) for value in placement.aspect_values),
        decided_by=placement.decided_by.value,
        rung_aspect=placement.rung_aspect or "",
        computed_place=placement.place_by_rules,
    )
