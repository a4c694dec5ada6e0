"""Read who has entered which paper sheet, and what stands in the way; values only for those two."""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, TypedDict

from django.utils.translation import gettext as _

from assessments.models import PaperEntry
from assessments.selectors.circumstances import sheets_within_reach

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import ScoreSheet


class Reading(TypedDict):
    """What somebody read for one indicator."""

    value: int
    note: str


def waiting_entries() -> QuerySet[PaperEntry]:
    """Return the readings that have not become a sheet, the first before the second."""
    return PaperEntry.objects.filter(applied_version__isnull=True).order_by("sheet", "round")


def waiting_sheets(edition_id: int) -> frozenset[int]:
    """Return the sheets (primary keys) of an edition (primary key) with a reading that waits."""
    waiting = waiting_entries().filter(sheet__judge__edition=edition_id)
    return frozenset(waiting.values_list("sheet_id", flat=True))


def last_readings(sheet: ScoreSheet) -> list[PaperEntry]:
    """Return the readings that wait, else those that last became the sheet; first one first."""
    rows = list(
        PaperEntry.objects.filter(sheet=sheet).select_related("entered_by").order_by("-pk")[:2]
    )
    same = [each for each in rows if each.applied_version == rows[0].applied_version]
    return sorted(same, key=attrgetter("round"))


def readings_of(entry: PaperEntry) -> dict[int, Reading]:
    """Return what stands in a reading by indicator number; only for whom it may be shown to."""
    stored: dict[str, Reading] = json.loads(entry.entries)
    return {int(number): reading for number, reading in stored.items()}


def paper_obstacle(sheet: ScoreSheet) -> str:
    """Return why this sheet cannot be entered from paper, or nothing."""
    if not sheets_within_reach(type(sheet).objects.filter(pk=sheet.pk)).exists():
        return _("Juri ini tidak menilai peserta ini.")
    if sheet.is_submitted:
        return _("Lembar ini sudah terkirim.")
    if sheet.is_reopened:
        return _("Lembar ini dibuka kembali. Juri sendiri yang memeriksa dan mengirimnya lagi.")
    if sheet.is_from_paper:
        return _("Lembar ini ditarik kembali oleh jurinya. Juri sendiri yang melanjutkannya.")
    if sheet.scores.exists():
        return _("Juri sudah mengisi lembar ini sendiri. Nilai juri tidak ditimpa.")
    return ""
