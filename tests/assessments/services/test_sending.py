"""A sheet is sent, pulled back, sent again; and nothing moves after closing time."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from assessments.models import ScoreSheet, SheetRevision
from assessments.services.judging import close_judging
from assessments.services.sheets import (
    SheetIncomplete,
    pull_back_score_sheet,
    submit_score_sheet,
)
from kube_awards.core.errors import Conflict, WrongState
from tests.assessments.services.sheet_state import state_of
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


def send_again(sheet: ScoreSheet, token: str = "") -> ScoreSheet:
    return submit_score_sheet(
        sheet=sheet,
        actor=sheet.judge.user,
        seen_version=sheet.version,
        token=token or new_token(),
    )


def pull_back(sheet: ScoreSheet, token: str = "") -> ScoreSheet:
    return pull_back_score_sheet(
        sheet=sheet,
        actor=sheet.judge.user,
        seen_version=sheet.version,
        token=token or new_token(),
    )


def test_a_complete_sheet_is_sent_with_a_receipt(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, 5, 4, 3, 2)

    with written_lines() as lines:
        sent = send_again(saved)

    entries = {str(n): {"value": v, "note": ""} for n, v in enumerate((5, 4, 3, 2), 1)}
    assert (sent.state, sent.version, sent.receipt) == ("submitted", 2, "NL-2018-0001")
    assert sent.submitted_at is not None
    assert lines == [
        Line(
            sheet.judge.name,
            "sheet.submitted",
            "assessments.scoresheet",
            {"version": 1, "entries": entries},
            {"version": 2, "state": "submitted", "entries": entries, "receipt": "NL-2018-0001"},
        )
    ]


def test_sending_leaves_scores_and_integers_alone(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, 5, 4, 3, 2, notes={1: "rapi"})
    before = state_of(saved)

    send_again(saved)

    after = state_of(saved)
    assert (after["scores"], after["aspects"]) == (before["scores"], before["aspects"])


def test_an_incomplete_sheet_is_not_sent(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, 5, 4, 3, None, notes={4: "belum"})
    before = state_of(sheet)

    with written_lines() as lines, pytest.raises(SheetIncomplete, match="belum dinilai"):
        send_again(saved)

    assert lines == []
    assert state_of(sheet) == before


def test_sending_twice_gives_one_receipt(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, 5, 4, 3, 2)

    first = send_again(saved, token="c" * 32)
    second = send_again(saved, token="c" * 32)

    assert (first.receipt, second.receipt) == ("NL-2018-0001", "NL-2018-0001")
    assert [r.version for r in sheet.revisions.all()] == [1, 2]


def test_sending_a_sheet_saved_elsewhere_meanwhile_is_a_conflict(sheet: ScoreSheet) -> None:
    seen = fill_sheet(sheet, 5, 4, 3, 2)
    fill_sheet(seen, 1, 1, 1, 1)

    with pytest.raises(Conflict):
        send_again(seen)

    assert ScoreSheet.objects.get(pk=sheet.pk).state == "draft"


def test_sending_a_sent_sheet_from_another_page_is_refused(sheet: ScoreSheet) -> None:
    sent = send_sheet(sheet, 5, 4, 3, 2)

    with pytest.raises(WrongState, match="sudah terkirim"):
        send_again(sent)


def test_receipts_are_numbered_through_the_edition(sheet: ScoreSheet) -> None:
    first = send_sheet(sheet, 5, 4, 3, 2)
    pull_back(first)
    second = send_sheet(sheet_of(sheet.judge.edition, contestant=2), 5, 4, 3, 2)
    third = send_again(ScoreSheet.objects.get(pk=sheet.pk))

    receipts = [first.receipt, second.receipt, third.receipt]
    assert receipts == ["NL-2018-0001", "NL-2018-0002", "NL-2018-0003"]


def test_a_sent_sheet_is_pulled_back_as_a_draft(sheet: ScoreSheet) -> None:
    sent = send_sheet(sheet, 5, 4, 3, 2)

    with written_lines() as lines:
        back = pull_back(sent)

    entries = {str(n): {"value": v, "note": ""} for n, v in enumerate((5, 4, 3, 2), 1)}
    assert (back.state, back.version, back.receipt, back.submitted_at) == ("draft", 3, "", None)
    assert lines == [
        Line(
            sheet.judge.name,
            "sheet.pulled_back",
            "assessments.scoresheet",
            {"version": 2, "entries": entries},
            {"version": 3, "state": "draft", "entries": entries, "receipt": ""},
        )
    ]


def test_pulling_back_twice_is_once(sheet: ScoreSheet) -> None:
    sent = send_sheet(sheet, 5, 4, 3, 2)

    pull_back(sent, token="d" * 32)
    again = pull_back(sent, token="d" * 32)

    assert (again.version, sheet.revisions.count()) == (3, 3)


def test_a_draft_cannot_be_pulled_back(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, 5, 4, 3, 2)

    with pytest.raises(WrongState, match="belum terkirim") as refusal:
        pull_back(saved)

    assert refusal.value.state == "draft"


def test_the_token_of_another_step_is_not_taken_for_a_repeat(sheet: ScoreSheet) -> None:
    saved = fill_sheet(sheet, 5, 4, 3, 2, token="a" * 32)
    with pytest.raises(Conflict, match="sudah usang"):
        send_again(saved, token="a" * 32)
    sent = send_again(saved, token="b" * 32)

    with pytest.raises(Conflict, match="sudah usang"):
        pull_back(sent, token="b" * 32)

    assert ScoreSheet.objects.get(pk=sheet.pk).is_submitted


def test_history_has_one_row_for_each_version(sheet: ScoreSheet) -> None:
    sent = send_sheet(fill_sheet(sheet, 5), 5, 4, 3, 2)
    present = fill_sheet(pull_back(sent), 4, 4, 4, 4)

    rows = SheetRevision.objects.filter(sheet=sheet).values_list("version", "state")
    assert list(rows) == [
        (1, "draft"),
        (2, "draft"),
        (3, "submitted"),
        (4, "draft"),
        (5, "draft"),
    ]
    assert present.version == 5


# Closing time -------------------------------------------------------------------------------------


def close_seconds_ago(sheet: ScoreSheet, seconds: int) -> None:
    """Set the closing time of the sheet's edition that far into the past."""
    edition = sheet.judge.edition
    edition.closes_at = timezone.now() - dt.timedelta(seconds=seconds)
    edition.save(update_fields=["closes_at"])


def test_after_closing_nothing_is_saved(sheet: ScoreSheet) -> None:
    close_judging(edition=sheet.judge.edition, actor=make_user())
    before = state_of(sheet)

    with pytest.raises(WrongState, match="sudah ditutup") as refusal:
        fill_sheet(sheet, 5)

    assert refusal.value.state == "closed"
    assert state_of(sheet) == before


def test_a_save_within_a_minute_after_the_set_time_still_counts(sheet: ScoreSheet) -> None:
    close_seconds_ago(sheet, 30)

    assert fill_sheet(sheet, 5).version == 1


def test_a_save_after_the_minute_of_grace_is_refused(sheet: ScoreSheet) -> None:
    close_seconds_ago(sheet, 61)
    before = state_of(sheet)

    with pytest.raises(WrongState, match="sudah ditutup"):
        fill_sheet(sheet, 5)

    assert state_of(sheet) == before


def test_after_the_minute_of_grace_nothing_is_sent_or_pulled_back(sheet: ScoreSheet) -> None:
    other = send_sheet(sheet_of(sheet.judge.edition, contestant=2), 5, 4, 3, 2)
    saved = fill_sheet(sheet, 5, 4, 3, 2)
    close_seconds_ago(sheet, 61)

    with pytest.raises(WrongState):
        send_again(saved)
    with pytest.raises(WrongState):
        pull_back(other)

    states = ScoreSheet.objects.order_by("contestant__running_order").values_list("state")
    assert list(states) == [("draft",), ("submitted",)]
