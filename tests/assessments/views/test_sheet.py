from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.models import Edition, ScoreSheet
from assessments.services.judging import close_judging
from tests.assessments.services.sheet_state import scores_on, state_of
from tests.factories import fill_sheet, make_user, open_edition, send_sheet, sheet_of, signed_in
from tests.pages import Response, bytes_of, hidden_fields, words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

CHECKED = re.compile(r'name="(nilai-\d+)" value="(\d+)"[^>]* checked')


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the blank sheet of the first judge for the first of two contestants."""
    return sheet_of(open_edition(judges=2, contestants=2))


def page_of(sheet: ScoreSheet) -> Response:
    return signed_in(sheet.judge.user).get(f"/juri/lembar/{sheet.public_id}/")


def save(sheet: ScoreSheet, seen: Response | None = None, **fields: str) -> Response:
    """Send the form of a page that was seen (by default just now) with these fields."""
    typed = {name.replace("_", "-"): value for name, value in fields.items()}
    body = hidden_fields(seen or page_of(sheet)) | typed
    path = f"/juri/lembar/{sheet.public_id}/simpan/"
    return signed_in(sheet.judge.user).post(path, body)


def checked(response: Response) -> dict[str, str]:
    """Return the radios that are chosen on a page."""
    return dict(CHECKED.findall(response.content.decode()))


# Showing ------------------------------------------------------------------------------------------


def test_the_sheet_asks_every_indicator_with_the_meaning_of_each_value(sheet: ScoreSheet) -> None:
    words = words_of(page_of(sheet))

    assert sheet.contestant.name in words
    assert "Jakarta Timur" in words
    assert "tugas 1 dari 2" in words
    for number in (1, 2, 3, 4):
        assert f"Hal {number}" in words
        for value in (1, 2, 3, 4, 5):
            assert f"Hal {number} bernilai {value}" in words


def test_the_sheet_shows_what_was_saved(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5, None, 3, notes={2: "belum terlihat"})

    page = page_of(sheet)

    assert checked(page) == {"nilai-1": "5", "nilai-3": "3"}
    assert "belum terlihat" in words_of(page)


def test_a_sheet_of_somebody_else_is_like_one_that_never_was(sheet: ScoreSheet) -> None:
    foreign = sheet_of(sheet.judge.edition, judge=2)
    fill_sheet(foreign, 5)
    client = signed_in(sheet.judge.user)

    ids = (foreign.public_id, "q" * 16)
    answers = [client.get(f"/juri/lembar/{public_id}/") for public_id in ids]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert bytes_of(answers[0], *ids) == bytes_of(answers[1], *ids)
    assert answers[0].headers == answers[1].headers


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    sheet = sheet_of(edition)
    fill_sheet(sheet, 5, 4)
    client = signed_in(sheet.judge.user)

    with django_assert_num_queries(16):
        client.get(f"/juri/lembar/{sheet.public_id}/")


# Saving -------------------------------------------------------------------------------------------


def test_a_draft_is_saved_and_the_sheet_comes_back(sheet: ScoreSheet) -> None:
    response = save(sheet, nilai_1="5", catatan_1="rapi", nilai_3="3", action="save")

    after = signed_in(sheet.judge.user).get(response.headers["Location"])
    assert (response.status_code, response.headers["Location"]) == (
        302,
        f"/juri/lembar/{sheet.public_id}/",
    )
    assert scores_on(sheet) == [(1, 5, "rapi"), (3, 3, "")]
    assert checked(after) == {"nilai-1": "5", "nilai-3": "3"}


def test_saving_for_the_check_page_goes_there(sheet: ScoreSheet) -> None:
    response = save(sheet, nilai_1="5", action="review")

    assert response.headers["Location"] == f"/juri/lembar/{sheet.public_id}/periksa/"
    assert scores_on(sheet) == [(1, 5, "")]


def test_the_same_request_twice_is_one_save(sheet: ScoreSheet) -> None:
    page = page_of(sheet)

    answers = [save(sheet, page, nilai_1="5") for _each in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert [revision.version for revision in sheet.revisions.all()] == [1]


@pytest.mark.parametrize("value", ["9", "4,5", "lima", "0"])
def test_a_value_off_the_scale_is_answered_in_place(value: str, sheet: ScoreSheet) -> None:
    before = state_of(sheet)

    response = save(sheet, nilai_1="5", catatan_1="rapi", nilai_2=value)

    words = words_of(response)
    assert response.status_code == 422
    assert "Nilai indikator 2 harus bilangan bulat 1 sampai 5" in words
    assert "rapi" in words
    assert checked(response) == {"nilai-1": "5"}
    assert state_of(sheet) == before


def test_a_note_that_is_too_long_is_answered_in_place(sheet: ScoreSheet) -> None:
    before = state_of(sheet)

    response = save(sheet, nilai_1="5", catatan_2="x" * 501)

    assert response.status_code == 422
    assert "Catatan paling banyak 500 karakter; sekarang 501" in words_of(response)
    assert "x" * 501 in words_of(response)
    assert checked(response) == {"nilai-1": "5"}
    assert state_of(sheet) == before


def test_a_foreign_indicator_is_answered_in_place(sheet: ScoreSheet) -> None:
    before = state_of(sheet)

    response = save(sheet, nilai_1="5", nilai_77="5")

    assert response.status_code == 422
    assert "Ada indikator yang bukan bagian lembar ini." in words_of(response)
    assert checked(response) == {"nilai-1": "5"}
    assert state_of(sheet) == before


def test_a_corrected_page_can_be_sent_again(sheet: ScoreSheet) -> None:
    wrong = save(sheet, nilai_1="9")

    response = save(sheet, wrong, nilai_1="4")

    assert response.status_code == 302
    assert scores_on(sheet) == [(1, 4, "")]


@pytest.mark.parametrize("versi", ["", "x", "-1", "9" * 30])
def test_a_version_nobody_saw_changes_nothing(versi: str, sheet: ScoreSheet) -> None:
    before = state_of(sheet)

    response = save(sheet, nilai_1="5", versi=versi)

    assert response.status_code in {409, 422}
    assert state_of(sheet) == before


def test_saving_a_sheet_of_somebody_else_is_like_one_that_never_was(sheet: ScoreSheet) -> None:
    foreign = sheet_of(sheet.judge.edition, judge=2)
    before = state_of(foreign)
    body = hidden_fields(page_of(sheet)) | {"nilai-1": "5"}

    response = signed_in(sheet.judge.user).post(f"/juri/lembar/{foreign.public_id}/simpan/", body)

    assert response.status_code == 404
    assert state_of(foreign) == before


def test_only_the_fields_of_the_form_are_taken(sheet: ScoreSheet) -> None:
    save(sheet, nilai_1="5", state="submitted", receipt="NL-1", total_units="1", judge="2")

    stored = ScoreSheet.objects.get(pk=sheet.pk)
    assert (stored.state, stored.receipt, stored.total_units) == ("draft", "", None)
    assert stored.judge_id == sheet.judge_id


# Too late -----------------------------------------------------------------------------------------


def test_after_closing_typed_values_stay_visible_and_nothing_changes(sheet: ScoreSheet) -> None:
    page = page_of(sheet)
    close_judging(edition=sheet.judge.edition, actor=make_user())
    before = state_of(sheet)

    response = save(sheet, page, nilai_1="5", nilai_2="4", catatan_2="rapi")

    words = words_of(response)
    assert response.status_code == 423
    assert re.search(r"Penilaian sudah ditutup pukul \d\d\.\d\d WIB\. Nilai terakhir belum", words)
    assert "rapi" in words
    assert checked(response) == {"nilai-1": "5", "nilai-2": "4"}
    assert state_of(sheet) == before


def test_a_save_in_the_minute_of_grace_still_counts(sheet: ScoreSheet) -> None:
    page = page_of(sheet)
    Edition.objects.update(closes_at=timezone.now() - dt.timedelta(seconds=30))

    assert save(sheet, page, nilai_1="5").status_code == 302
    assert scores_on(sheet) == [(1, 5, "")]


def test_a_save_after_the_minute_of_grace_is_too_late(sheet: ScoreSheet) -> None:
    page = page_of(sheet)
    Edition.objects.update(closes_at=timezone.now() - dt.timedelta(seconds=61))

    response = save(sheet, page, nilai_1="5")

    assert (response.status_code, checked(response)) == (423, {"nilai-1": "5"})
    assert scores_on(sheet) == []


def test_an_open_page_of_a_sent_sheet_does_not_write_on_it(sheet: ScoreSheet) -> None:
    sent = send_sheet(sheet, 5, 4, 3, 2)
    before = state_of(sheet)

    response = save(sheet, nilai_1="1", versi=str(sent.version))

    assert response.status_code == 423
    assert "Lembar ini sudah terkirim." in words_of(response)
    assert state_of(sheet) == before


def test_a_sent_sheet_is_shown_for_reading(sheet: ScoreSheet) -> None:
    send_sheet(sheet, 5, 4, 3, 2)

    page = page_of(sheet)

    assert "Tarik kembali" in words_of(page)
    assert "Simpan draf" not in words_of(page)
