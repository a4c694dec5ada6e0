from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import (
    Absence,
    Judge,
)
from assessments.services.circumstances import (
    record_absence,
    withdraw_absence,
)
from assessments.services.judging import close_judging
from kube_awards.core.errors import Refused, WrongState
from tests.circumstances import elsewhere, excuse, recuse
from tests.factories import (
    closed_edition,
    make_edition,
    make_judge,
    open_edition,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db

TIMUR = "31.75"
EQUAL = (4, 4, 4, 4)


def judge_of(edition: Edition, order: int = 1) -> Judge:
    return edition.judges.select_related("user", "edition").get(order=order)


@pytest.mark.parametrize("closed", [False, True])
def test_an_absence_is_kept_and_written_down(closed: bool, panitia: User) -> None:
    edition = open_edition(judges=2, contestants=1)
    send_sheet(sheet_of(edition, judge=1), *EQUAL)
    if closed:
        close_judging(edition=edition, actor=panitia)
    judge = judge_of(edition, 2)

    with written_lines() as lines:
        record_absence(judge=judge, reason=" Sakit sejak pagi. ", actor=panitia)

    assert (Absence.objects.get().judge, Absence.objects.get().reason) == (
        judge,
        "Sakit sejak pagi.",
    )
    assert lines == [
        Line(
            "Sri Panitia",
            "absence.recorded",
            "assessments.absence",
            None,
            {"judge": judge.name},
            "Sakit sejak pagi.",
        )
    ]


def test_a_full_set_of_sheets_is_not_struck_out_after_closing(panitia: User) -> None:
    edition = closed_edition(judges=2, contestants=2)

    with pytest.raises(Refused) as refusal:
        record_absence(judge=judge_of(edition), reason="Sakit.", actor=panitia)

    assert str(refusal.value) == "Semua lembar juri ini sudah terkirim dan tetap dihitung."


def test_a_recused_sheet_is_not_owed_when_an_absence_is_judged(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=2)
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)
    send_sheet(sheet_of(edition, contestant=2), *EQUAL)
    close_judging(edition=edition, actor=panitia)

    with pytest.raises(Refused, match="tetap dihitung"):
        record_absence(judge=judge_of(edition), reason="Sakit.", actor=panitia)


def test_an_absence_needs_a_reason_and_is_recorded_once(panitia: User) -> None:
    edition = open_edition(judges=2, contestants=1)
    excuse(edition, judge=1)

    with pytest.raises(Refused) as without:
        record_absence(judge=judge_of(edition, 2), reason="  ", actor=panitia)
    with pytest.raises(Refused) as twice:
        record_absence(judge=judge_of(edition), reason="Sakit.", actor=panitia)

    assert [str(without.value), str(twice.value)] == [
        "Tulis alasan juri tidak hadir.",
        "Juri ini sudah dicatat tidak hadir.",
    ]


@pytest.mark.parametrize("state", ["frozen", "archived"])
def test_nobody_becomes_absent_after_the_result_is_frozen(state: str, panitia: User) -> None:
    judge = make_judge(make_edition(state=state))

    with pytest.raises(WrongState):
        record_absence(judge=judge, reason="Sakit.", actor=panitia)


@pytest.mark.parametrize("closed", [False, True])
def test_an_absence_is_withdrawn_and_what_it_said_stays_in_the_ledger(
    closed: bool, panitia: User
) -> None:
    edition = open_edition(judges=2, contestants=1)
    send_sheet(sheet_of(edition, judge=1), *EQUAL)
    if closed:
        close_judging(edition=edition, actor=panitia)
    judge = judge_of(edition, 2)
    excuse(edition, judge=2)

    with written_lines() as lines:
        withdraw_absence(judge=judge, reason=" Datang juga. ", actor=panitia)

    assert not Absence.objects.exists()
    assert lines == [
        Line(
            "Sri Panitia",
            "absence.withdrawn",
            "assessments.absence",
            {"judge": judge.name, "reason": "Sakit."},
            None,
            "Datang juga.",
        )
    ]


def test_a_judge_who_came_after_all_is_owed_and_counted_again(panitia: User) -> None:
    edition = open_edition(judges=2, contestants=1)
    excuse(edition, judge=2)

    withdraw_absence(judge=judge_of(edition, 2), reason="Datang juga.", actor=panitia)

    assert send_sheet(sheet_of(edition, judge=2), *EQUAL).is_submitted


def test_a_full_set_of_sheets_is_not_brought_in_after_closing(panitia: User) -> None:
    edition = closed_edition(judges=2, contestants=2)
    excuse(edition, judge=1)

    with written_lines() as lines, pytest.raises(Refused) as refusal:
        withdraw_absence(judge=judge_of(edition), reason="Keliru.", actor=panitia)

    sentence = "Semua lembar juri ini sudah terkirim, dan hasil tanpanya sudah terlihat."
    assert (str(refusal.value), lines, Absence.objects.count()) == (sentence, [], 1)


def test_an_absence_is_withdrawn_once_and_with_a_reason(panitia: User) -> None:
    edition = open_edition(judges=2, contestants=1)
    excuse(edition, judge=1)

    with pytest.raises(Refused) as without:
        withdraw_absence(judge=judge_of(edition), reason="  ", actor=panitia)
    with pytest.raises(Refused) as never:
        withdraw_absence(judge=judge_of(edition, 2), reason="Datang.", actor=panitia)

    assert [str(without.value), str(never.value), Absence.objects.count()] == [
        "Tulis alasan membatalkan catatan tidak hadir.",
        "Juri ini tidak dicatat tidak hadir.",
        1,
    ]


@pytest.mark.parametrize("state", ["frozen", "archived"])
def test_nobody_becomes_present_after_the_result_is_frozen(state: str, panitia: User) -> None:
    edition = make_edition(state=state)
    judge = make_judge(edition)
    excuse(edition, judge=1)

    with pytest.raises(WrongState):
        withdraw_absence(judge=judge, reason="Datang.", actor=panitia)

    assert Absence.objects.count() == 1


def test_a_judge_who_does_not_judge_cannot_write() -> None:
    edition = open_edition(judges=3, contestants=2)
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)
    excuse(edition, judge=2)

    refusals = []
    for judge in (1, 2):
        with pytest.raises(WrongState) as refusal:
            send_sheet(sheet_of(edition, judge, contestant=1), *EQUAL)
        refusals.append(str(refusal.value))

    assert refusals == ["Anda tidak menilai peserta ini."] * 2
    assert send_sheet(sheet_of(edition, 1, contestant=2), *EQUAL).is_submitted
    assert send_sheet(sheet_of(edition, 3, contestant=1), *EQUAL).is_submitted
