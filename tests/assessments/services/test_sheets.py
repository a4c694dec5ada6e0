from __future__ import annotations

import json

import pytest

from assessments.domain.errors import InvalidInput
from assessments.models import ScoreSheet, SheetState
from assessments.services.judging import close_judging
from assessments.services.sheets import (
    Entry,
    save_score_sheet,
)
from kube_awards.core.errors import Conflict, WrongState
from tests.assessments.services.sheet_state import scores_on, state_of
from tests.factories import (
    fill_sheet,
    make_user,
    new_token,
    open_edition,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the blank sheet of the first judge for the first of two contestants."""
    return sheet_of(open_edition(judges=1, contestants=2))


def test_a_save_writes_each_value_and_note(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5, None, 3, notes={2: "belum terlihat", 3: "cukup"})

    assert scores_on(sheet) == [(1, 5, ""), (2, None, "belum terlihat"), (3, 3, "cukup")]


def test_a_save_returns_the_sheet_as_it_now_stands(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, 5, None, 3)

    stored = ScoreSheet.objects.get(pk=sheet.pk)
    assert (saved.version, saved.filled, saved.total_units) == (1, 2, None)
    assert (stored.version, stored.filled, stored.total_units) == (1, 2, None)
    assert saved.saved_at == stored.saved_at


def test_a_blank_is_never_zero(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, None, None, None, None)

    assert scores_on(sheet) == []
    assert (saved.filled, saved.total_units) == (0, None)


def test_a_save_replaces_what_stood_there(sheet: ScoreSheet) -> None:
    first = fill_sheet(sheet, 5, 4, 3, notes={1: "sangat baik"})

    fill_sheet(first, 2)

    assert scores_on(sheet) == [(1, 2, "")]


def test_a_complete_sheet_keeps_its_exact_integers(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, 5, 4, 3, 2)

    values = sheet.aspect_values.order_by("aspect__order")
    denominator = sheet.rules.denominator
    assert [(v.aspect.code, v.units) for v in values] == [
        ("kelembagaan", 90 * denominator),
        ("ekonomi", 50 * denominator),
    ]
    assert saved.total_units == 74 * denominator


def test_a_value_taken_back_takes_the_integers_away(sheet: ScoreSheet) -> None:
    complete = fill_sheet(sheet, 5, 4, 3, 2)

    saved = fill_sheet(complete, 5, 4, 3)

    assert saved.total_units is None
    assert not sheet.aspect_values.exists()


def test_a_save_is_kept_as_history(sheet: ScoreSheet) -> None:
    first = fill_sheet(sheet, 5, notes={1: "rapi"}, token="a" * 32)
    second = fill_sheet(first, 4, 4, token="b" * 32)

    revisions = list(sheet.revisions.values_list("version", "state", "token", "saved_by"))
    assert revisions == [
        (1, "draft", "a" * 32, sheet.judge.user_id),
        (2, "draft", "b" * 32, sheet.judge.user_id),
    ]
    assert [json.loads(revision.entries) for revision in sheet.revisions.all()] == [
        {"1": {"value": 5, "note": "rapi"}},
        {"1": {"value": 4, "note": ""}, "2": {"value": 4, "note": ""}},
    ]
    assert second.version == sheet.revisions.count()


def test_a_save_writes_one_line_to_the_ledger(sheet: ScoreSheet) -> None:
    first = fill_sheet(sheet, 5)

    with written_lines() as lines:
        fill_sheet(first, 4, notes={1: "turun"})

    assert lines == [
        Line(
            sheet.judge.name,
            "sheet.saved",
            "assessments.scoresheet",
            {"version": 1, "entries": {"1": {"value": 5, "note": ""}}},
            {
                "version": 2,
                "state": "draft",
                "entries": {"1": {"value": 4, "note": "turun"}},
                "receipt": "",
            },
        )
    ]


def test_the_same_form_twice_is_one_save(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5, 4, token="a" * 32)
    before = state_of(sheet)

    with written_lines() as lines:
        again = fill_sheet(sheet, 5, 4, token="a" * 32)

    assert (again.version, lines) == (1, [])
    assert state_of(sheet) == before


def test_the_same_form_with_other_values_is_a_conflict(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5, 4, token="a" * 32)
    before = state_of(sheet)

    with written_lines() as lines, pytest.raises(Conflict):
        fill_sheet(sheet, 5, 3, token="a" * 32)

    assert lines == []
    assert state_of(sheet) == before


def test_the_same_form_is_recognised_after_judging_was_closed(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5, 4, token="a" * 32)
    close_judging(edition=sheet.judge.edition, actor=make_user())

    again = fill_sheet(sheet, 5, 4, token="a" * 32)

    assert again.version == 1


def test_two_sheets_may_carry_the_same_token(sheet: ScoreSheet) -> None:
    other = sheet_of(sheet.judge.edition, contestant=2)

    fill_sheet(sheet, 5, token="a" * 32)
    fill_sheet(other, 4, token="a" * 32)

    assert (scores_on(sheet), scores_on(other)) == ([(1, 5, "")], [(1, 4, "")])


def test_an_older_page_overwrites_nothing(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5, 4)
    before = state_of(sheet)

    with written_lines() as lines, pytest.raises(Conflict, match="juga diubah"):
        fill_sheet(sheet, 1, 1)

    assert lines == []
    assert state_of(sheet) == before


def test_a_version_of_the_future_is_a_conflict_too(sheet: ScoreSheet) -> None:
    before = state_of(sheet)

    with pytest.raises(Conflict):
        save_score_sheet(
            sheet=sheet, actor=sheet.judge.user, seen_version=7, entries={}, token=new_token()
        )

    assert state_of(sheet) == before


def test_a_sent_sheet_cannot_be_saved(sheet: ScoreSheet) -> None:
    sent = send_sheet(sheet, 5, 4, 3, 2)
    before = state_of(sheet)

    with pytest.raises(WrongState, match="sudah terkirim") as refusal:
        fill_sheet(sent, 1, 1, 1, 1)

    assert refusal.value.state == "submitted"
    assert state_of(sheet) == before


def test_a_reopened_sheet_can_be_saved(sheet: ScoreSheet) -> None:
    ScoreSheet.objects.filter(pk=sheet.pk).update(
        state=SheetState.REOPENED, reopened_because="Periksa."
    )

    saved = fill_sheet(sheet, 5)

    assert (saved.version, saved.state) == (1, "reopened")


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({1: Entry(9)}, "indikator 1: 9 di atas 5"),
        ({1: Entry(0)}, "indikator 1: 0 di bawah 1"),
        ({77: Entry(3)}, "indikator 77: tidak ada dalam instrumen"),
    ],
)
def test_no_value_that_the_rules_do_not_know_gets_past_a_form(
    entries: dict[int, Entry], sentence: str, sheet: ScoreSheet
) -> None:
    before = state_of(sheet)

    with pytest.raises(InvalidInput, match=sentence):
        save_score_sheet(
            sheet=sheet, actor=sheet.judge.user, seen_version=0, entries=entries, token="e" * 32
        )

    assert state_of(sheet) == before


def test_entries_may_come_in_any_order(sheet: ScoreSheet) -> None:
    entries = {3: Entry(3), 1: Entry(1)}

    save_score_sheet(
        sheet=sheet, actor=sheet.judge.user, seen_version=0, entries=entries, token="e" * 32
    )

    assert scores_on(sheet) == [(1, 1, ""), (3, 3, "")]
