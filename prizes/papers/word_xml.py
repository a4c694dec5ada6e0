"""What python-docx has no word for: fields, rules, repeated heads, rows that stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph


def add_page_numbers(paragraph: Paragraph) -> None:
    """Add "x dari y" as fields that Word fills in."""
    _field(paragraph, "PAGE")
    paragraph.add_run(" dari ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), name)
    paragraph._p.append(element)  # noqa: SLF001 - the documented way to what has no API


def ruled_below(paragraph: Paragraph) -> None:
    """Draw the double rule below the letterhead."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "double"), ("sz", "6"), ("space", "4"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - as above


def keep_with_next(paragraph: Paragraph) -> None:
    """Leave no page break between this paragraph and the next."""
    paragraph.paragraph_format.keep_with_next = True


def repeat_as_head(row: _Row) -> None:
    """Print a row again on every page of its table."""
    _mark(row, "w:tblHeader")


def keep_whole(row: _Row) -> None:
    """Let no page break cut a row."""
    _mark(row, "w:cantSplit")


def narrow_cells(table: Table) -> None:
    """Leave next to no room beside the text of a table full of figures."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "20")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - as above


def _mark(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - as above
