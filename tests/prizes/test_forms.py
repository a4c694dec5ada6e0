from __future__ import annotations

import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import timezone

from assessments.models import Edition
from prizes.forms import (
    CodeForm,
    ProposalForm,
    ReturnForm,
)

DAY = dt.date(2018, 9, 27)
EDITION = Edition(judged_on=dt.date(2018, 9, 20))
OUT_OF_REACH = "Tanggal penetapan harus antara 20 September 2018 dan 20 September 2019."


def body(text: str) -> QueryDict:
    return QueryDict(text)


@pytest.mark.parametrize("typed", ["2018-09-27", "27-09-2018", "27/09/2018"])
def test_the_date_of_a_decision_is_read_however_it_is_typed(typed: str) -> None:
    form = ProposalForm(EDITION, body(f"decided_on={typed}"))

    assert form.is_valid()
    assert form.cleaned_data == {"decided_on": DAY}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Isi tanggal penetapan."),
        ("27 bulan sembilan", "Tulis tanggal seperti 27-09-2018."),
        ("31-02-2018", "Tulis tanggal seperti 27-09-2018."),
        ("01-01-0001", OUT_OF_REACH),
        ("19-09-2018", OUT_OF_REACH),
        ("21-09-2019", OUT_OF_REACH),
        ("31-12-9999", OUT_OF_REACH),
    ],
)
def test_anything_else_is_answered_in_place(typed: str, sentence: str) -> None:
    form = ProposalForm(EDITION, body(f"decided_on={typed}"))

    assert form.errors == {"decided_on": [sentence]}


@pytest.mark.parametrize("day", ["2018-09-20", "2019-09-20"])
def test_the_first_and_the_last_day_will_do(day: str) -> None:
    assert ProposalForm(EDITION, body(f"decided_on={day}")).is_valid()


@pytest.mark.parametrize("ago", [0, 365])
def test_today_is_offered(ago: int) -> None:
    today = timezone.localdate()
    edition = Edition(judged_on=today - dt.timedelta(days=ago))

    assert ProposalForm(edition)["decided_on"].value() == today


def test_the_day_of_judging_is_offered_where_today_is_out_of_reach() -> None:
    form = ProposalForm(EDITION)

    assert form["decided_on"].value() == EDITION.judged_on
    assert 'min="2018-09-20" max="2019-09-20"' in str(form["decided_on"])


def test_giving_back_asks_for_a_note() -> None:
    assert ReturnForm(body("note=+")).errors == {"note": ["Tulis catatan untuk panitia."]}
    assert ReturnForm(body("note=Nama+salah.")).is_valid()


# Codes --------------------------------------------------------------------------------------------


def test_a_code_is_asked_for() -> None:
    assert CodeForm(body("kode=+")).errors == {"kode": ["Tulis kode pada piagam."]}
    assert CodeForm(body("kode=./-")).errors == {"kode": ["Tulis kode pada piagam."]}
    assert CodeForm(body("kode=19HS-RQPN-F5VH-6K0D")).is_valid()
