"""The check of PDF files itself, in the process of the tests."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Object, Pdf

from kube_awards.core.decoding.pdfs import checked
from kube_awards.core.decoding.unfit import Fault, Unfit
from tests.uploads import document, photo

SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
PROGRAM = "<< /S /Launch /F (cmd.exe) >>"
# What stands in the catalogue or on the first page, by its key.
IN_CATALOGUE = {
    "script on opening": ("/OpenAction", SCRIPT),
    "script in other letters": ("/OpenAction", "<< /S /J#61vaScript /J#53 (a) >>"),
    "named script": ("/Names", f"<< /JavaScript << /Names [(a) {SCRIPT}] >> >>"),
    "script where no page leads": ("/PieceInfo", f"[[<< /A {SCRIPT} >>]]"),
    "program on opening": ("/OpenAction", PROGRAM),
    "form in xml": ("/AcroForm", "<< /XFA [] >>"),
    "attached file": ("/Names", "<< /EmbeddedFiles << /Names [] >> >>"),
}
ON_PAGE = {
    "program of a page": ("/AA", f"<< /O {PROGRAM} >>"),
    "script of a link": ("/Annots", f"[<< /Subtype /Link /A {SCRIPT} >>]"),
    "form that is sent away": ("/Annots", "[<< /A << /S /SubmitForm /F (http://x) >> >>]"),
    "attached to a page": ("/Annots", "[<< /Subtype /FileAttachment >>]"),
    "film": ("/Annots", "[<< /Subtype /RichMedia >>]"),
}


def with_key(key: str, text: str, *, on_page: bool) -> bytes:
    """Return a document that holds a PDF object, written as text, under key."""

    def change(pdf: Pdf) -> None:
        holder = pdf.pages[0].obj if on_page else pdf.Root
        holder[key] = pdf.make_indirect(Object.parse(text.encode()))

    return document(2, change)


ACTIVE = {name: with_key(*what, on_page=False) for name, what in IN_CATALOGUE.items()} | {
    name: with_key(*what, on_page=True) for name, what in ON_PAGE.items()
}


@pytest.mark.parametrize("name", ACTIVE)
def test_a_pdf_that_acts_or_carries_files_is_refused(name: str) -> None:
    with pytest.raises(Unfit) as refusal:
        checked(ACTIVE[name])

    assert refusal.value.fault == Fault.ACTIVE_PDF


BAD = {
    "renamed photo": (photo(), Fault.NOT_A_PDF),
    "text": (b"Bukan PDF", Fault.NOT_A_PDF),
    "only the first line": (b"%PDF-1.7\n", Fault.BROKEN_PDF),
    "cut off": (document(3)[:-60], Fault.BROKEN_PDF),
    "no page": (document(0), Fault.BROKEN_PDF),
    "51 pages": (document(51), Fault.TOO_MANY_PAGES),
    "password": (document(encryption=pikepdf.Encryption(owner="a", user="b")), Fault.LOCKED_PDF),
    "no copying": (document(encryption=pikepdf.Encryption(owner="a", user="")), Fault.LOCKED_PDF),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_pdf_is_refused_by_what_is_in_it(name: str) -> None:
    data, fault = BAD[name]

    with pytest.raises(Unfit) as refusal:
        checked(data)

    assert refusal.value.fault == fault


def test_a_pdf_is_written_anew_with_all_its_pages_and_nothing_behind_them() -> None:
    made = checked(document(50) + b"<script>1</script>")

    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.pages) == 50
    assert b"<script>" not in made
    assert made == checked(document(50))


@pytest.mark.parametrize(
    ("key", "text", "on_page"),
    [("/OpenAction", "[0 /Fit]", False), ("/AA", "<< /O << /S /Named /N /NextPage >> >>", True)],
)
def test_what_happens_on_opening_is_left_to_the_reader(key: str, text: str, on_page: bool) -> None:
    data = with_key(key, text, on_page=on_page)

    made = checked(data)

    assert [key.encode() in file for file in (data, made)] == [True, False]


def test_a_link_to_a_page_of_the_web_stays() -> None:
    link = "[<< /Subtype /Link /A << /S /URI /URI (https://contoh.id) >> >>]"

    assert b"https://contoh.id" in checked(with_key("/Annots", link, on_page=True))
