from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.models import Edition, ScoreSheet
from assessments.services.judging import close_judging, reopen_judging
from kube_awards.accounts.roles import Role
from tests.assessments.services.sheet_state import state_of
from tests.factories import (
    edition_ready,
    fill_sheet,
    make_user,
    open_edition,
    send_all,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.pages import Response, hidden_fields, words_of
from tests.paper_sheets import send_from_two

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    """Give the first of two sheets of the only judge, complete and not yet sent."""
    sheet = sheet_of(open_edition(judges=1, contestants=2))
    fill_sheet(sheet, 5, 4, 3, 2, notes={1: "rapi"})
    return sheet


def get(sheet: ScoreSheet, page: str) -> Response:
    return signed_in(sheet.judge.user).get(f"/juri/lembar/{sheet.public_id}/{page}")


def post(sheet: ScoreSheet, page: str, seen: Response) -> Response:
    """Send the form of a page that was seen."""
    path = f"/juri/lembar/{sheet.public_id}/{page}"
    return signed_in(sheet.judge.user).post(path, hidden_fields(seen))


# The task list ------------------------------------------------------------------------------------


def test_the_unfinished_sample_judge_sees_what_is_left(sample: StoredSample) -> None:
    judge = sample.edition.judges.get(order=3)

    words = words_of(signed_in(judge.user).get("/juri/"))

    assert "6 dari 10 lembar terkirim" in words
    assert "Lanjutkan Dewi Kusumaningrum, S.Sos." in words
    assert "Draf 6/12" in words
    assert words.count("Belum dimulai") == 6  # three rows, each seen and read aloud


def test_after_a_reopening_without_a_set_time_the_list_still_opens() -> None:
    edition = open_edition(judges=1, contestants=1)
    Edition.objects.update(closes_at=timezone.now() + dt.timedelta(days=1))
    close_judging(edition=edition, actor=make_user())
    reopen_judging(edition=edition, actor=make_user(), reason="Juri terlambat.")

    words = words_of(signed_in(sheet_of(edition).judge.user).get("/juri/"))

    assert "0 dari 1 lembar terkirim" in words
    assert "Panitia yang menutup penilaian." in words


def test_when_all_is_sent_the_list_says_thanks() -> None:
    edition = open_edition(judges=1, contestants=1)
    send_all(edition)

    words = words_of(signed_in(sheet_of(edition).judge.user).get("/juri/"))

    assert "Semua lembar sudah terkirim. Terima kasih." in words
    assert "Lanjutkan KUBE" not in words


def test_before_opening_the_list_says_so() -> None:
    judge = edition_ready().judges.get(order=1)

    assert "Belum ada lembar untuk Anda." in words_of(signed_in(judge.user).get("/juri/"))


def test_after_closing_the_list_is_for_reading(sheet: ScoreSheet) -> None:
    close_judging(edition=sheet.judge.edition, actor=make_user())

    words = words_of(signed_in(sheet.judge.user).get("/juri/"))

    assert "Penilaian sudah ditutup pukul" in words
    assert "WIB. Lembar hanya dapat dibaca." in words
    assert "Terkunci" in words


def test_whoever_is_no_judge_is_told_so() -> None:
    response = signed_in(make_user(Role.PANITIA)).get("/juri/")

    assert response.status_code == 403
    assert "Halaman ini untuk Juri. Anda masuk sebagai Panitia." in words_of(response)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    fill_sheet(sheet_of(edition), 5)
    client = signed_in(sheet_of(edition).judge.user)

    with django_assert_num_queries(10):
        client.get("/juri/")


# Checking and sending -----------------------------------------------------------------------------


def test_the_check_page_repeats_values_notes_and_total(sheet: ScoreSheet) -> None:
    words = words_of(get(sheet, "periksa/"))

    assert sheet.contestant.name in words
    assert "54,0 / 60" in words
    assert "20,0 / 40" in words
    assert "74,0 dari 100" in words
    assert "rapi" in words
    assert "Dengan mengirim, saya menyatakan nilai ini hasil penilaian saya sendiri." in words


def test_sending_gives_a_receipt_and_the_next_job(sheet: ScoreSheet) -> None:
    response = post(sheet, "kirim/", get(sheet, "periksa/"))

    words = words_of(get(sheet, "terkirim/"))
    upcoming = sheet_of(sheet.judge.edition, contestant=2).contestant.name
    assert response.headers["Location"] == f"/juri/lembar/{sheet.public_id}/terkirim/"
    assert f"Nilai {sheet.contestant.name} sudah diterima" in words
    assert "NL-2018-0001" in words
    assert "74,0 dari 100" in words
    assert f"Nilai berikutnya: {upcoming}" in words


def test_the_receipt_of_a_paper_sheet_names_the_two_who_read_it() -> None:
    edition = open_edition(judges=1, contestants=2)
    read, own = sheet_of(edition), sheet_of(edition, contestant=2)
    send_from_two(read, 5, 4, 3, 2)
    send_sheet(own, 5, 4, 3, 2)

    note = "Nilai ini dari lembar kertas: dimasukkan oleh Ani Pertama, diperiksa oleh Budi Kedua."
    assert note in words_of(get(read, "terkirim/"))
    assert "lembar kertas" not in words_of(get(own, "terkirim/"))


def test_sending_twice_gives_the_same_receipt(sheet: ScoreSheet) -> None:
    page = get(sheet, "periksa/")

    answers = [post(sheet, "kirim/", page) for _each in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [revision.state for revision in sheet.revisions.all()] == ["draft", "submitted"]
    assert ScoreSheet.objects.get(pk=sheet.pk).receipt == "NL-2018-0001"


def test_an_incomplete_sheet_names_what_is_missing(sheet: ScoreSheet) -> None:
    other = sheet_of(sheet.judge.edition, contestant=2)
    fill_sheet(other, 5, None, 3, 2)
    before = state_of(other)

    response = post(other, "kirim/", get(other, "periksa/"))

    assert response.status_code == 422
    assert "Pilih nilai untuk indikator 2, Hal 2" in words_of(response)
    assert "Kirim nilai" not in words_of(response)
    assert state_of(other) == before


def test_a_sheet_changed_since_the_check_page_is_not_sent(sheet: ScoreSheet) -> None:
    page = get(sheet, "periksa/")
    fill_sheet(ScoreSheet.objects.get(pk=sheet.pk), 1, 1, 1, 1)

    response = post(sheet, "kirim/", page)

    assert response.status_code == 409
    assert "Lembar ini juga diubah di perangkat atau jendela lain." in words_of(response)
    assert ScoreSheet.objects.get(pk=sheet.pk).state == "draft"


def test_after_closing_nothing_is_sent(sheet: ScoreSheet) -> None:
    page = get(sheet, "periksa/")
    close_judging(edition=sheet.judge.edition, actor=make_user())

    response = post(sheet, "kirim/", page)

    assert response.status_code == 409
    assert "Penilaian sudah ditutup pukul" in words_of(response)
    assert ScoreSheet.objects.get(pk=sheet.pk).state == "draft"


def test_a_request_without_version_leads_back_to_the_check_page(sheet: ScoreSheet) -> None:
    client = signed_in(sheet.judge.user)

    response = client.post(f"/juri/lembar/{sheet.public_id}/kirim/", {}, follow=True)

    assert response.redirect_chain == [(f"/juri/lembar/{sheet.public_id}/periksa/", 302)]
    assert "Halaman ini sudah usang. Periksa sekali lagi, lalu kirim." in words_of(response)


def test_pages_of_the_other_state_lead_to_the_right_one(sheet: ScoreSheet) -> None:
    before = get(sheet, "terkirim/")
    post(sheet, "kirim/", get(sheet, "periksa/"))
    after = get(sheet, "periksa/")

    assert before.headers["Location"] == f"/juri/lembar/{sheet.public_id}/"
    assert after.headers["Location"] == f"/juri/lembar/{sheet.public_id}/terkirim/"


# Pulling back -------------------------------------------------------------------------------------


def test_a_sent_sheet_is_pulled_back_and_can_be_changed(sheet: ScoreSheet) -> None:
    post(sheet, "kirim/", get(sheet, "periksa/"))

    response = post(sheet, "tarik/", get(sheet, "tarik/"))

    assert response.headers["Location"] == f"/juri/lembar/{sheet.public_id}/"
    assert ScoreSheet.objects.get(pk=sheet.pk).state == "draft"
    assert "Simpan draf" in words_of(get(sheet, ""))


def test_pulling_back_without_a_form_asks_again(sheet: ScoreSheet) -> None:
    post(sheet, "kirim/", get(sheet, "periksa/"))
    path = f"/juri/lembar/{sheet.public_id}/tarik/"

    response = signed_in(sheet.judge.user).post(path, {"versi": "2"})

    assert "Tarik kembali lembar ini?" in words_of(response)
    assert ScoreSheet.objects.get(pk=sheet.pk).state == "submitted"


def test_a_draft_has_nothing_to_pull_back(sheet: ScoreSheet) -> None:
    response = post(sheet, "tarik/", get(sheet, "tarik/"))

    assert response.status_code == 409
    assert "Lembar ini belum terkirim." in words_of(response)


def test_after_closing_nothing_is_pulled_back(sheet: ScoreSheet) -> None:
    other = send_sheet(sheet_of(sheet.judge.edition, contestant=2), 5, 4, 3, 2)
    page = signed_in(sheet.judge.user).get(f"/juri/lembar/{other.public_id}/tarik/")
    close_judging(edition=sheet.judge.edition, actor=make_user())

    response = post(sheet_of(sheet.judge.edition, contestant=2), "tarik/", page)

    assert response.status_code == 409
    assert ScoreSheet.objects.get(pk=other.pk).state == "submitted"
