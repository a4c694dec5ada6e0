"""The editor of the instrument: nothing typed is lost, and nothing changes after opening."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, Indicator
from assessments.selectors.instrument import outline_of
from tests.factories import (
    edition_ready,
    make_category,
    make_edition,
    make_indicator,
    open_edition,
)
from tests.kube_awards.console.views.instrument_pages import field, get, names, post, weights
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries


pytestmark = pytest.mark.django_db


@pytest.fixture
def category() -> Category:
    return make_category(make_edition(slug="2026"))


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("60", "35,5", "Jumlah bobot harus 100. Sekarang 95,5; kurang 4,5."),
        ("61", "40", "Jumlah bobot harus 100. Sekarang 101; lebih 1."),
        ("101", "0", "Bobot paling tinggi 100."),
        ("-5", "40", "Bobot tidak boleh di bawah 0."),
        ("", "40", "Tulis bobotnya, dari 0 sampai 100."),
        ("1e1", "40", "Bobot ditulis sebagai angka, misalnya 30 atau 12,5."),
    ],
)
def test_wrong_weights_are_named_kept_as_typed_and_not_stored(
    category: Category, panitia: Client, first: str, second: str, sentence: str
) -> None:
    fields = {field(category, 0): first, field(category, 1): second}

    response = post(panitia, **fields)

    assert response.status_code == 422
    assert "Ada yang perlu diperbaiki" in words_of(response)
    assert sentence in words_of(response)
    assert f'value="{first}"' in response.content.decode() or not first
    assert weights(category) == [60, 40]


def test_comma_and_point_both_part_the_decimals(category: Category, panitia: Client) -> None:
    fields = {field(category, 0): "62,5", field(category, 1): "37.5"}

    response = post(panitia, **fields)

    assert "Aspek dan bobot disimpan." in words_of(response)
    assert weights(category) == [Decimal("62.5"), Decimal("37.5")]
    assert 'value="62,5"' in response.content.decode()


def test_a_button_keeps_what_was_typed_and_says_what_the_weights_lack(
    category: Category, panitia: Client
) -> None:
    fields = {field(category, 0): "50", field(category, 0, "nama"): "Lembaga"}

    response = post(panitia, langkah="aspek-tambah", **fields)

    assert [aspect.name for aspect in outline_of(category).aspects] == [
        "Lembaga",
        "Ekonomi",
        "Aspek baru",
    ]
    assert "Sekarang 90; kurang 10." in words_of(response)


def test_an_added_indicator_opens_at_once(category: Category, panitia: Client) -> None:
    response = post(panitia, langkah="indikator-tambah:0")

    assert response.redirect_chain == [("/panitia/2026/indikator/kube/3/", 302)]
    assert names(category) == ["Hal 1", "Hal 2", "Indikator baru", "Hal 3", "Hal 4"]


@pytest.mark.parametrize(
    ("step", "gone"), [("indikator-hapus:2", "Hal 2"), ("aspek-hapus:0", "Kelembagaan")]
)
def test_a_removal_is_taken_back_with_one_click(
    category: Category, panitia: Client, step: str, gone: str
) -> None:
    removed = post(panitia, langkah=step)
    assert f"“{gone}” dihapus. Urungkan" in words_of(removed)
    assert len(names(category)) < 4

    back = post(panitia, langkah="urungkan")

    assert "Langkah terakhir diurungkan." in words_of(back)
    assert names(category) == ["Hal 1", "Hal 2", "Hal 3", "Hal 4"]
    assert weights(category) == [60, 40]


def test_after_another_change_nothing_is_taken_back(category: Category, panitia: Client) -> None:
    post(panitia, langkah="indikator-hapus:2")
    post(panitia, langkah="indikator-naik:3")

    response = post(panitia, langkah="urungkan")

    assert "Sudah ada perubahan lain" in words_of(response)
    assert names(category) == ["Hal 1", "Hal 4", "Hal 3"]


@pytest.mark.parametrize("step", ["aspek-hapus:9", "indikator-hapus:x", "lain:1"])
def test_a_button_that_is_not_there_is_missing(
    category: Category, panitia: Client, step: str
) -> None:
    assert post(panitia, langkah=step).status_code == 404
    assert category.version == 1


def test_who_saw_an_older_version_is_asked_and_keeps_what_was_typed(
    category: Category, panitia: Client
) -> None:
    gone = outline_of(category).indicators[3].key
    mine = {field(category, 0): "70", field(category, 1): "30", f"bagian-{gone}": "8"}
    post(panitia, langkah="indikator-hapus:4")

    response = post(panitia, versi="1", **mine)

    words = words_of(response)
    assert response.status_code == 409
    assert "Bobot Kelembagaan 60 70" in words
    assert "Bagian yang sudah dihapus – 8" in words
    assert 'value="70"' in response.content.decode()
    assert weights(category) == [60, 40]
    post(panitia, versi="2", **mine)
    assert weights(category) == [70, 30]


def test_an_indicator_keeps_its_meanings_on_one_line(category: Category, panitia: Client) -> None:
    fields = {
        "nama": "Rapat",
        "petunjuk": "Lihat notulen.",
        "arti-1": " Tidak\r\npernah ",
        "arti-2": "",
    }

    response = post(panitia, "2/", **fields)

    row = outline_of(category).indicators[1]
    assert (row.name, row.hint, row.meanings) == (
        "Rapat",
        "Lihat notulen.",
        {1: "Tidak pernah", 3: "Hal 2 bernilai 3", 4: "Hal 2 bernilai 4", 5: "Hal 2 bernilai 5"},
    )
    assert "Indikator 2 disimpan." in words_of(response)
    assert "Arti nilai 4/5 · belum lengkap" in words_of(response)


def test_one_can_go_on_to_the_next_indicator_until_the_last(
    category: Category, panitia: Client
) -> None:
    answers = [post(panitia, f"{n}/", nama=f"Baru {n}", langkah="lanjut") for n in (3, 4)]

    assert [answer.redirect_chain[0][0] for answer in answers] == [
        "/panitia/2026/indikator/kube/4/",
        "/panitia/2026/indikator/kube/",
    ]
    assert names(category) == ["Hal 1", "Hal 2", "Baru 3", "Baru 4"]


def test_an_indicator_without_a_name_is_refused(category: Category, panitia: Client) -> None:
    response = post(panitia, "2/", nama=" ")

    assert (response.status_code, "Tulis nama indikator." in words_of(response)) == (422, True)


def test_an_indicator_is_written_where_it_was_seen_not_where_its_number_is_now(
    category: Category, panitia: Client
) -> None:
    key = str(outline_of(category).indicators[1].key)
    post(panitia, langkah="indikator-naik:2")

    clash = post(panitia, "2/", versi="1", indikator=key, nama="Rapat")
    post(panitia, "2/", indikator=key, nama="Rapat")

    assert (clash.status_code, "Nama indikator Hal 2 Rapat" in words_of(clash)) == (409, True)
    assert names(category) == ["Rapat", "Hal 1", "Hal 3", "Hal 4"]


def test_after_opening_the_pages_say_why_nothing_can_be_changed(panitia: Client) -> None:
    category = open_edition().categories.get()
    category.edition.slug = "2026"
    category.edition.save()

    words = words_of(get(panitia))

    assert "Penilaian sudah dibuka, jadi aspek, indikator, bobot, dan arti nilai" in words
    assert ("Simpan" in words, "Hapus" in words) == (False, False)
    assert post(panitia, "1/", nama="Baru").status_code == 409
    assert names(category)[0] == "Hal 1"


def test_the_overview_tells_all_staff_what_each_value_means(
    category: Category, panitia: Client
) -> None:
    words = words_of(panitia.get("/panitia/2026/indikator/"))

    assert "4 indikator · skala 1 sampai 5 · jumlah bobot 100 dari 100" in words
    assert "Kelembagaan 60% 1. Hal 1 1 · Kurang sekali Hal 1 bernilai 1" in words


def test_the_overview_of_an_edition_without_an_instrument_says_so(panitia: Client) -> None:
    edition = make_edition(slug="2026")
    assert "Belum ada kategori." in words_of(panitia.get("/panitia/2026/indikator/"))
    make_category(edition, weights=())
    assert "Belum ada aspek." in words_of(panitia.get("/panitia/2026/indikator/"))


@pytest.mark.parametrize("more", [0, 8])
def test_the_pages_take_the_same_queries_for_any_number_of_indicators(
    panitia: Client, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    category = edition_ready().categories.get()
    edition = category.edition
    edition.slug = "2026"
    edition.save()
    for number in range(more):
        make_indicator(category.aspects.get(order=1), 10 + number)
    assert Indicator.objects.count() == 4 + more

    with django_assert_num_queries(11):
        assert get(panitia).status_code == 200
    with django_assert_num_queries(11):
        assert get(panitia, "1/").status_code == 200
    with django_assert_num_queries(12):
        assert panitia.get("/panitia/2026/indikator/").status_code == 200
