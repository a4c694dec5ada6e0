"""The audit of a load run finds each kind of fault, and nothing where there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.db.models import F

from assessments.models import AspectValue, Score, ScoreSheet, SheetRevision
from benchmarks.load.audit import Audit, Faults, audit
from benchmarks.load.judge import Saved
from tests.factories import fill_sheet, new_token, open_edition, sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django.fixtures import Settings

    from benchmarks.load.judge import Entries

pytestmark = pytest.mark.django_db
NOTHING = Faults(lost=[], torn=[], duplicated=[], unrecorded=[], chain="")
WRITTEN: Entries = {1: (5, "Rapi"), 2: (4, ""), 3: (3, ""), 4: (2, "")}
LONG_AGO = dt.datetime(2018, 9, 20, tzinfo=dt.UTC)


@pytest.fixture
def sheet() -> ScoreSheet:
    return fill_sheet(
        sheet_of(open_edition(judges=1, contestants=1)), 5, 4, 3, 2, notes={1: "Rapi"}
    )


def saved(sheet: ScoreSheet) -> Saved:
    """Return the ledger's line of the one save that was made."""
    entries: dict[int, tuple[int | None, str]] = {
        1: (5, "Rapi"),
        2: (4, ""),
        3: (3, ""),
        4: (2, ""),
    }
    return Saved(sheet.public_id, 1, entries, at=0, seconds=0, attempts=1, last_sent=LONG_AGO)


def test_what_was_acknowledged_and_kept_is_no_fault(sheet: ScoreSheet) -> None:
    assert audit([saved(sheet)]) == Audit(NOTHING, said_again=[])


def test_an_incomplete_sheet_without_sums_is_no_fault() -> None:
    fill_sheet(sheet_of(open_edition(judges=1, contestants=1)), 5, None, 3)

    assert audit([]) == Audit(NOTHING, said_again=[])


def test_a_form_sent_again_after_it_was_saved_is_counted(sheet: ScoreSheet) -> None:
    again = replace(saved(sheet), last_sent=dt.datetime.now(dt.UTC))

    assert audit([again]) == Audit(NOTHING, said_again=[f"{sheet.public_id} v1"])


@pytest.mark.parametrize(
    ("version", "entries"),
    [
        (2, WRITTEN),
        (1, WRITTEN | {4: (1, "")}),
        (1, WRITTEN | {1: (5, "")}),
        (1, {1: (5, "Rapi")}),
    ],
)
def test_a_promise_that_the_history_does_not_keep_is_lost(
    sheet: ScoreSheet, version: int, entries: Entries
) -> None:
    promised = replace(saved(sheet), version=version, entries=entries)

    assert audit([promised]).faults == replace(NOTHING, lost=[f"{sheet.public_id} v{version}"])


@pytest.mark.parametrize(
    "tear",
    [
        lambda: Score.objects.filter(value=2).update(value=1),
        lambda: Score.objects.filter(note="Rapi").update(note=""),
        lambda: Score.objects.filter(value=2).delete(),
        lambda: AspectValue.objects.update(units=F("units") + 1),
        lambda: AspectValue.objects.filter(aspect__order=1).delete(),
        lambda: ScoreSheet.objects.update(total_units=F("total_units") + 1),
        lambda: ScoreSheet.objects.update(total_units=None),
        lambda: ScoreSheet.objects.update(filled=3),
    ],
)
def test_scores_history_and_sums_that_disagree_are_torn(
    sheet: ScoreSheet, tear: Callable[[], object]
) -> None:
    tear()

    assert audit([saved(sheet)]).faults == replace(NOTHING, torn=[sheet.public_id])


def test_a_history_row_too_many_is_a_duplicate_that_nobody_recorded(sheet: ScoreSheet) -> None:
    row = SheetRevision.objects.get(sheet=sheet)
    SheetRevision.objects.create(
        sheet=sheet,
        version=2,
        state=row.state,
        entries=row.entries,
        token=new_token(),
        saved_by=row.saved_by,
        saved_at=row.saved_at,
    )

    assert audit([saved(sheet)]).faults == replace(
        NOTHING, duplicated=[sheet.public_id], unrecorded=[sheet.public_id]
    )


def test_a_version_without_history_is_found(sheet: ScoreSheet) -> None:
    ScoreSheet.objects.update(version=2)

    assert audit([saved(sheet)]).faults == replace(NOTHING, duplicated=[sheet.public_id])


def test_a_broken_chain_is_named(sheet: ScoreSheet, settings: Settings) -> None:
    settings.LEDGER_KEY = "another key"

    assert audit([saved(sheet)]).faults.chain != ""
