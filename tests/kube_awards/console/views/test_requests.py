"""A judge asks for a closed sheet, panitia answer, the judge reads the answer; without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition, ReopenRequest, ScoreSheet
from assessments.services.judging import close_judging
from kube_awards.accounts.roles import Role
from tests.factories import fill_sheet, make_user, open_edition, send_sheet, sheet_of, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of
from tests.requests import make_request

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed() -> Edition:
    """Give a closed edition: the first sheet is sent, the second is not."""
    edition = open_edition(judges=1, contestants=2)
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, contestant=2), 5)
    return close_judging(edition=edition, actor=make_user())


def ask(sheet: ScoreSheet, text: str) -> str:
    address = f"/juri/lembar/{sheet.public_id}/minta-buka/"
    answer = signed_in(sheet.judge.user).post(address, {"permintaan": text}, follow=True)
    return words_of(answer)


def sheet_words(sheet: ScoreSheet) -> str:
    return words_of(signed_in(sheet.judge.user).get(f"/juri/lembar/{sheet.public_id}/"))


def test_a_request_goes_to_panitia_and_its_state_is_shown(closed: Edition, panitia: Client) -> None:
    sheet = sheet_of(closed)
    offered = sheet_words(sheet)

    asked = ask(sheet, "Indikator 2 salah ketik.")

    board = page(panitia, closed)
    assert "Apa yang ingin Anda ubah, dan mengapa?" in offered
    assert "Permintaan Anda sudah terkirim ke panitia." in asked
    assert "menunggu jawaban panitia. Indikator 2 salah ketik." in asked
    assert "Apa yang ingin Anda ubah" not in asked
    assert "1 permintaan juri untuk membuka kembali lembar. Lihat permintaan" in board
    assert "Indikator 2 salah ketik." in board
    assert "Buka kembali … Tolak dengan catatan" in board.replace("kembali…", "kembali …")


def test_a_no_is_read_by_the_judge_who_may_ask_again(closed: Edition, panitia: Client) -> None:
    sheet = sheet_of(closed)
    make_request(sheet)
    address = f"/panitia/{closed.slug}/lembar/{sheet.public_id}/tolak-permintaan/"

    empty = panitia.post(address, {"alasan": ""})
    said = words_of(panitia.post(address, {"alasan": "Rapat juri sudah selesai."}, follow=True))
    again = panitia.post(address, {"alasan": "Sekali lagi."})

    assert empty.status_code == 422
    assert "Permintaan ditolak." in said
    assert again.status_code == 404
    words = sheet_words(sheet)
    assert "Panitia tidak mengabulkan permintaan Anda" in words
    assert "Rapat juri sudah selesai. Apa yang ingin Anda ubah" in words


def test_an_empty_request_is_answered_in_words(closed: Edition) -> None:
    assert "Tulis apa yang ingin Anda ubah." in ask(sheet_of(closed), " ")
    assert not ReopenRequest.objects.exists()


def test_a_request_for_an_unsent_sheet_leads_to_opening_judging_again(
    closed: Edition, panitia: Client
) -> None:
    make_request(sheet_of(closed, contestant=2))

    assert "Buka lagi penilaian Tolak dengan catatan" in page(panitia, closed)


def test_when_the_time_is_over_a_request_leads_to_the_closing_time(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    make_request(sheet_of(edition))

    assert "Ubah waktu tutup Tolak dengan catatan" in page(panitia, edition)


def test_pengawas_read_requests_and_bendahara_only_their_number(closed: Edition) -> None:
    make_request(sheet_of(closed), "Salah ketik.")

    pengawas = page(signed_in(make_user(Role.PENGAWAS)), closed)
    bendahara = page(signed_in(make_user(Role.BENDAHARA)), closed)

    assert ("Salah ketik." in pengawas, "Tolak dengan catatan" in pengawas) == (True, False)
    assert ("Salah ketik." in bendahara, "1 permintaan juri" in bendahara) == (False, True)


def test_an_open_sheet_offers_no_request() -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))

    assert "Apa yang ingin Anda ubah" not in sheet_words(sheet)
    assert "masih dapat Anda ubah sendiri" in ask(sheet, "Salah.")


@pytest.mark.parametrize("count", [1, 3])
def test_requests_cost_the_same_for_three(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=count, contestants=count)
    for judge in range(1, count + 1):
        make_request(sheet_of(edition, judge))
    refusal = f"lembar/{sheet_of(edition).public_id}/tolak-permintaan/"

    with django_assert_num_queries(18):
        panitia.get(f"/panitia/{edition.slug}/")
    with django_assert_num_queries(7):
        panitia.get(f"/panitia/{edition.slug}/{refusal}")
