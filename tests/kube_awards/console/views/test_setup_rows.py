"""The pages of identity, logo and rules (ux.md §2, quality.md S11)."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, Edition
from kube_awards.accounts.roles import Role
from tests.factories import edition_ready, make_edition, make_user, open_edition, signed_in
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of
from tests.uploads import HEIC, SAFE, SVG, document, photo, sent, stored

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
IDENTITY = {
    "versi": "1",
    "year": "2018",
    "title": "KUBE Berprestasi",
    "level": "Tingkat Provinsi DKI Jakarta",
    "venue": "Aula Dinas Sosial",
    "judged_on": "2018-09-20",
    "closes_at": "2018-09-20T16:00",
    "place": "Jakarta",
    "paper": "F4",
    "letterhead": "Pemerintah Provinsi\r\nDinas Sosial",
    "signatory_title": "Kepala Dinas Sosial",
    "signatory_name": "Drs. Contoh",
    "signatory_nip": "19700101 199503 1 001",
    "rules_confirmed": "on",
}
RULES = {
    "versi": "1",
    "name": "KUBE",
    "method": "weighted_mean",
    "hole_policy": "common",
    "ladder": "aspects",
    "minimum_panel": "2",
    "prize_sharing": "full_each",
    "prize_unit": "1000",
}
LONG = "Penilaian Kelompok Usaha Bersama dan Pendamping Kelompok Usaha Bersama Berprestasi " * 2


def test_the_identity_is_written_and_the_checklist_is_next(panitia: Client) -> None:
    edition = make_edition()

    answer = panitia.post(f"/panitia/{edition.slug}/identitas/", IDENTITY, follow=True)

    edition.refresh_from_db()
    assert (edition.venue, edition.paper, edition.rules_confirmed) == (
        *("Aula Dinas Sosial", "F4", True),
    )
    assert f"{edition.closes_at:%H:%M %Z}" == "09:00 UTC"
    words = words_of(answer)
    assert "Identitas disimpan." in words
    assert "Identitas dan tanggal Waktu tutup sudah lewat. Perlu diperiksa" in words


def test_a_new_year_leads_to_its_new_address(panitia: Client) -> None:
    edition = make_edition(slug="2018")

    answer = panitia.post("/panitia/2018/identitas/", IDENTITY | {"year": "2026"})

    edition.refresh_from_db()
    assert (answer.headers["Location"], edition.slug) == ("/panitia/2026/siapkan/", "2026")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": LONG}, "Pastikan nilai ini mengandung paling banyak 160 karakter"),
        ({"title": ""}, "Bidang ini tidak boleh kosong"),
        ({"year": "2020"}, "Edisi tahun 2020 sudah ada."),
        ({"closes_at": "2018-09-19T16:00"}, "Waktu tutup mendahului tanggal penilaian."),
        ({"signatory_nip": "NIP 1970"}, "NIP hanya berisi angka dan spasi."),
        ({"paper": "A3"}, "Masukkan pilihan yang valid"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    wrong: dict[str, str], sentence: str, panitia: Client
) -> None:
    make_edition(year=2020)
    edition = make_edition()

    answer = panitia.post(f"/panitia/{edition.slug}/identitas/", IDENTITY | wrong)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert Edition.objects.get(pk=edition.pk).venue == ""


def test_the_second_of_two_sees_both_values_and_may_write_knowingly(panitia: Client) -> None:
    edition = make_edition()
    path = f"/panitia/{edition.slug}/identitas/"
    panitia.post(path, IDENTITY)

    clash = panitia.post(path, IDENTITY | {"venue": "Gedung C"})
    words = words_of(clash)
    again = panitia.post(path, IDENTITY | {"venue": "Gedung C", "versi": "2"})

    assert clash.status_code == 409
    assert "Data ini juga diubah orang lain" in words
    assert "Aula Dinas Sosial Gedung C" in words
    assert clash.context["form"]["versi"].value() == "2"
    assert again.status_code == 302
    assert Edition.objects.get().venue == "Gedung C"


def test_rules_are_explained_and_written(panitia: Client) -> None:
    edition = edition_ready()

    words = page(panitia, edition, "aturan/kube/")
    answer = panitia.post(f"/panitia/{edition.slug}/aturan/kube/", RULES, follow=True)

    for text in ("Panel bersama: juri yang", "tetap di kas daerah", "Skala nilai: 1 sampai 5."):
        assert text in words
    assert "Aturan KUBE disimpan." in words_of(answer)
    category = Category.objects.get()
    assert (category.ladder, category.prize_sharing, category.prize_unit) == (
        *("aspects", "full_each", 1000),
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"method": "trimmed_mean", "hole_policy": "adjusted"},
            "Rerata terpangkas hanya dapat dipakai bersama “Panel bersama”.",
        ),
        ({"minimum_panel": "0"}, "Pastikan nilai ini"),
        ({"minimum_panel": "-3"}, "Pastikan nilai ini"),
        ({"prize_unit": ""}, "Bidang ini"),
        ({"ladder": "usia"}, "Masukkan pilihan yang valid"),
    ],
)
def test_rules_that_make_no_sense_are_refused(
    wrong: dict[str, str], sentence: str, panitia: Client
) -> None:
    edition = edition_ready()

    answer = panitia.post(f"/panitia/{edition.slug}/aturan/kube/", RULES | wrong)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert Category.objects.get().version == 1


def test_rules_clash_as_everything_of_a_category_does(panitia: Client) -> None:
    edition = edition_ready()
    Category.objects.update(version=4, ladder="none")

    answer = panitia.post(f"/panitia/{edition.slug}/aturan/kube/", RULES)

    assert answer.status_code == 409
    assert "Langsung diputuskan panel Nilai aspek" in words_of(answer)


def test_a_logo_is_taken_with_the_identity_shown_and_removed(panitia: Client) -> None:
    edition = make_edition()
    path = f"/panitia/{edition.slug}/identitas/"
    assert panitia.get(f"{path}logo/").status_code == 404

    panitia.post(path, IDENTITY | {"logo": sent(photo())})
    shown = panitia.get(f"{path}logo/")
    edition.refresh_from_db()
    again = IDENTITY | {"versi": str(edition.version)}
    kept = panitia.post(path, again)
    panitia.post(path, again | {"hapus_logo": "on"})

    assert (shown.headers["Content-Type"], shown.content[:4]) == ("image/webp", b"RIFF")
    assert {name: shown.headers[name] for name in SAFE} == SAFE
    assert (kept.status_code, edition.venue) == (302, "Aula Dinas Sosial")
    assert panitia.get(f"{path}logo/").status_code == 404
    assert "Belum ada logo." in words_of(panitia.get(path))


def test_a_logo_beside_a_mistake_is_asked_for_again(panitia: Client) -> None:
    edition = make_edition()

    path = f"/panitia/{edition.slug}/identitas/"
    body = IDENTITY | {"title": "", "logo": sent(photo())}
    answer = panitia.post(path, body)

    assert answer.status_code == 422
    assert "Logo belum disimpan. Pilih lagi berkasnya." in words_of(answer)
    assert Edition.objects.get().logo.name == ""


def test_a_logo_that_meets_another_change_is_asked_for_again(panitia: Client) -> None:
    edition = make_edition(version=2)

    path = f"/panitia/{edition.slug}/identitas/"
    answer = panitia.post(path, IDENTITY | {"logo": sent(photo())})

    assert answer.status_code == 409
    assert "Logo belum disimpan. Pilih lagi berkasnya." in words_of(answer)
    assert Edition.objects.get().logo.name == ""


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (lambda: sent(SVG, "logo.svg", "image/svg+xml"), "Berkas ini bukan foto"),
        (lambda: sent(b"\xff\xd8" + bytes(10 * 1024 * 1024)), "Berkas paling besar 10 MB."),
        (lambda: sent(photo(400, 400)[:900]), "Foto ini rusak atau tidak lengkap."),
        (lambda: sent(HEIC, "IMG_0001.HEIC", "image/heic"), "“Paling Kompatibel”"),
        (lambda: sent(document(), "logo.png", "image/png"), "Berkas ini bukan foto"),
        (lambda: sent(b""), "Berkas ini kosong."),
    ],
)
def test_what_is_no_logo_is_refused_at_its_field(
    upload: object, sentence: str, panitia: Client
) -> None:
    edition = make_edition(venue="Aula")
    assert callable(upload)

    body = IDENTITY | {"venue": "Gedung Baru", "logo": upload()}
    answer = panitia.post(f"/panitia/{edition.slug}/identitas/", body)

    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert 'value="Gedung Baru"' in answer.content.decode()
    assert (Edition.objects.get().logo.name, Edition.objects.get().venue) == ("", "Aula")


@pytest.mark.parametrize("path", ["identitas/", "aturan/kube/"])
def test_after_opening_the_pages_are_for_reading_and_say_why(path: str, panitia: Client) -> None:
    edition = open_edition()
    body = IDENTITY if path == "identitas/" else RULES

    words = page(panitia, edition, path)
    answer = panitia.post(f"/panitia/{edition.slug}/{path}", body)

    assert "Penilaian sudah dibuka, jadi halaman ini hanya dapat dibaca" in words
    assert "Simpan" not in words
    assert answer.status_code == 409
    assert Edition.objects.get().venue == ""


@pytest.mark.parametrize("path", ["identitas/", "aturan/kube/"])
def test_who_only_reads_sees_the_page_without_its_buttons(path: str) -> None:
    edition = edition_ready()
    edition.logo = stored()
    edition.save()
    pengawas = signed_in(make_user(Role.PENGAWAS))

    words = page(pengawas, edition, path)
    answer = pengawas.post(f"/panitia/{edition.slug}/{path}", IDENTITY | RULES)

    assert "Hanya panitia yang mengubah isian di halaman ini." in words
    assert "Simpan" not in words
    assert answer.status_code == 403


def test_what_is_typed_never_becomes_markup(panitia: Client) -> None:
    edition = make_edition(title="<script>alert(1)</script>")

    text = panitia.get(f"/panitia/{edition.slug}/identitas/").content.decode()

    assert "<script>alert(1)" not in text
    assert html.escape("<script>alert(1)</script>") in text


def test_the_pages_take_few_queries(
    panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = edition_ready(judges=3, contestants=3)

    with django_assert_num_queries(7):
        panitia.get(f"/panitia/{edition.slug}/identitas/")
    with django_assert_num_queries(8):
        panitia.get(f"/panitia/{edition.slug}/aturan/kube/")
