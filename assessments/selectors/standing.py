"""Read what the server holds of a sheet in one row, for scripts that save without a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.models import SheetRevision
from assessments.selectors.sheets import Written

if TYPE_CHECKING:
    import datetime as dt

    from assessments.models import ScoreSheet


@dataclass(frozen=True)
class Standing:
    """The last acknowledged save: its version, the token that made it, and what it says."""

    version: int
    token: str
    saved_at: dt.datetime | None
    written: Written


def last_revision(sheet: ScoreSheet) -> SheetRevision | None:
    """Return the last acknowledged save of a sheet, or None before the first."""
    return SheetRevision.objects.filter(sheet=sheet).order_by("-version").first()


def standing_of(sheet: ScoreSheet) -> Standing:
    """Return the last acknowledged save: version and values of one row never contradict."""
    last = last_revision(sheet)
    if last is None:
        return Standing(0, "", None, Written({}, {}))
    entries = json.loads(last.entries)
    values = {int(number): e["value"] for number, e in entries.items() if e["value"] is not None}
    notes = {int(number): e["note"] for number, e in entries.items() if e["note"]}
    return Standing(last.version, last.token, last.saved_at, Written(values, notes))


def differences(mine: Written, theirs: Written) -> int:
    """Count the indicators whose value or note differs."""
    return sum(
        (mine.values.get(number), mine.notes.get(number))
        != (theirs.values.get(number), theirs.notes.get(number))
        for number in {*mine.values, *mine.notes, *theirs.values, *theirs.notes}
    )
