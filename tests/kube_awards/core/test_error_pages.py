"""Every failure has a page that says what happened and gives nothing away (quality.md S17)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.pages import hidden_fields, words_of

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
PAGES = {
    "wrong-state": (409, "Penilaian sudah ditutup."),
    "conflict": (409, "Lembar ini juga diubah di perangkat lain."),
    "not-for-you": (403, "Halaman ini untuk Pejabat penetap. Anda masuk sebagai Panitia."),
    "denied": (403, "Halaman ini bukan untuk peran Anda"),
    "suspicious": (400, "Permintaan ini tidak dapat dimengerti"),
    "no-database": (503, "sistem sedang tidak dapat dipakai"),
    "bug": (500, "sistem sedang bermasalah"),
}


@pytest.fixture
def visitor(settings: Settings) -> Client:
    settings.ROOT_URLCONF = "tests.kube_awards.core.failing_urls"
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("name", "status", "sentence"), [(n, *p) for n, p in PAGES.items()])
def test_a_failure_is_answered_by_its_page(
    visitor: Client, name: str, status: int, sentence: str
) -> None:
    response = visitor.get(f"/gagal/{name}/")

    assert response.status_code == status
    assert sentence in html.unescape(response.content.decode())
    assert "73.519" not in response.content.decode()


def test_an_unexpected_failure_shows_the_code_that_is_in_the_log(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    page = visitor.get("/gagal/bug/").content.decode()

    lines = [record.message for record in caplog.records if "incident" in record.message]
    code = re.findall(r"code=(\w{8}) ", lines[0])
    assert len(lines) == len(code) == 1
    assert f"sebutkan kode {code[0]} ke panitia" in page


def test_an_absent_database_asks_to_come_back_soon(visitor: Client) -> None:
    assert visitor.get("/gagal/no-database/").headers["Retry-After"] == "30"


def test_an_absent_database_keeps_what_was_typed_on_a_form_that_may_be_sent_again(
    visitor: Client,
) -> None:
    typed = {"versi": "3", "token": "a" * 32, "nilai-1": "5", "catatan-1": 'Buku "kas"\nrapi & <b>'}

    page = visitor.post("/gagal/no-database/?dari=daftar", typed)

    assert page.status_code == 503
    assert hidden_fields(page) == typed
    assert 'method="post" action="/gagal/no-database/?dari=daftar"' in page.content.decode()
    assert "Isian Anda belum tentu tersimpan, tetapi masih ada di halaman ini." in words_of(page)


@pytest.mark.parametrize(
    "typed",
    [
        {"login": "a@contoh.id", "password": "sawah-hijau"},
        {"token": "a" * 32, "password": "sawah-hijau"},
        {"versi": "3", "nilai-1": "5"},
    ],
)
def test_an_absent_database_shows_nothing_of_any_other_form(
    visitor: Client, typed: dict[str, str]
) -> None:
    page = visitor.post("/gagal/no-database/", typed)

    assert (page.status_code, hidden_fields(page)) == (503, {})
    assert "Kembali ke beranda" in words_of(page)


def test_an_absent_database_is_told_where_a_form_cannot_be_read(visitor: Client) -> None:
    page = visitor.post("/gagal/no-database/", b"x", content_type="multipart/form-data; boundary=")

    assert (page.status_code, hidden_fields(page)) == (503, {})


def test_a_form_without_token_is_refused_on_a_page_of_its_own() -> None:
    response = Client(enforce_csrf_checks=True).post("/masuk/", {"login": "a@contoh.id"})

    assert response.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in response.content.decode()


def test_too_many_requests_are_answered_in_our_own_frame(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    visitor, typed = Client(), {"login": "a@contoh.id", "password": "x"}

    first, second = (visitor.post("/masuk/", typed) for _ in range(2))

    words = words_of(second)
    assert (first.status_code, second.status_code) == (200, 429)
    assert "Terlalu banyak percobaan" in words
    assert "Tunggu beberapa menit" in words
    assert settings.OFFICE_CONTACT in words


def test_an_unknown_address_answers_alike_whatever_it_is() -> None:
    pages = [Client().get(path) for path in ("/tidak/ada/", "/hasil-rahasia/")]

    assert [page.status_code for page in pages] == [404, 404]
    assert "Halaman tidak ditemukan" in pages[0].content.decode()
