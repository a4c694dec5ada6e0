"""The editable twin of a paper: the same blocks as Word, so that the numbers are the same."""

from __future__ import annotations

import io
from functools import singledispatch
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from prizes.papers.blocks import Clause, Grid, NewPage, Points, Signatures, Text
from prizes.papers.logo import as_png
from prizes.papers.word_tables import signature_table, unruled, write_grid
from prizes.papers.word_xml import add_page_numbers, keep_with_next, ruled_below

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

    from prizes.papers.blocks import Block, Paper

SIZES = {"A4": (210, 297), "F4": (215, 330)}
FONT, SIZE, SMALL = "Arial", Pt(10), Pt(8)
LETTERHEAD = (Pt(12), Pt(15), Pt(9))
LOGO = Mm(15)
MARGIN, NARROW = Mm(20), Mm(13)
AFTER, GAP = Pt(6), Pt(4)
WORD_WIDTH, MARK_WIDTH = Mm(36), Mm(8)


def paper_docx(paper: Paper) -> bytes:
    """Return a paper as DOCX; what it says is what the PDF says."""
    word = Document()
    _lay_out(word, paper)
    _head(word, paper)
    for block in paper.blocks:
        write(block, word)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


@singledispatch
def write(block: Block, _word: Word) -> None:
    """Add a block to the end of the text."""
    raise TypeError(type(block).__name__)


@write.register(Text)
def _text(block: Text, word: Word) -> None:
    paragraph = _paragraph(word, block.text, bold=block.look == "strong")
    if block.look in {"centre", "strong"}:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if block.look == "small":
        paragraph.runs[0].font.size = SMALL
    if block.look in {"close", "strong"}:
        keep_with_next(paragraph)


@write.register(Points)
def _points(block: Points, word: Word) -> None:
    if len(block.items) == 1:
        _paragraph(word, block.items[0])
        return
    for at, item in enumerate(block.items, start=1):
        paragraph = _paragraph(word, f"{at}.\t{item}")
        paragraph.paragraph_format.left_indent = MARK_WIDTH
        paragraph.paragraph_format.first_line_indent = -MARK_WIDTH


@write.register(Clause)
def _clause(block: Clause, word: Word) -> None:
    widths = [WORD_WIDTH, MARK_WIDTH, _room(word) - WORD_WIDTH - MARK_WIDTH]
    table = unruled(word, len(block.lines), widths)
    for at, (sign, sentence) in enumerate(block.lines):
        head = f"{block.word}\t:" if not at else ""
        cells = table.rows[at].cells
        for cell, text in zip(cells, (head, sign, sentence), strict=True):
            cell.text = text
        tabs = cells[0].paragraphs[0].paragraph_format.tab_stops
        tabs.add_tab_stop(Length(WORD_WIDTH - Mm(6)))
    _gap(word)


@write.register(Grid)
def _grid(block: Grid, word: Word) -> None:
    if block.caption:
        keep_with_next(_paragraph(word, block.caption, bold=True))
    write_grid(word, block, _room(word))
    _gap(word)


@write.register(Signatures)
def _signatures(block: Signatures, word: Word) -> None:
    if block.closing:
        keep_with_next(_paragraph(word, block.closing))
    for row in block.rows:
        table = signature_table(word, block, row, _room(word))
        table.alignment = WD_TABLE_ALIGNMENT.RIGHT if len(block.signers) == 1 else None
        _gap(word)


@write.register(NewPage)
def _new_page(_block: NewPage, word: Word) -> None:
    word.add_page_break()  # type: ignore[no-untyped-call] # python-docx left it out


def _lay_out(word: Word, paper: Paper) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, SIZE
    normal.paragraph_format.space_after = Pt(0)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    section = word.sections[0]
    short, tall = (Mm(side) for side in SIZES[paper.letterhead.paper])
    section.page_width, section.page_height = (tall, short) if paper.is_landscape else (short, tall)
    if paper.is_landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    side = NARROW if paper.is_landscape else MARGIN
    section.left_margin = section.right_margin = side
    section.top_margin = section.bottom_margin = Mm(17)
    foot = section.footer.paragraphs[0]
    foot.text = f"{paper.footer}  –  Halaman "
    add_page_numbers(foot)
    for run in foot.runs:
        run.font.size = SMALL
    word.core_properties.title = paper.name
    word.core_properties.language = "id-ID"
    word.core_properties.author = ""


def _head(word: Word, paper: Paper) -> None:
    if paper.letterhead.is_sample:
        _centred(word, "CONTOH – bukan dokumen resmi", size=SMALL)
    if paper.letterhead.logo:
        _logo(word, paper.letterhead.logo)
    _letterhead(word, paper.letterhead.lines)
    for line in paper.title:
        _centred(word, line, size=Pt(11.5), bold=True)
    for line in (paper.number, paper.change):
        if line:
            _centred(word, line).paragraph_format.space_after = AFTER


def _letterhead(word: Word, lines: tuple[str, ...]) -> None:
    for at, line in enumerate(lines):
        size = LETTERHEAD[min(at, len(LETTERHEAD) - 1)]
        paragraph = _centred(word, line, size=size, bold=at == 1)
        if at == len(lines) - 1:
            ruled_below(paragraph)


def _logo(word: Word, logo: bytes) -> None:
    """Put the logo above the letterhead."""
    paragraph = word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run().add_picture(io.BytesIO(as_png(logo)), height=LOGO)


def _centred(word: Word, text: str, *, size: Pt = SIZE, bold: bool = False) -> Paragraph:
    paragraph = _paragraph(word, text, bold=bold)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.runs[0].font.size = size
    return paragraph


def _paragraph(word: Word, text: str, *, bold: bool = False) -> Paragraph:
    paragraph = word.add_paragraph()
    paragraph.add_run(text).bold = bold
    paragraph.paragraph_format.space_after = AFTER
    return paragraph


def _gap(word: Word) -> None:
    """Part a table from what follows: two tables in a row would become one."""
    paragraph = _paragraph(word, "")
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.runs[0].font.size = GAP


def _room(word: Word) -> int:
    """Return the width between the margins, in Word's units."""
    section = word.sections[0]
    return int(section.page_width or 0) - 2 * int(section.left_margin or 0)
