from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from assessments.models import Edition
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, Refused, WrongState
from prizes.models import Decision, Document, DocumentKind
from prizes.papers import paper_of
from prizes.selectors.documents import PaperDiffers, document_bytes, documents_of
from prizes.services.papers import (
    Order,
    draw_document,
    issue_document,
    keep_document,
    record_document_download,
)
from tests.factories import approved, closed_edition, edition_ready, make_user, proposed
from tests.ledger_lines import Line, written_lines
from tests.paper import text_of
from tests.prizes.ending_cases import annulled, rename, superseded
from tests.prizes.paper_cases import PLENARY, issued_paper, squeezed

pytestmark = pytest.mark.django_db
FIRST = Order(PLENARY, "", "", 0)


@pytest.fixture
def edition() -> Edition:
    """Give an edition with an approved decision."""
    return approved(proposed(closed_edition(contestants=2))).edition


def test_a_paper_keeps_number_content_bytes_and_digest(edition: Edition) -> None:
    decision = edition.decisions.get()

    document = issued_paper(edition, DocumentKind.ASSESSMENT, number="7/BA/2018")

    paper = paper_of(DocumentKind.ASSESSMENT, edition, decision, number="7/BA/2018", change="")
    pdf = document_bytes(document, "pdf")
    assert Document.objects.get() == document
    assert (document.decision, document.version, document.reason) == (decision, 1, "")
    assert json.loads(document.content) == paper.as_canonical()
    assert document.pdf_digest == hashlib.sha256(pdf).hexdigest()
    assert "Nomor: 7/BA/2018" in text_of(pdf)


def test_issuing_and_downloading_leave_a_line_each(edition: Edition) -> None:
    panitia = make_user(Role.PANITIA, full_name="Sri Panitia")

    with written_lines() as lines:
        document = issue_document(edition=edition, actor=panitia, order=FIRST)
        record_document_download(document=document, actor=panitia, form="pdf")

    facts = {"kind": "berita-acara-pleno", "version": 1}
    digests = {"pdf": document.pdf_digest, "docx": document.docx_digest}
    issued = facts | {"number": "BA-01/2018", **digests}
    assert lines == [
        Line("Sri Panitia", "document.issued", "prizes.document", None, issued),
        Line(
            "Sri Panitia", "document.downloaded", "prizes.document", None, facts | {"form": "pdf"}
        ),
    ]


def test_a_later_version_says_that_it_is_one_and_why(edition: Edition) -> None:
    first = issued_paper(edition)

    second = issued_paper(edition, reason="Nama kota salah ketik.", seen=1)

    text = text_of(document_bytes(second, "pdf"))
    assert (first.version, second.version, second.reason) == (1, 2, "Nama kota salah ketik.")
    assert "Perubahan ke-1: Nama kota salah ketik." in text
    assert "Perubahan" not in text_of(document_bytes(first, "pdf"))
    assert list(documents_of(edition, edition.decisions.get(), PLENARY)) == [second, first]


def test_a_later_version_without_a_reason_is_refused(edition: Edition) -> None:
    issued_paper(edition)

    with pytest.raises(Refused, match="Tulis alasan perubahan"):
        issued_paper(edition, seen=1)


def test_who_saw_fewer_versions_than_there_are_is_told(edition: Edition) -> None:
    issued_paper(edition)

    with pytest.raises(Conflict, match="Versi lain surat ini baru saja diterbitkan"):
        issued_paper(edition)
    assert Document.objects.count() == 1


def test_what_changed_between_drawing_and_keeping_is_a_conflict(edition: Edition) -> None:
    drawn = draw_document(edition, FIRST)
    Edition.objects.update(letterhead="Dinas Baru")

    with pytest.raises(Conflict, match="Isi surat berubah"):
        keep_document(edition=edition, actor=make_user(Role.PANITIA), drawn=drawn)
    assert not Document.objects.exists()


def test_before_the_approval_nothing_is_issued() -> None:
    edition = closed_edition(contestants=2)
    proposed(edition)

    with pytest.raises(WrongState, match="setelah hasil ditetapkan"):
        issued_paper(edition)


def test_an_annulled_decision_issues_nothing_more_and_its_papers_stay(edition: Edition) -> None:
    document = issued_paper(edition)
    annulled(edition.decisions.get())

    with pytest.raises(WrongState, match="setelah hasil ditetapkan"):
        issued_paper(edition, reason="Lagi.", seen=1)
    assert document_bytes(document, "pdf").startswith(b"%PDF")


def test_the_decision_that_takes_the_place_of_another_has_papers_of_its_own(
    edition: Edition,
) -> None:
    issued_paper(edition)

    successor = superseded(edition.decisions.get())

    document = issued_paper(edition)
    assert (document.decision, document.version) == (successor, 1)
    assert "KUBE Melati Jaya" in text_of(document_bytes(document, "pdf"))


def test_a_decision_changed_behind_the_back_of_the_services_prints_nothing(
    edition: Edition,
) -> None:
    Decision.objects.update(minutes="{}")

    with pytest.raises(Refused, match="Langkah ini dihentikan"):
        issued_paper(edition)


def test_names_of_the_register_do_not_reach_a_paper_any_more(edition: Edition) -> None:
    names = [award.name for award in edition.decisions.get().awards.all()]
    rename(edition.decisions.get(), "Nama Baru")

    text = squeezed(text_of(document_bytes(issued_paper(edition), "pdf")))

    assert [name for name in names if squeezed(name) not in text] == []
    assert "NamaBaru" not in text


def test_an_office_that_changed_its_name_leaves_issued_papers_as_they_are(
    edition: Edition,
) -> None:
    document = issued_paper(edition)
    before = document_bytes(document, "pdf")
    Edition.objects.update(letterhead="Pemerintah Daerah Khusus Jakarta\nDinas Sosial")

    later = issued_paper(edition, reason="Nama kantor berubah.", seen=1)

    assert document_bytes(Document.objects.get(pk=document.pk), "pdf") == before
    assert "Pemerintah Provinsi DKI Jakarta" in text_of(before)
    assert "Pemerintah Daerah Khusus Jakarta" in text_of(document_bytes(later, "pdf"))


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_bytes_that_are_not_what_was_issued_are_not_handed_out(edition: Edition, harm: str) -> None:
    document = issued_paper(edition)
    path = Path(document.pdf.path)
    if harm == "changed":
        path.write_bytes(b"%PDF-1.7 palsu")
    else:
        path.unlink()

    with pytest.raises(PaperDiffers):
        document_bytes(document, "pdf")


def test_a_paper_without_a_twin_has_no_bytes_of_one(edition: Edition) -> None:
    document = issued_paper(edition, DocumentKind.ATTENDANCE)

    with pytest.raises(PaperDiffers):
        document_bytes(document, "docx")


def test_a_list_of_attendance_is_issued_before_there_is_a_decision_and_after() -> None:
    edition = edition_ready()

    before = issued_paper(edition, DocumentKind.ATTENDANCE)

    assert (before.decision, before.version, before.docx.name) == (None, 1, "")


def test_the_twin_of_a_paper_is_kept_with_its_own_digest(edition: Edition) -> None:
    document = issued_paper(edition)

    docx = document_bytes(document, "docx")

    assert docx.startswith(b"PK")
    assert document.docx_digest == hashlib.sha256(docx).hexdigest()
