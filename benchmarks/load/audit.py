"""Compare what judges were promised with what the database holds (quality.md, appendix 2)."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.domain.scoring import score_sheet
from assessments.models import ScoreSheet, SheetRevision
from assessments.selectors.rules import frozen_rules
from kube_awards.ledger.models import Entry
from kube_awards.ledger.selectors import verify_chain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .judge import Entries, Saved


@dataclass(frozen=True)
class Faults:
    """What does not fit together; all empty is what must hold.

    lost: acknowledged saves that the history does not know as they were sent.
    torn: sheets whose scores are not their last history row, or whose sums are not their scores'.
    duplicated: sheets whose history is not one row for each version.
    unrecorded: sheets whose history and lines in the ledger differ in number.
    chain: why the ledger's chain is broken.
    """

    lost: list[str]
    torn: list[str]
    duplicated: list[str]
    unrecorded: list[str]
    chain: str


@dataclass(frozen=True)
class Audit:
    """What the database says about the ledger.

    said_again: saves that were kept although their first reply was lost; the same form, sent again,
    was answered as saved.
    """

    faults: Faults
    said_again: list[str]


def audit(ledger: Sequence[Saved]) -> Audit:
    """Read the whole database once and compare."""
    history = {
        (row.sheet.public_id, row.version): row
        for row in SheetRevision.objects.select_related("sheet")
    }
    said_again = [
        f"{saved.sheet} v{saved.version}"
        for saved in ledger
        if (row := history.get((saved.sheet, saved.version))) and row.saved_at < saved.last_sent
    ]
    return Audit(faults_in(ledger, history), said_again)


def faults_in(ledger: Sequence[Saved], history: Mapping[tuple[str, int], SheetRevision]) -> Faults:
    """Compare ledger, history, scores, sums and the lines of the product's own ledger."""
    sheets = list(
        ScoreSheet.objects.select_related("rules").prefetch_related(
            "scores__indicator", "aspect_values__aspect", "revisions"
        )
    )
    lines = Counter(
        Entry.objects.filter(object_type="assessments.scoresheet").values_list(
            "object_id", flat=True
        )
    )
    return Faults(
        lost=[
            f"{saved.sheet} v{saved.version}"
            for saved in ledger
            if not keeps(history.get((saved.sheet, saved.version)), saved)
        ],
        torn=[sheet.public_id for sheet in sheets if is_torn(sheet)],
        duplicated=[sheet.public_id for sheet in sheets if versions_of(sheet) != expected(sheet)],
        unrecorded=[
            sheet.public_id for sheet in sheets if lines[str(sheet.pk)] != len(versions_of(sheet))
        ],
        chain=verify_chain().reason,
    )


def keeps(row: SheetRevision | None, saved: Saved) -> bool:
    """Say whether a history row holds what was acknowledged."""
    return row is not None and read_entries(row.entries) == spoken(saved.entries)


def spoken(entries: Entries) -> Entries:
    """Leave out the indicators for which a form said nothing."""
    return {number: entry for number, entry in entries.items() if entry != (None, "")}


def read_entries(text: str) -> Entries:
    """Return the entries of a history row."""
    return {int(number): (e["value"], e["note"]) for number, e in json.loads(text).items()}


def versions_of(sheet: ScoreSheet) -> list[int]:
    """Return the versions that the history knows."""
    return sorted(row.version for row in sheet.revisions.all())


def expected(sheet: ScoreSheet) -> list[int]:
    """Return the versions that a sheet at its version must have had."""
    return list(range(1, sheet.version + 1))


def is_torn(sheet: ScoreSheet) -> bool:
    """Say whether scores, last history row and sums disagree."""
    rows = sorted(sheet.revisions.all(), key=lambda row: row.version)
    scores = {s.indicator.number: (s.value, s.note) for s in sheet.scores.all()}
    values = {str(number): value for number, (value, _note) in scores.items() if value is not None}
    sums = {value.aspect.code: value.units for value in sheet.aspect_values.all()}
    return (
        scores != (read_entries(rows[-1].entries) if rows else {})
        or sheet.filled != len(values)
        or (sums, sheet.total_units) != due_sums(sheet, values)
    )


def due_sums(sheet: ScoreSheet, values: dict[str, int]) -> tuple[dict[str, int], int | None]:
    """Return what aspects and total must be: nothing while a value is missing."""
    rules = frozen_rules(sheet.rules)
    if len(values) < sum(len(aspect.indicators) for aspect in rules.aspects):
        return {}, None
    value = score_sheet(rules, values)
    codes = [rule.id for rule in rules.aspects]
    return dict(zip(codes, value.aspects, strict=True)), value.total
