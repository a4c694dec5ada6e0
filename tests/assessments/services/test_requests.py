from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.models import Edition, ReopenRequest, ScoreSheet
from assessments.services.judging import close_judging, reopen_judging, set_closing_time
from assessments.services.reopening import reopen_score_sheet
from assessments.services.requests import ask_to_reopen, refuse_to_reopen
from kube_awards.core.errors import Refused, WrongState
from tests.circumstances import excuse
from tests.factories import fill_sheet, make_user, open_edition, send_sheet, sheet_of
from tests.ledger_lines import Line, written_lines
from tests.requests import make_request

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the sent sheet of a closed edition."""
    edition = open_edition(judges=1, contestants=1)
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    close_judging(edition=edition, actor=make_user())
    return sheet_of(edition)


def ask(sheet: ScoreSheet, text: str = " Indikator 2\n salah ketik. ") -> ReopenRequest:
    return ask_to_reopen(sheet=sheet, text=text, actor=sheet.judge.user)


def answers() -> list[str]:
    return list(ReopenRequest.objects.values_list("answer", flat=True))


def test_a_judge_asks_after_closing(sheet: ScoreSheet) -> None:
    with written_lines() as lines:
        request = ask(sheet)

    assert (request.text, request.is_waiting) == ("Indikator 2 salah ketik.", True)
    assert lines == [
        Line(
            sheet.judge.name,
            "reopening.asked",
            "assessments.scoresheet",
            None,
            None,
            "Indikator 2 salah ketik.",
        )
    ]


def test_one_request_waits_at_a_time(sheet: ScoreSheet, panitia: User) -> None:
    first = ask(sheet)
    with pytest.raises(Refused, match="menunggu jawaban panitia"):
        ask(sheet)
    refuse_to_reopen(request=first, note="Rapat sudah selesai.", actor=panitia)

    ask(sheet)

    assert answers() == ["refused", "waiting"]


def test_a_request_says_what_for(sheet: ScoreSheet) -> None:
    with pytest.raises(Refused, match="Tulis apa yang ingin Anda ubah"):
        ask(sheet, " ")


@pytest.mark.parametrize("is_sent", [True, False])
def test_while_judging_is_open_nobody_needs_to_ask(is_sent: bool) -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    _ = send_sheet(sheet, 5, 4, 3, 2) if is_sent else fill_sheet(sheet, 5)

    with pytest.raises(Refused, match="masih dapat Anda ubah sendiri"):
        ask(sheet)


def test_a_sheet_that_was_given_back_is_not_asked_for(sheet: ScoreSheet, panitia: User) -> None:
    reopen_score_sheet(sheet=sheet, reason="Salah.", actor=panitia)

    with pytest.raises(Refused, match="masih dapat Anda ubah sendiri"):
        ask(sheet)


def test_who_does_not_judge_asks_for_nothing(sheet: ScoreSheet) -> None:
    excuse(sheet.judge.edition, judge=1)

    with pytest.raises(WrongState, match="tidak menilai"):
        ask(sheet)


def test_once_the_result_is_frozen_nobody_asks(sheet: ScoreSheet) -> None:
    Edition.objects.update(state="frozen")

    with pytest.raises(WrongState):
        ask(sheet)


def test_giving_the_sheet_back_answers_the_request(sheet: ScoreSheet, panitia: User) -> None:
    ask(sheet)

    reopen_score_sheet(sheet=sheet, reason="Silakan.", actor=panitia)

    request = ReopenRequest.objects.get()
    assert (request.answer, request.answered_by) == ("granted", panitia)
    assert request.answered_at is not None


def test_opening_judging_again_answers_all(sheet: ScoreSheet, panitia: User) -> None:
    ask(sheet)

    reopen_judging(edition=sheet.judge.edition, actor=panitia, reason="Juri terlambat.")

    assert answers() == ["granted"]


def test_a_later_closing_time_answers_all(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    Edition.objects.update(closes_at=timezone.now() - dt.timedelta(minutes=2))
    ask(sheet_of(edition))

    set_closing_time(edition=edition, closes_at=None, seen_version=1, actor=panitia)

    assert answers() == ["granted"]


def test_panitia_say_no_with_a_note(sheet: ScoreSheet, panitia: User) -> None:
    request = make_request(sheet)

    with written_lines() as lines:
        refused = refuse_to_reopen(request=request, note=" Sudah rapat. ", actor=panitia)

    assert (refused.is_refused, refused.note, refused.answered_by) == (
        True,
        "Sudah rapat.",
        panitia,
    )
    assert [(line.action, line.reason) for line in lines] == [("reopening.refused", "Sudah rapat.")]


def test_a_no_without_a_note_is_refused(sheet: ScoreSheet, panitia: User) -> None:
    with pytest.raises(Refused, match="Tulis catatan untuk juri"):
        refuse_to_reopen(request=make_request(sheet), note=" ", actor=panitia)


def test_a_request_is_answered_once(sheet: ScoreSheet, panitia: User) -> None:
    request = make_request(sheet)
    refuse_to_reopen(request=request, note="Sudah rapat.", actor=panitia)

    with pytest.raises(Refused, match="sudah dijawab"):
        refuse_to_reopen(request=request, note="Sekali lagi.", actor=panitia)
