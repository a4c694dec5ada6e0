from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Aspect, Edition
from tests.factories import (
    closed_edition,
    edition_ready,
    fill_sheet,
    make_edition,
    open_edition,
    proposed,
    send_all,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import Response, words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


def press(client: Client, edition: Edition, path: str, **fields: str) -> Response:
    """Press a button; return the page that follows."""
    return client.post(f"/panitia/{edition.slug}/{path}", fields, follow=True)


# The dashboard ------------------------------------------------------------------------------------


def test_staff_are_led_to_the_newest_edition(panitia: Client) -> None:
    make_edition(year=2018)
    newest = make_edition(year=2020)
    make_edition(year=2021, state="archived")

    assert panitia.get("/panitia/").headers["Location"] == f"/panitia/{newest.slug}/"


def test_without_an_edition_the_dashboard_says_so(panitia: Client) -> None:
    response = panitia.get("/panitia/")

    assert response.status_code == 200
    assert "Belum ada edisi" in words_of(response)


def test_the_dashboard_says_who_has_sent_what(panitia: Client) -> None:
    edition = open_edition(judges=2, contestants=3)
    fill_sheet(sheet_of(edition, judge=1), 5, 4)
    send_sheet(sheet_of(edition, judge=2), 5, 4, 3, 2)

    words = page(panitia, edition)

    for judge in edition.judges.all():
        assert judge.name in words
    for contestant in edition.categories.get().contestants.all():
        assert contestant.name in words
    for text in ("Lembar terkirim 1 /6", "Draf 2/4", "Belum dimulai", "Terkirim"):
        assert text in words


def test_the_dashboard_of_the_open_sample(sample: StoredSample) -> None:
    client = signed_in(sample.user("panitia@contoh.test"))

    words = page(client, sample.edition)

    assert "Lembar terkirim 46 /50" in words
    assert "Juri aktif 5 /5 4 sudah selesai" in words
    assert "Selama penilaian terbuka, panitia melihat kelengkapan, bukan nilainya." in words


@pytest.mark.parametrize("count", [1, 3])
def test_the_dashboard_takes_as_many_queries_for_three_as_for_one(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    fill_sheet(sheet_of(edition), 5)

    with django_assert_num_queries(18):
        panitia.get(f"/panitia/{edition.slug}/")


# Opening, closing, opening again ------------------------------------------------------------------


def test_judging_is_opened(panitia: Client) -> None:
    edition = edition_ready()

    offered = page(panitia, edition, "buka/")
    after = words_of(press(panitia, edition, "buka/", semua="Sudah diperiksa."))

    assert "Buka penilaian" in offered
    assert "Penilaian dibuka." in after
    assert Edition.objects.get().state == "open"


def test_what_is_missing_is_named_and_nothing_opens(panitia: Client) -> None:
    edition = edition_ready(judges=3)
    Aspect.objects.filter(code="ekonomi").update(weight=30)
    sentence = "KUBE: jumlah bobot harus 100, sekarang 90,00."

    offered = page(panitia, edition, "buka/")
    response = press(panitia, edition, "buka/")

    assert sentence in offered
    assert (response.status_code, sentence in words_of(response)) == (422, True)
    assert Edition.objects.get().state == "setup"


def test_judging_is_opened_once(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)

    offered = page(panitia, edition, "buka/")
    response = press(panitia, edition, "buka/")

    assert "Penilaian edisi ini sudah pernah dibuka." in offered
    assert response.status_code == 409
    assert "edisi sedang “Penilaian berlangsung”" in words_of(response)


def test_before_closing_the_missing_sheets_are_named(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=2)
    send_sheet(sheet_of(edition, contestant=1), 5, 4, 3, 2)
    left = sheet_of(edition, contestant=2)

    words = page(panitia, edition, "tutup/")

    assert "1 lembar belum terkirim" in words
    assert f"{left.judge.name}: 1 lembar {left.contestant.name} (belum dimulai)" in words
    assert sheet_of(edition).contestant.name not in words


def test_judging_is_closed(panitia: Client) -> None:
    edition = open_edition(judges=1, contestants=1)
    send_all(edition)

    offered = page(panitia, edition, "tutup/")
    after = words_of(press(panitia, edition, "tutup/"))

    assert "Semua 1 lembar sudah terkirim." in offered
    assert "Penilaian ditutup." in after
    assert Edition.objects.get().state == "closed"


def test_closing_twice_is_refused(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    assert "tidak ada yang perlu ditutup" in page(panitia, edition, "tutup/")
    assert press(panitia, edition, "tutup/").status_code == 409


def test_judging_is_opened_again_with_a_reason(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    after = words_of(press(panitia, edition, "buka-lagi/", alasan="Juri terlambat."))

    assert "Penilaian dibuka lagi." in after
    assert "sampai ditutup panitia" in after
    assert Edition.objects.get().state == "open"


def test_opening_again_without_a_reason_is_answered_in_place(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    response = press(panitia, edition, "buka-lagi/", alasan=" ")

    assert response.status_code == 422
    assert "Tulis alasannya." in words_of(response)
    assert Edition.objects.get().state == "closed"


def test_after_a_proposal_nothing_is_opened_again(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    proposed(edition)

    offered = page(panitia, edition, "buka-lagi/")
    response = press(panitia, edition, "buka-lagi/", alasan="Terlambat.")

    assert "sebelum penetapan diajukan" in offered
    assert (response.status_code, Edition.objects.get().state) == (409, "frozen")
