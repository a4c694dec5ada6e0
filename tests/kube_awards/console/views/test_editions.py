from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Aspect, Edition
from kube_awards.accounts.roles import Role
from tests.factories import (
    approved,
    closed_edition,
    edition_ready,
    fill_sheet,
    make_edition,
    make_user,
    open_edition,
    proposed,
    published,
    send_all,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.pages import Response, words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def page(client: Client, edition: Edition, path: str = "") -> str:
    return words_of(client.get(f"/panitia/{edition.slug}/{path}"))


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
    assert "Juri yang sudah selesai 4 /5" in words
    assert "Selama penilaian terbuka, panitia melihat kelengkapan, bukan nilainya." in words


@pytest.mark.parametrize("count", [1, 3])
def test_the_dashboard_takes_as_many_queries_for_three_as_for_one(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    fill_sheet(sheet_of(edition), 5)

    with django_assert_num_queries(13):
        panitia.get(f"/panitia/{edition.slug}/")


# Opening, closing, opening again ------------------------------------------------------------------


def test_judging_is_opened(panitia: Client) -> None:
    edition = edition_ready()

    offered = page(panitia, edition, "buka/")
    after = words_of(press(panitia, edition, "buka/"))

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
    assert f"{left.judge.name} – {left.contestant.name} (belum dimulai)" in words
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
    assert "oleh panitia" in after
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


# Reviewing ----------------------------------------------------------------------------------------


def test_results_lead_to_the_first_category(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1, kinds=("pendamping", "kube"))

    response = panitia.get(f"/panitia/{edition.slug}/hasil/")

    assert response.headers["Location"] == f"/panitia/{edition.slug}/hasil/pendamping/"


def test_without_a_category_results_lead_back(panitia: Client) -> None:
    edition = make_edition()

    response = panitia.get(f"/panitia/{edition.slug}/hasil/")

    assert response.headers["Location"] == f"/panitia/{edition.slug}/"


def test_the_review_shows_ranking_money_and_each_judge(panitia: Client) -> None:
    edition = closed_edition(judges=3, contestants=2, values={1: (5, 4, 3, 2), 2: (5, 5, 5, 5)})

    words = page(panitia, edition, "hasil/kube/")

    for contestant in edition.categories.get().contestants.all():
        assert contestant.name in words
    for text in ("100,00", "74,00", "26,00", "Juara I", "Juara II", "Rp3.000.000", "Rp2.000.000"):
        assert text in words
    assert [judge.name in words for judge in edition.judges.all()] == [True] * 3
    assert "Lanjut ke penetapan" in words


def test_an_incomplete_category_has_no_ranking_and_says_why(panitia: Client) -> None:
    edition = open_edition(judges=3, contestants=1)
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    Edition.objects.update(state="closed")

    words = page(panitia, edition, "hasil/kube/")

    assert "2 lembar nilai belum terkirim." in words
    assert "Juara I" not in words
    assert "74,0" in words


def test_an_open_tie_is_pointed_out(panitia: Client) -> None:
    edition = closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})

    words = page(panitia, edition, "hasil/kube/")

    assert "Ada nilai sama yang tidak dapat dipisahkan aturan." in words


@pytest.mark.parametrize("stage", ["setup", "open"])
def test_before_closing_there_is_no_review(stage: str, panitia: Client) -> None:
    edition = edition_ready(judges=1) if stage == "setup" else open_edition(judges=1)

    words = page(panitia, edition, "hasil/kube/")

    closed = {"setup": "Penilaian belum dibuka", "open": "Nilai tersembunyi sampai penilaian"}
    assert closed[stage] in words


def test_a_category_that_never_was_is_not_found(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)

    assert panitia.get(f"/panitia/{edition.slug}/hasil/pendamping/").status_code == 404
    assert panitia.get("/panitia/tidak-ada/hasil/kube/").status_code == 404


def test_after_the_decision_the_review_reads_the_decision(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=2)
    published(approved(proposed(edition)))
    edition.categories.get().prizes.update(amount=1)

    words = page(panitia, edition, "hasil/kube/")

    assert "Rp3.000.000" in words
    assert "Angka di halaman ini sudah ditetapkan dan tidak berubah lagi." in words


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("stage", "queries"), [("closed", 33), ("proposed", 20)])
def test_the_review_takes_as_many_queries_for_three_as_for_one(
    stage: str,
    queries: int,
    count: int,
    panitia: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    if stage == "proposed":
        proposed(edition)

    with django_assert_num_queries(queries):
        panitia.get(f"/panitia/{edition.slug}/hasil/kube/")
