"""Panitia change rules and prizes after opening: with a reason, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, ScoreSheet
from assessments.selectors.instrument import outline_of
from prizes.models import PrizeChange
from tests.factories import (
    closed_edition,
    edition_ready,
    make_indicator,
    open_edition,
    proposed,
    send_sheet,
    sheet_of,
    signed_in,
)
from tests.pages import words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition
    from tests.pages import Response

pytestmark = pytest.mark.django_db
WHY = "Bobot salah ketik di juknis."
PAGES = ("", "1/", "indikator-baru/", "hadiah/")


@pytest.fixture
def category() -> Category:
    """Give the category of an open edition with one sheet sent and one begun."""
    edition = open_edition(judges=1, contestants=2)
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    return edition.categories.get()


def path(category: Category, page: str = "") -> str:
    return f"/panitia/{category.edition.slug}/ubah-aturan/{category.kind}/{page}"


def post(client: Client, category: Category, page: str = "", **fields: str) -> Response:
    category.refresh_from_db()
    fields = {"versi": str(category.version), "alasan": WHY} | fields
    return client.post(path(category, page), fields, follow=True)


def weights(category: Category, *values: str) -> dict[str, str]:
    aspects = outline_of(category).aspects
    return {f"bobot-{each.key}": value for each, value in zip(aspects, values, strict=True)}


def test_the_page_says_what_follows_from_a_change(category: Category, panitia: Client) -> None:
    words = words_of(panitia.get(path(category)))

    assert "1 lembar yang sudah terkirim di kategori ini dibuka kembali" in words
    assert "1. Hal 1" in words


def test_judges_read_the_reason_in_the_list_and_on_every_sheet(
    category: Category, panitia: Client
) -> None:
    said = words_of(post(panitia, category, **weights(category, "70", "30")))

    assert "Aturan diubah. Juri membaca alasannya dan mengirim lagi lembarnya." in said
    assert "Versi 2, " in said
    assert WHY in said
    first, second = ScoreSheet.objects.select_related("judge__user").order_by(
        "contestant__running_order"
    )
    judge = signed_in(first.judge.user)
    assert f"Aturan kategori ini diubah panitia. {WHY}" in words_of(judge.get("/juri/"))
    shown = [words_of(judge.get(f"/juri/lembar/{each.public_id}/")) for each in (first, second)]
    assert f"dibuka kembali oleh panitia. Aturan penilaian diubah: {WHY}" in shown[0]
    assert f"Aturan kategori ini diubah panitia. {WHY}" in shown[1]


@pytest.mark.parametrize("page", PAGES)
def test_a_reason_is_needed_on_every_page(category: Category, panitia: Client, page: str) -> None:
    response = post(panitia, category, page, alasan=" ")

    assert (response.status_code, "Tulis alasannya." in words_of(response)) == (422, True)


@pytest.mark.parametrize("page", ["", "1/", "hadiah/"])
def test_a_page_sent_as_it_was_changes_nothing(
    category: Category, panitia: Client, page: str
) -> None:
    amounts = {f"amount-{at}": str(amount) for at, amount in enumerate((3, 2, 1), start=1)}
    prizes = {name: f"{value}000000" for name, value in amounts.items()}
    labels = {"label-1": "Juara I", "label-2": "Juara II", "label-3": "Juara III"}

    response = post(panitia, category, page, **(prizes | labels if page == "hadiah/" else {}))

    assert (response.status_code, "Belum ada yang diubah." in words_of(response)) == (422, True)


def test_weights_that_do_not_make_100_are_refused_and_kept_as_typed(
    category: Category, panitia: Client
) -> None:
    response = post(panitia, category, **weights(category, "70", "31"))

    assert (response.status_code, "jumlah bobot harus 100" in words_of(response)) == (422, True)
    assert 'value="31"' in response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_who_saw_an_older_version_is_asked(category: Category, panitia: Client, page: str) -> None:
    fields = weights(category, "65", "35") if not page else {}

    response = post(panitia, category, page, versi="0", **fields)

    assert response.status_code == 409
    assert "Data ini juga diubah orang lain" in words_of(response)
    assert WHY in response.content.decode()


def test_an_indicator_is_removed_or_reworded(category: Category, panitia: Client) -> None:
    post(panitia, category, "2/", **{"arti-5": "Selalu hadir"})
    assert outline_of(category).indicators[1].meanings[5] == "Selalu hadir"

    post(panitia, category, "2/", langkah="hapus")

    assert [each.number for each in outline_of(category).indicators] == [1, 3, 4]
    assert panitia.get(path(category, "2/")).status_code == 404
    judge = signed_in(sheet_of(category.edition).judge.user)
    assert judge.get(f"/juri/lembar/{sheet_of(category.edition).public_id}/").status_code == 200


def test_an_added_indicator_is_what_the_judge_still_has_to_fill(
    category: Category, panitia: Client
) -> None:
    post(panitia, category, "2/", langkah="hapus")
    meanings = {f"arti-{value}": f"Arti {value}" for value in range(1, 6)}

    post(panitia, category, "indikator-baru/", nama="Rapat", aspek="1", bobot="0,5", **meanings)

    assert [(each.number, each.name) for each in outline_of(category).indicators][2:] == [
        (4, "Hal 4"),
        (5, "Rapat"),
    ]
    judge = signed_in(sheet_of(category.edition).judge.user)
    assert f"/juri/lembar/{sheet_of(category.edition).public_id}/#ind5" in (
        judge.get("/juri/").content.decode()
    )


def test_a_prize_changes_with_its_reason(category: Category, panitia: Client) -> None:
    fields = {"label-3": "Harapan I", "amount-1": "2.500.000"}
    labels = {"label-1": "Juara I", "label-2": "Juara II"}
    amounts = {"amount-2": "2000000", "amount-3": "1000000"}

    said = words_of(post(panitia, category, "hadiah/", **fields, **labels, **amounts))

    assert "Hadiah diubah. Alasannya tercetak dalam berita acara." in said
    assert PrizeChange.objects.get().reason == WHY
    assert list(category.prizes.values_list("label", "amount")) == [
        ("Juara I", 2_500_000),
        ("Juara II", 2_000_000),
        ("Harapan I", 1_000_000),
    ]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (edition_ready, "Penilaian belum dibuka"),
        (lambda: proposed(closed_edition()).edition, "Hasil sudah dibekukan untuk penetapan"),
    ],
    ids=["setup", "frozen"],
)
@pytest.mark.parametrize("page", PAGES)
def test_the_pages_say_when_nothing_can_be_changed(
    make: Callable[[], Edition], sentence: str, page: str, panitia: Client
) -> None:
    category = make().categories.get()

    words = words_of(panitia.get(path(category, page)))

    assert (sentence in words, "Alasan (" in words) == (True, False)


@pytest.mark.parametrize("more", [0, 8])
def test_the_pages_take_the_same_queries_for_any_number_of_indicators(
    panitia: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    category = open_edition(judges=1 + more // 4, contestants=1 + more).categories.get()
    for number in range(more):
        make_indicator(category.aspects.get(order=1), 10 + number)

    for page, queries in zip(PAGES, (13, 12, 13, 8), strict=True):
        with django_assert_num_queries(queries):
            assert panitia.get(path(category, page)).status_code == 200
