"""The addresses of the office papers beside certificates."""

from __future__ import annotations

from prizes.models import Certificate, Document, Payment
from tests.security.rungs import EDITION, SEE_VALUES, Rung

LETTER = EDITION + "dokumen/surat/"
NO_CODE = "0" * 16
PLENARY = LETTER + "berita-acara-pleno/"

DOCUMENTS = [
    Rung("prizes:paper", PLENARY, "approved", SEE_VALUES, get=200),
    Rung("prizes:preview_paper", PLENARY + "pratinjau.pdf", "approved", SEE_VALUES, get=200),
    Rung(
        "prizes:issue_paper",
        PLENARY + "terbitkan/",
        "approved",
        ("panitia",),
        post=302,
        body={"nomor": "1/BA/2018", "versi": "0"},
    ),
    Rung(
        "prizes:download_paper", LETTER + "berkas/{document}/pdf/", "issued", SEE_VALUES, post=200
    ),
]


def document_facts() -> dict[str, object]:
    """Return what the addresses of papers, payments and certificates hold."""
    certificate, document = Certificate.objects.first(), Document.objects.first()
    payment = Payment.objects.first()
    return {
        "code": certificate.code if certificate else NO_CODE,
        "document": document.public_id if document else NO_CODE,
        "payment": payment.public_id if payment else NO_CODE,
    }
