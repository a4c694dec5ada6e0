"""A workbook of the office: every sheet says what it is worth, every text is text.

The texts are Indonesian as on all papers of the office, whatever language the page was read in.
"""

from __future__ import annotations

import io
from copy import copy
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from kube_awards.core.formats import fingerprint
from kube_awards.core.spreadsheets import cell_text, write_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from assessments.models import Edition
    from prizes.models import Decision

PLAIN, BOLD, HEAD, NOTE, TEXT, MONEY = "plain", "bold", "head", "note", "text", "money"
LINE, MOST_LINES = 15, 8  # height of a line in points, and how many a row may have
A4 = 9  # as Excel numbers papers
_THIN = Side(style="thin", color="A7B0BA")
_FILL = PatternFill("solid", start_color="E6F0F9")
_FONTS = {
    PLAIN: Font(name="Calibri", size=11),
    TEXT: Font(name="Calibri", size=11),
    MONEY: Font(name="Calibri", size=11),
    BOLD: Font(name="Calibri", size=11, bold=True),
    HEAD: Font(name="Calibri", size=11, bold=True),
    NOTE: Font(name="Calibri", size=11, italic=True, color="8A1C26"),
}
_WRAP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Formula:
    """What the spreadsheet computes: ours alone, never made of what somebody typed."""

    text: str
    places: int | None = 2


@dataclass(frozen=True)
class Styled:
    """A value or text with a look of its own; `places` are the decimals that are shown."""

    value: str | float | None
    look: str = PLAIN
    places: int | None = None


if TYPE_CHECKING:
    Value: TypeAlias = str | int | float | Formula | Styled | None


def standing_of_numbers(decision: Decision | None) -> str:
    """Say what the numbers of a file are worth: DRAF, or which decision they are."""
    if decision and decision.is_approved:
        return (
            f"DITETAPKAN – penetapan nomor {decision.number},"
            f" sidik data {fingerprint(decision.digest)}"
        )
    return "DRAF – belum ditetapkan, tidak untuk dikutip"


def letter(column: int) -> str:
    """Return the name of a column, counted from 1."""
    return str(get_column_letter(column))


class Book:
    """A workbook that is written row by row."""

    def __init__(self, edition: Edition, decision: Decision | None) -> None:
        """Keep what stands on every sheet."""
        self.edition = edition
        self.standing = standing_of_numbers(decision)
        self._workbook = Workbook(write_only=True)

    def sheet(
        self, title: str, widths: Sequence[float], *, freeze: str = "", repeat: str = ""
    ) -> Page:
        """Begin a sheet; `freeze` is the first cell that scrolls, `repeat` rows on all pages."""
        worksheet = self._workbook.create_sheet(title)
        for at, width in enumerate(widths, start=1):
            worksheet.column_dimensions[letter(at)].width = width
        if freeze:
            worksheet.freeze_panes = freeze
        if repeat:
            worksheet.print_title_rows = repeat
        worksheet.page_setup.orientation = "landscape"
        worksheet.page_setup.paperSize = A4
        worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        # "&" begins a code in headers and footers.
        standing, about = (each.replace("&", "&&") for each in (self.standing, self.edition.title))
        worksheet.oddHeader.left.text = cell_text(f"{about} {self.edition.year}")
        worksheet.oddHeader.right.text = standing
        worksheet.oddFooter.left.text = title
        worksheet.oddFooter.center.text = standing
        worksheet.oddFooter.right.text = "Halaman &P dari &N"
        page = Page(worksheet, title, widths)
        page.row(Styled(self.standing, NOTE))
        return page

    def content(self) -> bytes:
        """Return the finished file."""
        out = io.BytesIO()
        self._workbook.save(out)
        return out.getvalue()


class Page:
    """A sheet that is being written; `at` is the number of the last row."""

    def __init__(self, worksheet: WriteOnlyWorksheet, title: str, widths: Sequence[float]) -> None:
        """Keep the worksheet and how wide its columns are."""
        self._worksheet = worksheet
        self._widths = widths
        self.title = title
        self.at = 0
        self._looks: dict[tuple[str, int | None], StyleArray] = {}

    def row(self, *values: Value, look: str = PLAIN) -> int:
        """Write the next row and return its number."""
        self.at += 1
        if look in {HEAD, TEXT}:
            self._worksheet.row_dimensions[self.at].height = LINE * self._lines(values)
        self._worksheet.append([self._cell(value, look) for value in values])
        return self.at

    def _lines(self, values: Sequence[Value]) -> int:
        """Return how many lines the wrapped texts of a row need; not every program finds out."""
        lines = [
            ceil(1.15 * len(value) / width)
            for value, width in zip(values, self._widths, strict=False)
            if isinstance(value, str)
        ]
        return min(MOST_LINES, max(lines, default=1))

    def _cell(self, value: Value, look: str) -> WriteOnlyCell | float | None:
        places = None
        if isinstance(value, Styled):
            look, places, value = value.look, value.places, value.value
        elif isinstance(value, Formula):
            places = value.places
        if look == PLAIN and places is None and (value is None or isinstance(value, int | float)):
            return value
        cell = WriteOnlyCell(self._worksheet)
        if isinstance(value, str):
            write_text(cell, value)
        else:
            cell.value = value.text if isinstance(value, Formula) else value
        self._dress(cell, look, places)
        return cell

    def _dress(self, cell: WriteOnlyCell, look: str, places: int | None) -> None:
        """Give the cell its look; each look is made once, copies of it are cheap."""
        if (look, places) == (PLAIN, None):
            return
        if (look, places) not in self._looks:
            self._looks[look, places] = _new_look(cell, look, places)
        quoted = cell.quotePrefix
        cell._style = copy(self._looks[look, places])  # noqa: SLF001 - no public way to copy
        if quoted:
            cell.quotePrefix = True


def _new_look(cell: WriteOnlyCell, look: str, places: int | None) -> StyleArray:
    """Dress a cell and return its style, for all others of this look."""
    quoted = cell.quotePrefix
    cell.quotePrefix = False
    cell.font = _FONTS[look]
    if look == HEAD:
        cell.fill, cell.border = _FILL, Border(bottom=_THIN)
    if look in {HEAD, TEXT}:
        cell.alignment = _WRAP
    if look == MONEY:
        cell.number_format = "#,##0"
    elif places is not None:
        cell.number_format = f"0.{'0' * places}" if places else "0"
    style = copy(cell._style)  # noqa: SLF001 - as above
    cell.quotePrefix = quoted
    return style
