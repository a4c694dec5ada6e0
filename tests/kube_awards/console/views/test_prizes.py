"""The prize table: rows without scripts, amounts as people write them, and a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Category
from kube_awards.accounts.roles import Role
from prizes.domain.table import PrizeRow
from prizes.models import Prize
from prizes.selectors.table import prize_table
from tests.factories import edition_ready, make_prizes, make_user, open_edition, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition
    from tests.pages import Response

pytestmark = pytest.mark.django_db
TABLE = {
    "versi": "1",
    "jumlah": "3",
    "label-1": "Juara I",
    "amount-1": "11.000.000",
    "trophy-1": "on",
    "certificate-1": "on",
    "label-2": "Juara II",
    "amount-2": "Rp 8.800.000,00",
    "source-2": "Laporan 2018",
    "label-3": "Juara III",
    "amount-3": "6600000",
}
TYPED = [
    PrizeRow("Juara I", 11_000_000),
    PrizeRow("Juara II", 8_800_000, trophy=False, certificate=False, source_note="Laporan 2018"),
    PrizeRow("Juara III", 6_600_000, trophy=False, certificate=False),
]


@pytest.fixture
def edition() -> Edition:
    return edition_ready(kinds=("kube", "pendamping"))


def send(client: Client, edition: Edition, **fields: str) -> Response:
    path = f"/panitia/{edition.slug}/hadiah/kube/"
    return client.post(
        path, TABLE | {name.replace("_", "-"): each for name, each in fields.items()}
    )


def stored() -> list[PrizeRow]:
    return prize_table(Category.objects.get(kind="kube"))


def test_the_page_shows_the_table_and_what_all_of_it_costs(
    edition: Edition, panitia: Client
) -> None:
    text = panitia.get(f"/panitia/{edition.slug}/hadiah/kube/").content.decode()
    words = page(panitia, edition, "hadiah/kube/")

    assert 'value="3.000.000"' in text
    assert "Jumlah kategori ini Rp6.000.000" in words
    assert "Anggaran semua kategori Rp12.000.000" in words


def test_amounts_are_taken_as_people_write_them(edition: Edition, panitia: Client) -> None:
    answer = send(panitia, edition)

    assert answer.status_code == 302
    assert stored() == TYPED


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"amount_1": "8.8"}, "Tulis rupiah bulat, misalnya 11.000.000."),
        ({"amount_1": "-5"}, "Tulis rupiah bulat"),
        ({"amount_1": "11 juta"}, "Tulis rupiah bulat"),
        ({"amount_1": "9" * 40}, "Pastikan nilai ini"),
        ({"amount_1": ""}, "Isi jumlahnya; 0 bila tanpa uang."),
        ({"label_2": ""}, "Isi gelarnya, misalnya Juara I."),
        ({"label_2": "J" * 41}, "Pastikan nilai ini mengandung paling banyak 40 karakter"),
        ({"jumlah": "99"}, "Pastikan nilai ini"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    wrong: dict[str, str], sentence: str, edition: Edition, panitia: Client
) -> None:
    answer = send(panitia, edition, **wrong)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert Category.objects.get(kind="kube").version == 1


def test_a_row_is_added_without_scripts_and_what_was_typed_stays(
    edition: Edition, panitia: Client
) -> None:
    answer = send(panitia, edition, langkah="tambah", label_1="Juara Utama")

    form = answer.context["form"]
    assert [row.label.value() for row in form.rows] == [
        *("Juara Utama", "Juara II", "Juara III", "Harapan I")
    ]
    assert answer.status_code == 200
    assert Category.objects.get(kind="kube").version == 1


def test_a_row_is_removed_and_can_be_brought_back(edition: Edition, panitia: Client) -> None:
    before = stored()

    removed = send(panitia, edition, langkah="hapus:2")
    shown = page(panitia, edition, "hadiah/kube/")

    assert removed.status_code == 302
    assert stored() == [TYPED[0], TYPED[2]]
    assert "Juara II dihapus. Urungkan" in shown

    undone = panitia.post(
        f"/panitia/{edition.slug}/hadiah/kube/", {"langkah": "urungkan"}, follow=True
    )

    assert "Langkah terakhir diurungkan." in words_of(undone)
    assert stored() == before


def test_nothing_is_brought_back_over_what_somebody_else_wrote(
    edition: Edition, panitia: Client
) -> None:
    send(panitia, edition, langkah="hapus:3")
    Category.objects.filter(kind="kube").update(version=9)

    answer = panitia.post(
        f"/panitia/{edition.slug}/hadiah/kube/", {"langkah": "urungkan"}, follow=True
    )

    assert "Sudah ada perubahan lain; langkah itu tidak diurungkan." in words_of(answer)
    assert stored() == TYPED[:2]


def test_the_last_row_and_one_without_a_name_can_go_too(edition: Edition, panitia: Client) -> None:
    send(panitia, edition, langkah="hapus:3", label_3="")
    shown = page(panitia, edition, "hadiah/kube/")
    fields = {"versi": "2", "jumlah": "1", "label-1": "Juara I", "amount-1": "0"}
    panitia.post(f"/panitia/{edition.slug}/hadiah/kube/", fields | {"langkah": "hapus:1"})

    assert "Peringkat 3 dihapus." in shown
    assert stored() == []
    assert "Belum ada hadiah." in page(panitia, edition, "hadiah/kube/")


def test_the_second_of_two_sees_both_tables(edition: Edition, panitia: Client) -> None:
    send(panitia, edition)

    clash = send(panitia, edition, amount_1="12.000.000", jumlah="2")
    words = words_of(clash)
    again = send(panitia, edition, amount_1="12.000.000", versi="2")

    assert clash.status_code == 409
    assert (
        "Peringkat 1 Juara I · Rp11.000.000 · trofi · piagam"
        " Juara I · Rp12.000.000 · trofi · piagam"
    ) in words
    assert "Peringkat 3 Juara III · Rp6.600.000 –" in words
    assert clash.context["form"]["versi"].value() == "2"
    assert again.status_code == 302
    assert stored()[0].amount == 12_000_000


def test_after_opening_the_table_is_for_reading(panitia: Client) -> None:
    edition = open_edition()
    Prize.objects.filter(place=2).update(trophy=False)
    Prize.objects.filter(place=3).update(trophy=False, certificate=False, source_note="Laporan")

    words = page(panitia, edition, "hadiah/kube/")

    assert "Penilaian sudah dibuka, jadi halaman ini hanya dapat dibaca" in words
    assert "Juara I Uang pembinaan Rp3.000.000 Selain uang trofi dan piagam –" in words
    assert "Juara II Uang pembinaan Rp2.000.000 Selain uang piagam –" in words
    assert "Juara III Uang pembinaan Rp1.000.000 Selain uang – Laporan" in words
    assert "Simpan" not in words
    assert send(panitia, edition).status_code == 409


def test_who_only_reads_may_not_write(edition: Edition) -> None:
    pengawas = signed_in(make_user(Role.PENGAWAS))
    Prize.objects.all().delete()

    assert "Belum ada hadiah." in page(pengawas, edition, "hadiah/kube/")
    assert send(pengawas, edition).status_code == 403


@pytest.mark.parametrize("count", [1, 5])
def test_the_page_takes_as_many_queries_for_five_as_for_one(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = edition_ready()
    Prize.objects.all().delete()
    make_prizes(edition.categories.get(), range(count))

    with django_assert_num_queries(11):
        panitia.get(f"/panitia/{edition.slug}/hadiah/kube/")
