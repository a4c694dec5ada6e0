"""Write text into spreadsheets so that no program ever takes it for a formula (quality.md S12)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell import Cell, WriteOnlyCell

# What Excel and LibreOffice, and their full-width forms, take for the beginning of a formula.
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - they are
MOST_CHARACTERS = 32_767


def cell_text(text: str) -> str:
    """Return text without the characters that no spreadsheet can hold, cut where a cell ends."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))[:MOST_CHARACTERS]


def is_risky(text: str) -> bool:
    """Say whether a program might take this text for a formula."""
    return text.startswith(RISKY) or text.lstrip().startswith(RISKY)


def safe_text(text: str) -> str:
    """Return text for a CSV file: an apostrophe before what a program might compute."""
    clean = cell_text(text)
    return f"'{clean}" if is_risky(clean) else clean


def write_text(cell: Cell | WriteOnlyCell, text: str) -> None:
    """Put text into a cell as text, whatever it begins with; editing the cell keeps it text."""
    clean = cell_text(text)
    cell.value = clean
    cell.data_type = "s"
    if is_risky(clean):
        cell.quotePrefix = True


def csv_text(rows: Iterable[Sequence[str | int | None]]) -> str:
    """Return rows of a CSV file as Excel reads them in Indonesia, with semicolons."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    for row in rows:
        writer.writerow([safe_text(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def csv_bytes(rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """Return rows as a whole CSV file; its BOM lets Excel read UTF-8."""
    return csv_text(rows).encode("utf-8-sig")
