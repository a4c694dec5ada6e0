"""Read a sheet for paper: blank to be filled in the hall, or as its judge filled it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.selectors.check import sections_of
from assessments.selectors.circumstances import sheets_within_reach
from assessments.selectors.scale import bands_of
from assessments.selectors.sheet_rows import sheets_at_hand
from assessments.selectors.sheets import Written, running_total_of, written_on

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Edition, ScoreSheet
    from assessments.selectors.check import CheckSection
    from assessments.selectors.scale import Band


@dataclass(frozen=True)
class PrintableSheet:
    """A sheet on A4; `total_text` is blank where nothing is filled in."""

    sheet: ScoreSheet
    sections: tuple[CheckSection, ...]
    bands: tuple[Band, ...]
    total_text: str
    is_blank: bool


def sheets_to_print(edition: Edition) -> QuerySet[ScoreSheet]:
    """Return the sheets of an edition that somebody may still have to fill in by hand."""
    return sheets_within_reach(sheets_at_hand().filter(judge__edition=edition))


def printable_sheet(sheet: ScoreSheet, *, blank: bool) -> PrintableSheet:
    """Return a sheet for paper; a blank one never touches what its judge wrote."""
    written = Written({}, {}) if blank else written_on(sheet)
    filled = bool(written.values)
    return PrintableSheet(
        sheet=sheet,
        sections=sections_of(sheet, written),
        bands=bands_of(sheet.contestant.category),
        total_text=running_total_of(sheet, written).value_text if filled else "",
        is_blank=not filled,
    )
