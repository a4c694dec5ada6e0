"""A paper entry and the judge's own work, closing, and what is thrown away again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage

from assessments.models import Edition, PaperEntry, ScoreSheet, SheetState
from assessments.services.judging import close_judging
from assessments.services.paper import cancel_paper_entry
from assessments.services.sheets import pull_back_score_sheet
from kube_awards.core.errors import Conflict, Refused, WrongState
from tests.assessments.services.sheet_state import scores_on, state_of
from tests.circumstances import excuse, recuse
from tests.factories import (
    fill_sheet,
    make_user,
    new_token,
    open_edition,
    proposed,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines
from tests.paper_sheets import enter, send_from_two, two_readers
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoCaptureOnCommitCallbacks

pytestmark = pytest.mark.django_db
VALUES = (5, 4, 3, 2)


@pytest.fixture
def edition() -> Edition:
    return open_edition(judges=1, contestants=1)


@pytest.fixture
def sheet(edition: Edition) -> ScoreSheet:
    return sheet_of(edition)


def pulled_back(sheet: ScoreSheet) -> ScoreSheet:
    """Let the judge take a sent sheet back."""
    present = ScoreSheet.objects.get(pk=sheet.pk)
    return pull_back_score_sheet(
        sheet=present, actor=sheet.judge.user, seen_version=present.version, token=new_token()
    )


# The judge's own work -----------------------------------------------------------------------------

TAKEN: list[tuple[str, Callable[[ScoreSheet], object]]] = [
    ("Lembar ini sudah terkirim", lambda sheet: send_sheet(sheet, *VALUES)),
    ("Juri sudah mengisi lembar ini sendiri", lambda sheet: fill_sheet(sheet, 1)),
    ("Juri sudah mengisi", lambda sheet: fill_sheet(sheet, None, notes={1: "belum"})),
    ("ditarik kembali oleh jurinya", lambda sheet: pulled_back(send_from_two(sheet, *VALUES))),
    ("tidak menilai peserta ini", lambda sheet: recuse(sheet.judge.edition, 1, "31.75")),
    ("tidak menilai peserta ini", lambda sheet: excuse(sheet.judge.edition, judge=1)),
]


@pytest.mark.parametrize("late", [False, True], ids=["first reading", "second reading"])
@pytest.mark.parametrize(("says", "happens"), TAKEN)
def test_what_is_the_judges_is_never_overwritten(
    says: str, happens: Callable[[ScoreSheet], object], late: bool, sheet: ScoreSheet
) -> None:
    one, two = two_readers()
    if late and "ditarik" not in says:
        enter(sheet, one, *VALUES)
    happens(sheet)
    before = state_of(sheet)

    with pytest.raises(WrongState, match=says):
        enter(sheet, two, *VALUES)

    assert state_of(sheet) == before


def test_a_judge_who_saved_nothing_has_written_nothing(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, None)

    sent = send_from_two(sheet, *VALUES)

    assert (sent.version, sent.is_from_paper) == (3, True)


def test_an_open_page_of_the_judge_overwrites_nothing_either(sheet: ScoreSheet) -> None:
    send_from_two(sheet, *VALUES)
    before = state_of(sheet)

    with pytest.raises(Conflict):
        fill_sheet(sheet, 1, 1, 1, 1)

    assert state_of(sheet) == before


def test_the_judge_may_pull_it_back_and_what_is_saved_then_is_the_judges(
    sheet: ScoreSheet,
) -> None:
    back = pulled_back(send_from_two(sheet, *VALUES))
    still = back.is_from_paper

    own = send_sheet(back, *VALUES)

    assert (still, own.is_from_paper, own.receipt) == (True, False, "NL-2018-0002")
    assert own.paper_checked_by is None


def test_a_sheet_that_was_pulled_back_and_emptied_may_be_entered_again(sheet: ScoreSheet) -> None:
    fill_sheet(pulled_back(send_from_two(sheet, *VALUES)))

    sent = send_from_two(ScoreSheet.objects.get(), 1, 1, 1, 1)

    assert [score[1] for score in scores_on(sent)] == [1, 1, 1, 1]
    assert PaperEntry.objects.exclude(applied_version=None).count() == 4


# Closing ------------------------------------------------------------------------------------------


def test_after_closing_a_missing_sheet_may_still_be_entered_with_a_reason(
    edition: Edition, sheet: ScoreSheet
) -> None:
    one, two = two_readers()
    close_judging(edition=edition, actor=make_user())

    with written_lines() as lines:
        enter(sheet, one, *VALUES, late_reason=" Diserahkan sebelum ditutup. ")
        sent = enter(sheet, two, *VALUES)

    assert sent.state == SheetState.SUBMITTED
    assert [(line.action, line.reason) for line in lines] == [
        ("paper.entered", "Diserahkan sebelum ditutup."),
        ("paper.entered", ""),
        ("sheet.saved_from_paper", ""),
        ("sheet.submitted_from_paper", ""),
    ]
    assert PaperEntry.objects.get(round=1).late_reason == "Diserahkan sebelum ditutup."


def test_after_closing_no_reason_is_no_entry(edition: Edition, sheet: ScoreSheet) -> None:
    close_judging(edition=edition, actor=make_user())

    with pytest.raises(Refused, match="setelah penilaian ditutup"):
        enter(sheet, two_readers()[0], *VALUES, late_reason="  ")

    assert not PaperEntry.objects.exists()


def test_after_a_proposal_nothing_is_entered_or_cancelled() -> None:
    edition = open_edition(judges=3, contestants=1)
    one, two = two_readers()
    for judge in (1, 2, 3):
        send_sheet(sheet_of(edition, judge), *VALUES)
    close_judging(edition=edition, actor=make_user())
    proposed(edition)

    for step in (
        partial(enter, sheet_of(edition), two, *VALUES),
        partial(cancel_paper_entry, sheet=sheet_of(edition), actor=one, reason="Salah."),
    ):
        with pytest.raises(WrongState) as refusal:
            step()
        assert refusal.value.state == "frozen"


# Cancelling ---------------------------------------------------------------------------------------


def test_cancelling_forgets_both_readings_and_the_photo(
    sheet: ScoreSheet, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    one, two = two_readers()
    enter(sheet, one, *VALUES)
    enter(sheet, two, 1, 1, 1, 1)
    photo = PaperEntry.objects.get(round=1).photo.name
    before = state_of(sheet)

    with written_lines() as lines, django_capture_on_commit_callbacks(execute=True):
        cancel_paper_entry(sheet=sheet, actor=two, reason=" Salah lembar. ")

    assert (PaperEntry.objects.count(), default_storage.exists(str(photo))) == (0, False)
    assert state_of(sheet) == before
    (line,) = lines
    assert line == Line(
        "Budi Kedua",
        "paper.cancelled",
        "assessments.scoresheet",
        line.before,
        None,
        "Salah lembar.",
    )
    assert isinstance(line.before, dict)
    assert [
        (said["entered_by"], [entry["value"] for entry in said["entries"].values()])
        for said in line.before["entries"]
    ] == [("Ani Pertama", [5, 4, 3, 2]), ("Budi Kedua", [1, 1, 1, 1])]


def test_cancelling_needs_a_reason(sheet: ScoreSheet) -> None:
    one, _two = two_readers()
    enter(sheet, one, *VALUES)

    with pytest.raises(Refused, match="Tulis alasan"):
        cancel_paper_entry(sheet=sheet, actor=one, reason="  ")

    assert PaperEntry.objects.count() == 1


def test_a_sheet_that_is_sent_has_nothing_to_cancel(sheet: ScoreSheet) -> None:
    send_from_two(sheet, *VALUES)

    with pytest.raises(WrongState, match="Tidak ada isian"):
        cancel_paper_entry(sheet=sheet, actor=make_user(), reason="Salah.")

    assert PaperEntry.objects.count() == 2


def test_whoever_corrects_what_was_cancelled_is_told(sheet: ScoreSheet) -> None:
    one, _two = two_readers()
    enter(sheet, one, *VALUES)
    cancel_paper_entry(sheet=sheet, actor=one, reason="Salah lembar.")

    with pytest.raises(Conflict):
        enter(sheet, one, *VALUES, seen=1)

    assert not PaperEntry.objects.exists()


# In the same moment -------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("values", [VALUES, (1, 1, 1, 1)], ids=["alike", "different"])
def test_two_first_readings_at_once_become_a_first_and_a_second(values: tuple[int, ...]) -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    one, two = two_readers()

    at_once(partial(enter, sheet, one, *VALUES), partial(enter, sheet, two, *values))

    rounds = dict(PaperEntry.objects.values_list("entered_by__full_name", "round"))
    assert sorted(rounds) == ["Ani Pertama", "Budi Kedua"]
    assert sorted(rounds.values()) == [1, 2]
    assert ScoreSheet.objects.get().is_submitted is (values == VALUES)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_round", range(5))
def test_the_judge_and_the_second_reading_at_once_end_in_one_order(_round: int) -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    one, two = two_readers()
    enter(sheet, one, *VALUES)

    answers = at_once(partial(fill_sheet, sheet, 1, 1), partial(enter, sheet, two, *VALUES))

    refused = [type(answer) for answer in answers if isinstance(answer, Refused)]
    values = [score[1] for score in scores_on(sheet)]
    present = ScoreSheet.objects.get()
    assert (refused, values, present.is_submitted, present.version) in [
        ([WrongState], [1, 1], False, 1),
        ([Conflict], [5, 4, 3, 2], True, 2),
    ]


@pytest.mark.django_db(transaction=True)
def test_closing_and_the_second_reading_at_once_lose_nothing() -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet, (one, two) = sheet_of(edition), two_readers()
    enter(sheet, one, *VALUES)

    at_once(
        partial(close_judging, edition=edition, actor=one),
        partial(enter, sheet, two, *VALUES),
    )

    edition.refresh_from_db()
    assert (edition.state, ScoreSheet.objects.get().is_submitted) == ("closed", True)
