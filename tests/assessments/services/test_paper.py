from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage

from assessments.domain.errors import InvalidInput
from assessments.models import AspectValue, PaperEntry, ScoreSheet, SheetRevision
from assessments.services.paper import enter_paper_sheet
from assessments.services.sheets import SheetIncomplete
from kube_awards.core.errors import Conflict, Refused
from kube_awards.ledger.models import Entry as LedgerEntry
from tests.assessments.services.sheet_state import scores_on, state_of
from tests.factories import (
    make_user,
    new_token,
    open_edition,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines
from tests.paper_sheets import enter, read_off, send_from_two, two_readers

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks

pytestmark = pytest.mark.django_db
VALUES = (5, 4, 3, 2)
JSON = {str(at): {"note": "", "value": value} for at, value in enumerate(VALUES, start=1)}


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the blank sheet of the only judge for the only contestant."""
    return sheet_of(open_edition(judges=1, contestants=1))


def waiting() -> list[tuple[int, str, int]]:
    """Return who has read what so far: round, person, version of the reading."""
    rows = PaperEntry.objects.filter(applied_version=None).order_by("round")
    return list(rows.values_list("round", "entered_by__full_name", "version"))


# Two people read the same -------------------------------------------------------------------------


def test_the_first_reading_leaves_the_sheet_blank(sheet: ScoreSheet) -> None:
    before = state_of(sheet)

    enter(sheet, two_readers()[0], *VALUES)

    assert state_of(sheet) == before
    assert waiting() == [(1, "Ani Pertama", 1)]
    assert json.loads(PaperEntry.objects.get().entries) == JSON


def test_what_two_people_read_alike_is_what_the_judge_would_have_sent(sheet: ScoreSheet) -> None:
    own = send_sheet(sheet_of(open_edition(judges=1, contestants=1)), *VALUES)

    sent = send_from_two(sheet, *VALUES)

    assert (sent.state, sent.filled, sent.total_units) == ("submitted", 4, own.total_units)
    assert (sent.version, sent.receipt) == (2, "NL-2018-0001")
    assert scores_on(sent) == scores_on(own)
    units = AspectValue.objects.order_by("aspect__order")
    assert list(units.filter(sheet=sent).values_list("units")) == list(
        units.filter(sheet=own).values_list("units")
    )


def test_history_and_sheet_name_who_entered_and_who_checked(sheet: ScoreSheet) -> None:
    sent = send_from_two(sheet, *VALUES)

    rows = SheetRevision.objects.values_list(
        "version", "state", "entered_by__full_name", "saved_by__full_name"
    )
    assert list(rows) == [
        (1, "draft", "Ani Pertama", "Budi Kedua"),
        (2, "submitted", "Ani Pertama", "Budi Kedua"),
    ]
    assert str(sent.paper_entered_by) == "Ani Pertama"
    assert str(sent.paper_checked_by) == "Budi Kedua"
    assert set(PaperEntry.objects.values_list("round", "applied_version")) == {(1, 2), (2, 2)}


def test_the_ledger_says_where_a_sheet_came_from(sheet: ScoreSheet) -> None:
    one, two = two_readers()

    with written_lines() as lines:
        enter(sheet, one, *VALUES)
        enter(sheet, two, *VALUES)

    photo = PaperEntry.objects.get(round=1).photo.name
    first = {"round": 1, "entered_by": "Ani Pertama", "entries": JSON, "photo": photo}
    second = {"round": 2, "entered_by": "Budi Kedua", "entries": JSON, "photo": ""}
    people = {"entered_by": "Ani Pertama", "checked_by": "Budi Kedua"}
    saved = {"version": 1, "state": "draft", "entries": JSON, "receipt": "", "paper": people}
    sent = saved | {"version": 2, "state": "submitted", "receipt": "NL-2018-0001"}
    at = "assessments.scoresheet"
    blank: dict[str, object] = {"version": 0, "entries": {}}
    assert lines == [
        Line("Ani Pertama", "paper.entered", at, None, first),
        Line("Budi Kedua", "paper.entered", at, None, second),
        Line("Budi Kedua", "sheet.saved_from_paper", at, blank, saved),
        Line(
            "Budi Kedua",
            "sheet.submitted_from_paper",
            at,
            blank | {"version": 1, "entries": JSON},
            sent,
        ),
    ]


def test_blanks_in_a_note_make_no_difference(sheet: ScoreSheet) -> None:
    one, two = two_readers()
    enter(sheet, one, *VALUES, notes={2: " cukup \r\n  baik "})

    sent = enter(sheet, two, *VALUES, notes={2: "cukup baik"})

    assert scores_on(sent)[1] == (2, 4, "cukup baik")


def test_the_same_page_sent_twice_is_one_sheet(sheet: ScoreSheet) -> None:
    one, two = two_readers()
    enter(sheet, one, *VALUES)
    token = new_token()
    first = enter(sheet, two, *VALUES, token=token)
    before = state_of(sheet), LedgerEntry.objects.count()

    again = enter(sheet, two, *VALUES, token=token)

    assert (again.version, again.receipt) == (first.version, first.receipt)
    assert (state_of(sheet), LedgerEntry.objects.count()) == before


# Two people read differently ----------------------------------------------------------------------


def test_different_readings_wait_and_either_person_may_correct(sheet: ScoreSheet) -> None:
    one, two = two_readers()
    enter(sheet, one, *VALUES)
    enter(sheet, two, 5, 4, 3, 1)
    waited = waiting()

    sent = enter(sheet, one, 5, 4, 3, 1, seen=1)

    assert waited == [(1, "Ani Pertama", 1), (2, "Budi Kedua", 1)]
    assert sent.is_submitted
    assert (str(sent.paper_entered_by), str(sent.paper_checked_by)) == ("Ani Pertama", "Budi Kedua")
    assert [score[1] for score in scores_on(sent)] == [5, 4, 3, 1]


def test_a_correction_enters_the_ledger_with_what_stood_before(sheet: ScoreSheet) -> None:
    one, _two = two_readers()
    enter(sheet, one, *VALUES)

    with written_lines() as lines:
        enter(sheet, one, 5, 4, 3, 1, seen=1)

    (line,) = lines
    assert (line.actor, line.action) == ("Ani Pertama", "paper.corrected")
    assert isinstance(line.before, dict)
    assert isinstance(line.after, dict)
    assert (line.before["entries"]["4"], line.after["entries"]["4"]) == (
        {"note": "", "value": 2},
        {"note": "", "value": 1},
    )


def test_the_same_reading_again_is_nothing(sheet: ScoreSheet) -> None:
    one, two = two_readers()
    enter(sheet, one, *VALUES)
    enter(sheet, two, 5, 4, 3, 1)

    with written_lines() as lines:
        enter(sheet, two, 5, 4, 3, 1)

    assert (lines, waiting()) == ([], [(1, "Ani Pertama", 1), (2, "Budi Kedua", 1)])


def test_one_person_is_never_both_readers(sheet: ScoreSheet) -> None:
    one, _two = two_readers()
    enter(sheet, one, *VALUES)

    enter(sheet, one, *VALUES, seen=1)

    assert waiting() == [(1, "Ani Pertama", 2)]
    assert not ScoreSheet.objects.get().is_submitted


def test_an_older_page_of_ones_own_overwrites_nothing(sheet: ScoreSheet) -> None:
    one, _two = two_readers()
    enter(sheet, one, *VALUES)

    with pytest.raises(Conflict):
        enter(sheet, one, 1, 1, 1, 1, seen=0)

    assert json.loads(PaperEntry.objects.get().entries) == JSON


def test_a_third_person_is_refused(sheet: ScoreSheet) -> None:
    one, two = two_readers()
    enter(sheet, one, *VALUES)
    enter(sheet, two, 5, 4, 3, 1)

    with pytest.raises(Refused, match="dua orang lain"):
        enter(sheet, make_user(), *VALUES)

    assert waiting() == [(1, "Ani Pertama", 1), (2, "Budi Kedua", 1)]


# What is no whole sheet ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ((5, 4, 3), SheetIncomplete),
        ((5, 4, 3, None), SheetIncomplete),
        ((5, 4, 3, 6), InvalidInput),
        ((5, 4, 3, 2, 1), InvalidInput),
    ],
)
def test_a_reading_is_a_whole_sheet(
    values: tuple[int | None, ...], refusal: type[Exception], sheet: ScoreSheet
) -> None:
    with pytest.raises(refusal):
        enter(sheet, two_readers()[0], *values)

    assert waiting() == []


def test_the_first_reading_needs_a_photo(sheet: ScoreSheet) -> None:
    with pytest.raises(Refused, match="Lampirkan foto"):
        enter_paper_sheet(
            sheet=sheet,
            actor=make_user(),
            seen_version=0,
            entries=read_off(*VALUES),
            token=new_token(),
        )

    assert waiting() == []


def test_the_photo_is_kept_once_and_replaced_by_a_better_one(
    sheet: ScoreSheet, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    one, two = two_readers()
    enter(sheet, one, *VALUES)
    old = PaperEntry.objects.get().photo.name

    with django_capture_on_commit_callbacks(execute=True):
        enter(sheet, one, *VALUES, seen=1)
    enter(sheet, two, 5, 4, 3, 1)

    new, second = (each.photo.name for each in PaperEntry.objects.order_by("round"))
    assert (new != old, second) == (True, "")
    assert (default_storage.exists(str(old)), default_storage.exists(str(new))) == (False, True)
