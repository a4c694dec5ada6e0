"""What a script is told for each save: enough to go on without a page, and never a redirect."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from assessments.models import Edition, ScoreSheet
from assessments.services.judging import close_judging
from kube_awards.core.formats import clock
from kube_awards.ledger.models import Entry
from tests.assessments.services.sheet_state import scores_on, state_of
from tests.factories import (
    fill_sheet,
    make_user,
    new_token,
    open_edition,
    send_sheet,
    sheet_of,
    signed_in,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.pages import Response

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}
TOKEN = re.compile(r"[0-9a-f]{32}")
SAVED = re.compile(r"Tersimpan pukul \d\d\.\d\d")


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the blank sheet of the first judge for the first of two contestants."""
    return sheet_of(open_edition(judges=2, contestants=2))


def send(sheet: ScoreSheet, client: Client | None = None, /, **fields: str) -> Response:
    """Send what the script of an open page sends."""
    typed = {name.replace("_", "-"): value for name, value in fields.items()}
    body = {"versi": "0", "token": new_token()} | typed
    path = f"/juri/lembar/{sheet.public_id}/simpan/"
    return (client or signed_in(sheet.judge.user)).post(path, body, headers=SCRIPT)


def without_fresh(response: Response) -> dict[str, object]:
    """Return the answer without what differs each time, having looked at its form."""
    answer: dict[str, object] = response.json()
    assert TOKEN.fullmatch(str(answer.pop("token")))
    assert SAVED.fullmatch(str(answer.pop("saved")))
    return answer


def test_a_save_is_acknowledged_with_the_next_version_and_the_running_total(
    sheet: ScoreSheet,
) -> None:
    response = send(sheet, nilai_1="5", nilai_3="4", catatan_3="rapi\r\nsekali")

    assert response.status_code == 200
    assert without_fresh(response) == {
        "version": 1,
        "running": {"value": "46,0", "maximum": "50", "filled": 2, "total": 4},
    }
    assert scores_on(sheet) == [(1, 5, ""), (3, 4, "rapi\nsekali")]


def test_the_same_token_with_the_same_values_is_already_saved(sheet: ScoreSheet) -> None:
    token = new_token()
    first = send(sheet, token=token, nilai_1="5")
    before = state_of(sheet)

    second = send(sheet, token=token, nilai_1="5")

    assert (first.status_code, second.status_code) == (200, 200)
    assert without_fresh(first) == without_fresh(second)
    assert state_of(sheet) == before


def test_a_repeat_that_another_device_has_gone_beyond_is_a_conflict(sheet: ScoreSheet) -> None:
    token = new_token()
    send(sheet, token=token, nilai_1="5")
    send(sheet, versi="1", nilai_1="2")

    late = send(sheet, token=token, nilai_1="5")

    assert (late.status_code, late.json()["version"]) == (409, 2)
    assert (late.json()["server"], late.json()["here"]) == ({"nilai-1": "2"}, {"nilai-1": "5"})


def test_an_older_version_is_answered_with_both_sets_of_values(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 3, 5, notes={2: "dari ponsel"})
    before = state_of(sheet)

    response = send(sheet, nilai_1="4", catatan_1="dari laptop")

    answer = without_fresh(response)
    assert re.fullmatch(r"\d\d\.\d\d WIB", str(answer.pop("changed_at")))
    assert (response.status_code, answer) == (
        409,
        {
            "version": 1,
            "server": {"nilai-1": "3", "nilai-2": "5", "catatan-2": "dari ponsel"},
            "here": {"nilai-1": "4", "catatan-1": "dari laptop"},
        },
    )
    assert state_of(sheet) == before


def test_a_version_from_nowhere_is_a_conflict_with_a_blank_sheet(sheet: ScoreSheet) -> None:
    answer = send(sheet, versi="7", nilai_1="4").json()

    assert TOKEN.fullmatch(answer.pop("token"))
    assert answer == {
        "version": 0,
        "saved": "",
        "changed_at": "",
        "server": {},
        "here": {"nilai-1": "4"},
    }


def test_after_the_set_time_the_answer_says_when_and_how_much_is_missing(
    sheet: ScoreSheet,
) -> None:
    fill_sheet(sheet, 5, 4)
    closed = dt.datetime(2018, 9, 20, 9, 0, tzinfo=dt.UTC)
    Edition.objects.update(closes_at=closed)

    response = send(sheet, versi="1", nilai_1="5", nilai_2="3", nilai_3="1")

    assert (response.status_code, response.json()) == (
        423,
        {
            "message": "Penilaian ditutup 20 September 2018 pukul 16.00 WIB. "
            "2 nilai terakhir belum masuk; "
            "hubungi panitia bila perlu.",
            "count": 2,
        },
    )


def test_the_minute_of_grace_holds_for_scripts_too(sheet: ScoreSheet) -> None:
    Edition.objects.update(closes_at=timezone.now() - dt.timedelta(seconds=30))

    assert send(sheet, nilai_1="5").status_code == 200


def test_when_staff_close_at_once_nothing_is_written(sheet: ScoreSheet) -> None:
    closed_at = close_judging(edition=sheet.judge.edition, actor=make_user()).closed_at
    assert closed_at is not None
    before = state_of(sheet)

    response = send(sheet, nilai_1="5")

    assert (response.status_code, response.json()) == (
        423,
        {
            "message": f"Penilaian ditutup pukul {clock(closed_at)}. 1 nilai terakhir belum masuk; "
            "hubungi panitia bila perlu.",
            "count": 1,
        },
    )
    assert state_of(sheet) == before


def test_a_sent_sheet_is_locked_whatever_the_version(sheet: ScoreSheet) -> None:
    sent = send_sheet(sheet, 5, 4, 3, 2)

    response = send(sheet, versi=str(sent.version), nilai_1="5", nilai_2="4", nilai_3="3")

    assert (response.status_code, response.json()) == (
        423,
        {
            "message": "Lembar ini sudah terkirim. Tarik kembali dulu bila ingin mengubahnya.",
            "count": 1,
        },
    )


@pytest.mark.parametrize(
    ("fields", "name", "text"),
    [
        ({"nilai_1": "6"}, "nilai-1", "Nilai indikator 1 harus bilangan bulat 1 sampai 5"),
        ({"nilai_1": "baik"}, "nilai-1", "Nilai indikator 1 harus bilangan bulat 1 sampai 5"),
        (
            {"catatan_2": "x" * 501},
            "catatan-2",
            "Catatan paling banyak 500 karakter; sekarang 501",
        ),
        (
            {"nilai_99": "3"},
            "__all__",
            "Ada indikator yang bukan bagian lembar ini. Muat ulang halaman, lalu isi lagi.",
        ),
    ],
)
def test_bad_input_is_named_where_it_is(
    sheet: ScoreSheet, fields: dict[str, str], name: str, text: str
) -> None:
    response = send(sheet, **fields)

    assert (response.status_code, response.json()) == (
        422,
        {"message": text, "errors": {name: text}},
    )
    assert scores_on(sheet) == []


def test_who_is_not_signed_in_is_told_so_and_not_led_away(sheet: ScoreSheet) -> None:
    response = send(sheet, Client(), nilai_1="5")

    assert (response.status_code, response.json()) == (401, {})


def test_a_sheet_of_somebody_else_is_missing_and_leaves_no_trace(sheet: ScoreSheet) -> None:
    other = sheet_of(sheet.judge.edition, judge=2)
    before = Entry.objects.count()

    response = send(sheet, signed_in(other.judge.user), nilai_1="5")

    assert response.status_code == 404
    assert (scores_on(sheet), Entry.objects.count()) == ([], before)


def test_an_old_form_token_is_exchanged_for_one_that_works(sheet: ScoreSheet) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(sheet.judge.user)

    refused = send(sheet, client, nilai_1="5", csrfmiddlewaretoken="lama")
    fresh = refused.json()["csrf"]
    accepted = send(sheet, client, nilai_1="5", csrfmiddlewaretoken=fresh)

    assert (refused.status_code, accepted.status_code) == (403, 200)
    assert scores_on(sheet) == [(1, 5, "")]


def test_saving_takes_as_many_queries_for_many_values_as_for_one(
    sheet: ScoreSheet, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(sheet.judge.user)
    queries = 26 + (connection.vendor == "postgresql")  # where the ledger's head is locked apart

    with django_assert_num_queries(queries):
        send(sheet, client, nilai_1="5")
    with django_assert_num_queries(queries):
        send(sheet, client, versi="1", nilai_1="5", nilai_2="4", nilai_3="3")
