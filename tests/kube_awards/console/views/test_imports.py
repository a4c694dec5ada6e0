"""The pages of an import: upload, check, apply, undo, and the files they hand out."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.models import ImportRun
from groups.models import Kube
from kube_awards.core.models import Job
from kube_awards.core.tasks import run_job
from tests.factories import make_category, make_edition, make_kube, open_edition
from tests.kube_awards.console.imports.files import CONTESTANT, KUBE, csv_file, kube_row, xlsx_file
from tests.kube_awards.console.views.staff_pages import page
from tests.pages import words_of

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.pages import Response

pytestmark = pytest.mark.django_db


def uploaded(client: Client, upload: SimpleUploadedFile) -> Response:
    edition = make_edition(slug="2026")
    make_category(edition)
    return client.post(f"/panitia/{edition.slug}/impor/", {"berkas": upload}, follow=True)


def address_of(answer: Response) -> str:
    return str(answer.redirect_chain[-1][0])


def test_ten_rows_are_counted_at_their_worst(panitia: Client) -> None:
    rows = [kube_row(f"Melati {n}") for n in range(7)]
    bad = [kube_row("", "Jakarta Timur"), kube_row("Mawar", "Bandung")]
    odd = kube_row("Anggrek", "Pal Merah")

    words = words_of(uploaded(panitia, xlsx_file(KUBE, *rows, *bad, odd)))

    assert "10 baris dibaca: 7 siap, 2 salah, 1 peringatan." in words
    assert "Berkas belum dapat diterapkan karena masih ada yang salah." in words
    assert "Isi sel Pal Merah Peringatan Dibaca sebagai Jakarta Barat (31.73)." in words
    assert "Terapkan" not in words


def test_a_good_file_is_applied_and_undone(panitia: Client) -> None:
    make_kube(name="Melati", business="Warung sembako", founded_year=2015, families=10)
    answer = uploaded(panitia, csv_file(KUBE, kube_row(), kube_row("Mawar")))
    words, address = words_of(answer), address_of(answer)

    applied = words_of(panitia.post(address, follow=True))
    undone = words_of(panitia.post(f"{address}urungkan/", follow=True))

    assert "Usaha: Warung sembako → Katering" in words
    assert "Terapkan 2 baris" in words
    assert "Impor diterapkan." in applied
    assert "1 baris baru, 1 baris diubah." in applied
    assert "Impor diurungkan." in undone
    assert list(Kube.objects.values_list("business", flat=True)) == ["Warung sembako"]


def test_a_long_file_is_left_to_the_worker(panitia: Client) -> None:
    answer = uploaded(panitia, csv_file(KUBE, *(kube_row(f"Besar {n}") for n in range(1_001))))

    waiting = words_of(panitia.post(address_of(answer), follow=True))
    run_job.call(Job.objects.get().public_id)

    assert "Impor data.csv" in waiting
    assert Job.objects.get().message == "1001 baris baru, 0 baris diubah."
    assert Kube.objects.count() == 1_001


def test_a_long_import_is_undone_by_the_worker(panitia: Client) -> None:
    answer = uploaded(panitia, csv_file(KUBE, *(kube_row(f"Besar {n}") for n in range(2))))
    panitia.post(address_of(answer))
    ImportRun.objects.update(added=1_001)

    waiting = words_of(panitia.post(f"{address_of(answer)}urungkan/", follow=True))
    first = Job.objects.get()
    panitia.post(f"{address_of(answer)}urungkan/")
    for each in Job.objects.order_by("created_at"):
        run_job.call(each.public_id)

    assert "Urungkan impor data.csv" in waiting
    said = list(Job.objects.order_by("created_at").values_list("state", "message"))
    assert said == [("done", "Impor diurungkan."), ("failed", "Impor ini sudah “Diurungkan”.")]
    assert (first.kind, Kube.objects.count()) == ("import-undo", 0)


def test_work_on_a_file_that_was_forgotten_says_so(panitia: Client) -> None:
    answer = uploaded(panitia, csv_file(KUBE, *(kube_row(f"Besar {n}") for n in range(1_001))))
    panitia.post(address_of(answer))
    ImportRun.objects.all().delete()

    run_job.call(Job.objects.get().public_id)

    assert Job.objects.get().message.startswith("Berkas ini sudah dihapus")


def test_the_structure_comes_before_the_rows(panitia: Client) -> None:
    columns = (*KUBE[:5], "Nama ketua", *KUBE[6:])
    edition = make_edition()
    sent = {"berkas": csv_file(columns, kube_row("")), "jenis": "kube"}

    words = words_of(panitia.post(f"/panitia/{edition.slug}/impor/", sent, follow=True))

    assert "Kolom “Ketua” tidak ada." in words
    assert "baris dibaca" not in words


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("data.xls", b"\xd0\xcf\x11\xe0", "Berkas harus .xlsx atau .csv. Berkas Anda: data.xls."),
        ("data.xlsx", b"Nama KUBE;Wilayah\r\n", "tetapi isinya teks biasa"),
        ("data.csv", b"PK\x03\x04", "Ganti akhiran namanya menjadi .xlsx."),
        ("data.csv", b"satu;dua\r\n1;2\r\n", "Jenis datanya tidak dikenal."),
        ("data.xlsx", b"PK" + bytes(2 * 1024 * 1024), "Berkas paling besar 2 MB."),
    ],
)
def test_a_file_of_another_sort_is_refused_at_its_field(
    name: str, data: bytes, sentence: str, panitia: Client
) -> None:
    answer = uploaded(panitia, SimpleUploadedFile(name, data))

    assert answer.status_code == 422
    assert sentence in words_of(answer)


def test_formulas_and_phones_are_not_shown_as_they_are(panitia: Client) -> None:
    columns = (*KUBE, "Kontak")
    rows = [[*kube_row("=cmd|' /C calc'!A0"), "0812-1234-5678"],
            [*kube_row(), "=HYPERLINK(1)99"]]  # fmt: skip
    answer = uploaded(panitia, csv_file(columns, *rows))

    words = words_of(answer)
    marked = panitia.get(f"{address_of(answer)}bertanda.xlsx").content
    cells = [cell for row in openpyxl.load_workbook(BytesIO(marked)).worksheets[0] for cell in row]

    assert "Isi sel ini rumus, atau dapat dibaca sebagai rumus." in words
    assert "•••99" in words
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "Nama KUBE: Isi sel ini rumus" in str([cell.value for cell in cells])


def test_the_template_can_be_sent_back_as_it_is(panitia: Client) -> None:
    edition = make_edition(slug="2027")
    make_category(edition)
    make_kube(name="Melati Jaya")
    for kind, example in (("kube", "CONTOH: Melati Jaya"), ("peserta", "CONTOH: Melati Jaya"),
                          ("pendamping", "CONTOH: Rahma Sari")):  # fmt: skip
        made = panitia.get(f"/panitia/2027/impor/templat/{kind}.xlsx").content
        sheet = openpyxl.load_workbook(BytesIO(made)).worksheets[0]
        back = {"berkas": SimpleUploadedFile("t.xlsx", made)}

        words = words_of(panitia.post("/panitia/2027/impor/", back, follow=True))

        assert example in [cell.value for cell in sheet[2]]
        assert sheet.data_validations.count > 0
        assert "Tidak ada baris data di bawah judul kolom." in words


def test_after_opening_the_page_says_why_nothing_can_be_imported(panitia: Client) -> None:
    edition = open_edition()

    words = page(panitia, edition, "impor/")
    answer = panitia.post(f"/panitia/{edition.slug}/impor/", {"berkas": csv_file(KUBE, kube_row())})

    assert "Penilaian sudah dibuka. Impor hanya dapat dilakukan" in words
    assert answer.status_code == 422


def test_the_year_in_preparation_leads_to_the_import(panitia: Client) -> None:
    edition = make_edition()

    for path in ("", "siapkan/"):
        answer = panitia.get(f"/panitia/{edition.slug}/{path}").content.decode()
        assert re.search(f'href="/panitia/{edition.slug}/impor/"', answer)


@pytest.mark.parametrize("count", [1, 3])
def test_a_check_takes_as_many_queries_for_three_rows_as_for_one(
    count: int, panitia: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = []
    for n in range(count):
        make_kube(name=f"Melati {n}")
        rows.append(("KUBE", f"Melati {n}", "Jakarta Timur", n + 1))
    answer = uploaded(panitia, csv_file(CONTESTANT, *rows))
    panitia.post(address_of(answer))
    again = {"berkas": csv_file(CONTESTANT, *rows)}
    address = address_of(panitia.post("/panitia/2026/impor/", again, follow=True))

    with django_assert_num_queries(13):
        panitia.get(address)
    with django_assert_num_queries(7):
        panitia.get("/panitia/2026/impor/")
