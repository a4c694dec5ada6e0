"""Tables of the editable twins: ruled ones with heads, and places to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Pt

from prizes.papers.word_xml import keep_whole, keep_with_next, narrow_cells, repeat_as_head

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table, _Cell, _Row

    from prizes.papers.blocks import Grid, Signatures, Signer

BLANK_NAME = "……………………………………"
ALIGNMENT = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "number": WD_ALIGN_PARAGRAPH.RIGHT,
}
FIGURES, DENSE, WORDS = Pt(9), Pt(6.5), Pt(7.5)
ROOM_TO_SIGN = Pt(42)


def unruled(word: Word, rows: int, widths: list[int]) -> Table:
    """Add a table without rules, its columns so wide in Word's units."""
    table: Table = word.add_table(rows, len(widths))
    table.autofit = False
    _set_widths(table, widths)
    return table


def write_grid(word: Word, block: Grid, room: int) -> None:
    """Add a ruled table whose heads repeat; `room` is the width between the margins."""
    table = word.add_table(0, len(block.columns), style="Table Grid")
    table.autofit = False
    widths = _widths(block, room)
    if block.look == "dense":
        narrow_cells(table)
    size = DENSE if block.look == "dense" else FIGURES
    _heads(table, block, size)
    for row in block.rows:
        cells = _row(table)
        for cell, column, text in zip(cells, block.columns, row, strict=True):
            _fill(cell, text, column.align, size)
    if block.total:
        cells = _row(table)
        _fill(cells[0].merge(cells[-2]), block.total[0], "left", size, bold=True)
        _fill(cells[-1], block.total[1], "right", size, bold=True)
    _set_widths(table, widths)


def signature_table(word: Word, block: Signatures, row: tuple[Signer, ...], room: int) -> Table:
    """Add one row of places to sign; a single one takes half the room between the margins."""
    share = room // 2 if len(block.signers) == 1 else room // len(row)
    table = unruled(word, 1, [share] * len(row))
    keep_whole(table.rows[0])
    for cell, signer in zip(table.rows[0].cells, row, strict=True):
        above = [*block.before, *signer.role.split("\n")]
        first, *others = [line for line in above if line] or [""]
        cell.paragraphs[0].text = first
        for line in others:
            cell.add_paragraph(line)
        cell.paragraphs[-1].paragraph_format.space_after = ROOM_TO_SIGN
        cell.add_paragraph().add_run(signer.name or BLANK_NAME).bold = bool(signer.name)
        if signer.detail:
            cell.add_paragraph(signer.detail)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return table


def _row(table: Table) -> tuple[_Cell, ...]:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call] # python-docx left it out
    keep_whole(row)
    return row.cells


def _heads(table: Table, block: Grid, size: Pt) -> None:
    """Write one row of heads, or two where columns are grouped; what reaches down is merged."""
    rows = [heads for heads in (block.upper, block.lower) if heads]
    lines = [_row(table) for _heads in rows]
    for row in table.rows:
        repeat_as_head(row)
    at = 0
    for head in block.upper:
        cell = lines[0][at].merge(lines[head.deep - 1][at + head.across - 1])
        _fill(cell, head.title, head.align, size, bold=True)
        at += head.across
    grouped = [at for at, each in enumerate(block.columns) if each.group or not block.upper]
    for at, head in zip(grouped, block.lower, strict=False):
        _fill(lines[-1][at], head.title, head.align, size, bold=True)


def _fill(cell: _Cell, text: str, align: str, size: Pt, *, bold: bool = False) -> None:
    first, *below = text.split("\n")
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(first)
    run.bold, run.font.size = bold, size
    for line in below:
        small = paragraph.add_run()
        small.add_break()
        small.add_text(line)
        small.font.size = min(size, WORDS)
    paragraph.alignment = ALIGNMENT[align]
    if bold:
        keep_with_next(paragraph)


def _set_widths(table: Table, widths: list[int]) -> None:
    """Set the widths of the columns, which LibreOffice reads, and of cells, which Word reads."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Length(width)
    for line in table.rows:
        if len({id(cell._tc) for cell in line.cells}) == len(widths):  # noqa: SLF001 - none merged
            for cell, width in zip(line.cells, widths, strict=True):
                cell.width = Length(width)


def _widths(block: Grid, room: int) -> list[int]:
    """Share the room by percent; columns without a share take equal parts of what is left."""
    fixed = sum(column.width for column in block.columns)
    free = sum(not column.width for column in block.columns)
    rest = max(100 - fixed, 0) / free if free else 0
    return [int(room * (column.width or rest) / 100) for column in block.columns]
