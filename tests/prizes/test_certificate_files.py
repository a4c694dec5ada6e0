"""The files themselves: the same on every machine, sound, archival, and small together."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from kube_awards.core.pdf import PdfError
from prizes.documents import CertificateContent, merge_for_print, render_certificates
from prizes.documents.printing import CHUNK
from tests.paper import codes_of, page_sizes_of, text_of
from tests.prizes.certificate_cases import make_content, make_pendamping_content

DIGESTS = """
import hashlib, tests.environment, django
django.setup()
from tests.prizes.test_certificate_files import several
from prizes.documents import render_certificates
print(*(hashlib.sha256(pdf).hexdigest() for pdf in render_certificates(several(4))))
"""


def several(count: int) -> list[CertificateContent]:
    """Return papers of two kinds in turn, no two alike."""
    makers = (make_content, make_pendamping_content)
    return [
        makers[index % 2](
            recipient=f"KUBE Melati {index:03}",
            code=f"19HS-RQPN-F5VH-6{index:03}",
            check_url=f"https://penilaian.example/cek/19HSRQPNF5VH6{index:03}/",
        )
        for index in range(count)
    ]


@pytest.fixture(scope="module")
def many() -> list[bytes]:
    """Print more than one chunk of one kind, with another kind between."""
    return render_certificates(several(2 * CHUNK + 6))


def test_papers_of_two_kinds_come_back_in_the_order_asked_for(many: list[bytes]) -> None:
    assert len(many) == 2 * CHUNK + 6
    for at in (0, 1, CHUNK, 2 * CHUNK + 1, 2 * CHUNK + 5):
        assert page_sizes_of(many[at]) == [((297, 210), (330, 215))[at % 2]]
        assert f"KUBE Melati {at:03}" in text_of(many[at])


def test_every_paper_carries_its_own_code(many: list[bytes]) -> None:
    for at in (0, 1, 2 * CHUNK + 4):
        assert codes_of(many[at], 72) == [f"https://penilaian.example/cek/19HSRQPNF5VH6{at:03}/"]


def test_the_print_file_has_a_page_for_each_and_holds_every_shared_thing_once(
    many: list[bytes],
) -> None:
    merged = merge_for_print(many)

    with pikepdf.open(BytesIO(merged)) as pdf:
        stamps = {page.Resources.XObject.Stamp.objgen for page in pdf.pages}
        assert (len(pdf.pages), len(stamps)) == (len(many), 2)
    assert len(merged) / len(many) <= 5 * 1024


def test_a_file_of_other_than_one_page_does_not_reach_the_printer(many: list[bytes]) -> None:
    with pytest.raises(PdfError, match="tidak berisi tepat satu halaman"):
        merge_for_print([merge_for_print(many[:2])])


@pytest.mark.parametrize("seed", ["0", "1979"])
def test_the_same_papers_are_the_same_bytes_in_another_process(seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", DIGESTS],
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )

    here = [hashlib.sha256(pdf).hexdigest() for pdf in render_certificates(several(4))]
    assert done.stdout.split() == here


def test_a_paper_is_sound_and_declares_itself_archival(many: list[bytes]) -> None:
    with pikepdf.open(BytesIO(many[0])) as pdf:
        assert pdf.check_pdf_syntax() == []  # what `qpdf --check` says
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert 'pdfaid:part="2" pdfaid:conformance="B"' in metadata
        assert str(pdf.docinfo.Title) == "Piagam Penghargaan – KUBE Melati 000"
        assert str(pdf.docinfo.Title) in metadata
        assert [str(intent.S) for intent in pdf.Root.OutputIntents] == ["/GTS_PDFA1"]


def test_a_hostile_name_stays_a_text_in_the_metadata_too() -> None:
    (pdf,) = render_certificates([make_content(recipient="</rdf:li><x a='1'> & Mitra")])

    with pikepdf.open(BytesIO(pdf)) as file, file.open_metadata() as metadata:
        assert metadata["dc:title"] == "Piagam Penghargaan – </rdf:li><x a='1'> & Mitra"


def test_a_logo_of_another_kind_is_refused() -> None:
    with pytest.raises(PdfError, match="Logo piagam bukan gambar PNG atau WebP"):
        render_certificates([make_content(logo=b"<svg/>")])
