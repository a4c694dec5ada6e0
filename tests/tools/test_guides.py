"""The guides speak the words of the pages, and the printed one is what the text says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tools.guides import DOCS, GUIDES, page_of, printed

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates"
HELP = [TEMPLATES / "console" / "help.html", *TEMPLATES.glob("console/includes/help_*.html")]
JUDGES, STAFF = GUIDES
QUOTED = re.compile("“([^”]+)”")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
APPS = ("assessments", "groups", "kube_awards", "prizes")
#: Where the words of the screen stand: pages, and sentences in Python.
SOURCES = [
    *(path for path in TEMPLATES.rglob("*.html") if path not in HELP),
    *(
        path
        for app in ("assessments", "groups", "kube_awards", "prizes")
        for path in ROOT.glob(f"{app}/**/*.py")
    ),
]
MOST_KILOBYTES = 60


def on_one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())


def unknown_words(path: Path) -> list[str]:
    """Return what a text quotes and no page says; an ellipsis stands for a name or a time."""
    said = on_one_line(" ".join(source.read_text(encoding="utf-8") for source in SOURCES))
    quoted = QUOTED.findall(on_one_line(path.read_text(encoding="utf-8")))
    return [words for words in quoted if words.rstrip(" …") not in said]


@pytest.mark.parametrize("path", [*GUIDES, *HELP], ids=lambda path: path.stem)
def test_every_word_in_quotation_marks_is_on_a_page(path: Path) -> None:
    assert unknown_words(path) == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_picture_is_there_small_and_described(path: Path) -> None:
    pictures = PICTURE.findall(path.read_text(encoding="utf-8"))

    assert len(pictures) >= 6
    assert [words for words, _address in pictures if len(words) < 20] == []
    for _words, address in pictures:
        assert (DOCS / address).stat().st_size <= MOST_KILOBYTES * 1024


def test_no_picture_of_the_guides_is_left_over() -> None:
    shown = {address for path in GUIDES for _words, address in PICTURE.findall(path.read_text())}

    assert {f"pictures/{path.name}" for path in DOCS.glob("pictures/panduan-*")} == shown


def test_every_guide_of_the_folder_is_printed() -> None:
    assert sorted(DOCS.glob("panduan-*.md")) == sorted(GUIDES)


@pytest.mark.parametrize(("guide", "steps"), [(JUDGES, 6), (STAFF, 18)])
def test_every_numbered_heading_is_a_step(guide: Path, steps: int) -> None:
    assert page_of(guide).count('class="step"') == steps


@pytest.mark.parametrize(
    ("guide", "pages", "title"), [(JUDGES, 1, "Panduan juri"), (STAFF, 3, "Panduan panitia")]
)
def test_a_printed_guide_is_tagged_a4_in_indonesian(guide: Path, pages: int, title: str) -> None:
    pdf = guide.with_suffix(".pdf")
    reader = PdfReader(pdf)
    catalogue = reader.root_object

    assert pdf.stat().st_size <= pages * 360 * 1024
    assert [[round(side) for side in page.mediabox[2:]] for page in reader.pages] == [
        [595, 842]
    ] * pages
    assert f"{catalogue['/Lang']} {catalogue['/MarkInfo']}" == "id {'/Marked': True}"
    assert reader.metadata is not None
    assert reader.metadata.title == title


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_printed_guide_is_what_the_text_says_now(guide: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    again.write_bytes(printed(guide))

    assert text_of(guide.with_suffix(".pdf")) == text_of(again)


def text_of(path: Path) -> str:
    """Return the words of a PDF."""
    return on_one_line(" ".join(page.extract_text() for page in PdfReader(path).pages))
