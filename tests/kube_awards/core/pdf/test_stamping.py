from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from kube_awards.core.pdf import PdfError, StampedPage, print_on_stamp, render_pdf
from kube_awards.core.pdf.stamping import as_stamp, require_texts
from tests.paper import text_of

STYLE = "<title>Kertas</title><style>body { font-family: EB Garamond; font-weight: 600 }</style>"
TWO = f"{STYLE}<p>Satu<p style='break-before: page'>Dua"
PAGES = [StampedPage("Kertas 1", ("Satu",), b"q Q"), StampedPage("Kertas 2", ("Dua",), b"q Q")]


def test_each_page_becomes_a_file_on_the_same_stamp() -> None:
    files = print_on_stamp(f"{STYLE}<h1>Kop", TWO, PAGES, stylesheets=[])

    assert [text_of(file).split() for file in files] == [["Kop", "Satu"], ["Kop", "Dua"]]
    for file, own in zip(files, PAGES, strict=True):
        with pikepdf.open(BytesIO(file)) as pdf:
            content = pdf.pages[0].Contents.read_bytes()
            assert str(pdf.docinfo.Title) == own.title
        assert content.startswith(b"/Artifact BMC\nq /Stamp Do Q\nEMC\nq\n")
        assert content.endswith(b"\nQ\nq Q")


def test_a_stamp_is_one_deflated_form() -> None:
    stamp = as_stamp(render_pdf(f"{STYLE}<h1>Kop", stylesheets=[]))

    with pikepdf.open(BytesIO(stamp)) as pdf:
        form = pdf.Root.Stamp
        assert (str(form.Subtype), str(form.Filter)) == ("/Form", "/FlateDecode")


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        (("Satu", "Tiga"), "Dua"),
        (("Satu",), "1 ≠ 2"),
        (("Satu", "Dua", "Dua"), "3 ≠ 2"),
    ],
    ids=["another text", "a page too few", "a page too many"],
)
def test_a_page_without_its_text_stops_them_all(printed: tuple[str, ...], reason: str) -> None:
    with pytest.raises(PdfError) as refusal:
        require_texts(printed, PAGES)

    assert str(refusal.value) == f"Dokumen tidak dapat dicetak dengan utuh: {reason}"


def test_a_line_may_be_broken_anywhere() -> None:
    require_texts(("Satu", "DuaTiga"), [PAGES[0], StampedPage("Kertas 2", ("Dua Tiga",), b"")])
