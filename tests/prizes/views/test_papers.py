from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.core.models import Job, JobState
from kube_awards.core.tasks import run_job
from prizes.models import Document, DocumentKind
from prizes.selectors.documents import document_bytes
from tests.factories import (
    approved,
    closed_edition,
    edition_ready,
    make_user,
    open_edition,
    proposed,
    signed_in,
)
from tests.pages import Response, words_of
from tests.paper import text_of
from tests.prizes.ending_cases import annulled
from tests.prizes.paper_cases import PLENARY, issued_paper, squeezed

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    """Give an edition with an approved decision."""
    return approved(proposed(closed_edition(judges=1, contestants=1))).edition


@pytest.fixture
def panitia() -> Client:
    return signed_in(make_user(Role.PANITIA))


def address(edition: Edition, rest: str = "") -> str:
    return f"/panitia/{edition.slug}/dokumen/surat/{rest}"


def issue(client: Client, edition: Edition, **fields: str) -> Response:
    body = {"nomor": "", "versi": "0", **fields}
    return client.post(address(edition, "berita-acara-pleno/terbitkan/"), body, follow=True)


def test_the_documents_centre_lists_every_paper_with_its_state(
    panitia: Client, edition: Edition
) -> None:
    issued_paper(edition, DocumentKind.RECAP, number="9/RN/2018")

    words = words_of(panitia.get(f"/panitia/{edition.slug}/dokumen/"))

    assert "Berita acara pleno penetapan Nomor – Status Belum diterbitkan Buka" in words
    assert "Rekapitulasi nilai Nomor 9/RN/2018 Status Diterbitkan, versi 1 Buka" in words


def test_a_paper_is_issued_listed_and_downloaded_as_it_was(
    panitia: Client, edition: Edition
) -> None:
    page = issue(panitia, edition, nomor="Nomor lain")

    document = Document.objects.get()
    words = words_of(page)
    assert "Berita acara pleno penetapan versi 1 diterbitkan." in words
    assert "Versi 1 · BA-01/2018" in words
    assert "Nomor: BA-01/2018, seperti dibekukan dalam penetapan." in words
    assert "Nomor: BA-01/2018" in text_of(document_bytes(document, "pdf"))
    for form in ("pdf", "docx"):
        answer = panitia.post(address(edition, f"berkas/{document.public_id}/{form}/"))
        assert answer.content == document_bytes(document, form)
        assert answer.headers["Content-Disposition"] == (
            f'attachment; filename="berita-acara-pleno-{edition.slug}-versi-1.{form}"'
        )


def test_the_papers_of_a_big_edition_are_left_to_a_worker(panitia: Client) -> None:
    edition = approved(proposed(closed_edition(judges=20, contestants=5))).edition

    issue(panitia, edition)

    run_job.call(Job.objects.get().public_id)
    job, document = Job.objects.get(), Document.objects.get()
    assert (document.number, document.version, document.issued_by_id) == (
        "BA-01/2018",
        1,
        job.owner_id,
    )
    assert (job.state, job.message, job.back) == (
        JobState.DONE,
        "Berita acara pleno penetapan versi 1 diterbitkan.",
        address(edition, "berita-acara-pleno/"),
    )


def test_a_refusal_of_the_worker_is_told_on_the_page_of_the_job(panitia: Client) -> None:
    edition = closed_edition(judges=20, contestants=5)

    issue(panitia, edition)

    job = Job.objects.get()
    run_job.call(job.public_id)
    page = panitia.get(f"/panitia/tugas/{job.public_id}/")
    assert (Job.objects.get().state, Document.objects.count()) == (JobState.FAILED, 0)
    assert "Surat baru dapat diterbitkan setelah hasil ditetapkan." in words_of(page)


def test_other_papers_take_the_number_that_was_typed(panitia: Client, edition: Edition) -> None:
    body = {"nomor": " 9/RN/2018 ", "versi": "0"}

    panitia.post(address(edition, "rekapitulasi/terbitkan/"), body)

    document = Document.objects.get()
    assert document.number == "9/RN/2018"
    assert "Nomor: 9/RN/2018" in text_of(document_bytes(document, "pdf"))


def test_a_later_version_is_not_issued_without_its_reason(
    panitia: Client, edition: Edition
) -> None:
    issued_paper(edition)

    page = issue(panitia, edition, versi="1")

    assert (page.status_code, Document.objects.count()) == (422, 1)
    assert "Tulis alasan perubahan." in words_of(page)


def test_two_who_issue_at_once_make_one_version(panitia: Client, edition: Edition) -> None:
    issued_paper(edition)

    page = issue(panitia, edition, versi="0", alasan="Salah ketik.")

    assert (page.status_code, Document.objects.count()) == (422, 1)
    assert "Versi lain surat ini baru saja diterbitkan. Muat ulang halaman ini." in words_of(page)


def test_a_preview_is_marked_a_draft_until_the_approval(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=1)
    path = address(edition, "berita-acara-pleno/pratinjau.pdf")

    closed = text_of(panitia.get(path).content)
    proposed(edition)
    waiting = text_of(panitia.get(path).content)
    approved(edition.decisions.get())
    official = text_of(panitia.get(path).content)

    marks = [
        (squeezed(text).count("DRAF"), squeezed(text).count("PRATINJAU"))
        for text in (closed, waiting, official)
    ]
    assert marks == [(1, 0), (1, 0), (0, 1)]


def test_a_draft_carries_its_mark_on_every_page(panitia: Client) -> None:
    edition = closed_edition(judges=1, contestants=40, values={n: [3] * 4 for n in range(1, 41)})

    answer = panitia.get(address(edition, "berita-acara-pleno/pratinjau.pdf"))

    text = squeezed(text_of(answer.content))
    assert text.count("DRAF") == text.count("Halaman") > 2


def test_before_closing_nobody_previews_a_paper_with_values(panitia: Client) -> None:
    answer = panitia.get(address(open_edition(), "rekapitulasi/pratinjau.pdf"))

    assert answer.status_code == 409
    assert "Surat dapat dilihat setelah penilaian ditutup." in words_of(answer)


def test_the_treasurer_sees_no_preview_before_the_approval() -> None:
    edition = closed_edition(judges=1, contestants=1)
    client = signed_in(make_user(Role.BENDAHARA))

    assert client.get(address(edition, "rekapitulasi/pratinjau.pdf")).status_code == 403
    assert "Lihat pratinjau" not in words_of(client.get(address(edition, "rekapitulasi/")))


def test_the_list_of_attendance_prints_before_anybody_judges(panitia: Client) -> None:
    edition = edition_ready(judges=1, contestants=1)

    answer = panitia.get(address(edition, "daftar-hadir/pratinjau.pdf"))

    assert answer.headers["Content-Disposition"].startswith("inline;")
    assert edition.judges.get().name in text_of(answer.content)
    assert "DRAF" not in text_of(answer.content)


@pytest.mark.parametrize("rest", ["piagam/", "umpan-balik/", "rekap/pratinjau.pdf"])
def test_a_paper_that_there_is_not_is_missing(panitia: Client, edition: Edition, rest: str) -> None:
    assert panitia.get(address(edition, rest)).status_code == 404


@pytest.mark.parametrize("form", ["docx", "exe"])
def test_a_form_that_there_is_not_is_missing(panitia: Client, edition: Edition, form: str) -> None:
    document = issued_paper(edition, DocumentKind.ATTENDANCE)

    answer = panitia.post(address(edition, f"berkas/{document.public_id}/{form}/"))

    assert answer.status_code == 404


def test_a_damaged_file_is_named_and_not_handed_out(panitia: Client, edition: Edition) -> None:
    document = issued_paper(edition)
    Path(document.pdf.path).write_bytes(b"%PDF palsu")

    answer = panitia.post(address(edition, f"berkas/{document.public_id}/pdf/"))

    assert answer.status_code == 500
    assert "tidak lagi sama dengan yang diterbitkan" in words_of(answer)


def test_papers_of_an_annulled_decision_can_still_be_downloaded(
    panitia: Client, edition: Edition
) -> None:
    document = issued_paper(edition)
    annulled(edition.decisions.get())

    page = panitia.get(f"/panitia/{edition.slug}/dokumen/")
    answer = panitia.post(address(edition, f"berkas/{document.public_id}/pdf/"))

    assert "Surat dari penetapan yang tidak berlaku lagi" in words_of(page)
    assert answer.content == document_bytes(document, "pdf")


def test_a_paper_of_another_edition_is_missing(panitia: Client, edition: Edition) -> None:
    document = issued_paper(edition)
    other = edition_ready()

    answer = panitia.post(address(other, f"berkas/{document.public_id}/pdf/"))

    assert answer.status_code == 404


@pytest.mark.parametrize("versions", [1, 3])
def test_the_page_of_a_paper_asks_the_same_queries_for_any_number_of_versions(
    edition: Edition, versions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for seen in range(versions):
        issued_paper(edition, PLENARY, reason="Salah ketik." if seen else "", seen=seen)
    client = signed_in(make_user(Role.PANITIA))
    client.get(address(edition, "berita-acara-pleno/"))

    with django_assert_num_queries(16):
        client.get(address(edition, "berita-acara-pleno/"))
