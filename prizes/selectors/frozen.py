"""Freeze what stood around a result when it was proposed, and read it again from a decision."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation

from assessments.domain.canonical import canonical_json
from assessments.selectors.attendance import attendance_list

if TYPE_CHECKING:
    from assessments.domain.canonical import Json
    from assessments.models import Category
    from assessments.selectors.attendance import AttendanceRow
    from prizes.models import Decision, Minutes
    from prizes.selectors.checks import EditionChecks


@dataclass(frozen=True)
class ReviewedWarning:
    """What was unusual about a result when it was proposed, and what panitia said to it."""

    category: str
    title: str
    items: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class FrozenMinutes:
    """What the minutes of a decision say: meeting, signers, and who was there."""

    number: str
    held_on: dt.date
    place: str
    signers: tuple[tuple[str, str], ...]
    present: tuple[tuple[str, bool | None], ...]

    @property
    def there(self) -> list[str]:
        """Return who was recorded as present."""
        return [name for name, was_there in self.present if was_there]


def frozen_review(checks: EditionChecks) -> str:
    """Return the warnings of a result with their notes; all have one, in the papers' language."""
    rows: list[Json] = [
        {
            "kind": each.category.kind,
            "category": each.category.name,
            "title": check.title,
            "items": [item.text for item in check.items],
            "note": each.notes[check.key],
        }
        for each in checks.categories
        for check in each.warnings
    ]
    return canonical_json(rows)


def frozen_minutes(minutes: Minutes) -> str:
    """Return the minutes with signers and attendance as they are now."""
    with translation.override(settings.LANGUAGE_CODE):
        who = attendance_list(minutes.edition)
        signers: list[Json] = [
            [judge.name, str(judge.get_unsur_display())]
            for judge in minutes.signers.select_related("user").order_by("order")
        ]
    present: list[Json] = [
        [row.who.name, _was_there(row)] for row in (*who.judges, *who.contestants)
    ]
    return canonical_json(
        {
            "number": minutes.number,
            "held_on": minutes.held_on.isoformat(),
            "place": minutes.place,
            "signers": signers,
            "present": present,
        }
    )


def _was_there(row: AttendanceRow) -> bool | None:
    return row.recorded.is_present if row.recorded else None


def reviewed_warnings(
    decision: Decision, category: Category | None = None
) -> list[ReviewedWarning]:
    """Return the warnings of a decision as they were frozen, of one category or of all."""
    return [
        ReviewedWarning(row["category"], row["title"], tuple(row["items"]), row["note"])
        for row in json.loads(decision.review)
        if category is None or row["kind"] == category.kind
    ]


def decision_minutes(decision: Decision) -> FrozenMinutes | None:
    """Return the minutes of a decision as they were frozen; None where it has none."""
    said = json.loads(decision.minutes)
    if not said:
        return None
    return FrozenMinutes(
        number=said["number"],
        held_on=dt.date.fromisoformat(said["held_on"]),
        place=said["place"],
        signers=tuple((name, unsur) for name, unsur in said["signers"]),
        present=tuple((name, there) for name, there in said["present"]),
    )
