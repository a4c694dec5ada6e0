"""Read an .xlsx or .csv file into plain text cells, counting before anything is unpacked."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from typing import TYPE_CHECKING

from kube_awards.core.decoding.unfit import Fault, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

MAXIMUM_ENTRIES = 200
MAXIMUM_UNPACKED = 20 * 1024 * 1024
MAXIMUM_ROWS = 5_000
MAXIMUM_CELLS = 100_000
MAXIMUM_COLUMNS = 100
CHUNK = 256 * 1024
OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, and an .xlsx behind a password
SPELLED_DATE = "%Y-%m-%d"

Sheet = dict[str, object]


def read(data: bytes) -> bytes:
    """Return the sheets as JSON: name, rows of text, hidden rows, merged cells; raise Unfit."""
    if data.startswith(OLD_EXCEL):
        raise Unfit(Fault.OLD_EXCEL)
    sheets = _workbook(data) if data.startswith(b"PK") else [_csv(data)]
    return json.dumps(sheets).encode()


def _workbook(data: bytes) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _count(packed)
        import openpyxl  # noqa: PLC0415 - half a second that most refusals need not wait for

        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
        return [_sheet(each) for each in book.worksheets]
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError,
            AttributeError, IndexError, SyntaxError, OSError, EOFError,
            NotImplementedError) as error:  # fmt: skip
        raise Unfit(Fault.BROKEN_SHEET) from error


def _count(packed: zipfile.ZipFile) -> None:
    """Count entries, bytes, rows and cells while reading; what the directory claims is not asked.

    Entities and declarations have no place in a workbook: one that has them is refused unparsed.
    """
    if len(packed.infolist()) > MAXIMUM_ENTRIES:
        raise Unfit(Fault.TOO_MUCH_UNPACKED)
    total = 0
    for entry in packed.infolist():
        rows = cells = 0
        for chunk in _chunks(packed, entry):
            total += len(chunk)
            if total > MAXIMUM_UNPACKED:
                raise Unfit(Fault.TOO_MUCH_UNPACKED)
            if entry.filename.endswith((".xml", ".rels")):
                rows, cells = rows + chunk.count(b"<row"), cells + chunk.count(b"<c ")
                _refuse(chunk, rows, cells)


def _chunks(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with packed.open(entry) as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _refuse(chunk: bytes, rows: int, cells: int) -> None:
    if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk or b"\x00" in chunk:
        raise Unfit(Fault.BROKEN_SHEET)
    if rows > MAXIMUM_ROWS + 1 or cells > MAXIMUM_CELLS:
        raise Unfit(Fault.TOO_MANY_ROWS)


def _sheet(sheet: Worksheet) -> Sheet:
    if sheet.max_row > MAXIMUM_ROWS + 1 or sheet.max_column > MAXIMUM_COLUMNS:
        raise Unfit(Fault.TOO_MANY_ROWS)
    rows = [[_text(cell.value) for cell in row] for row in sheet.iter_rows()]
    hidden = [number for number, kept in sheet.row_dimensions.items() if kept.hidden]
    return {
        "name": sheet.title,
        "is_hidden": sheet.sheet_state != "visible",
        "rows": rows,
        "hidden": [number for number in hidden if number <= len(rows)],
        "merged": [str(each) for each in sheet.merged_cells.ranges],
    }


def _text(value: object) -> str:
    """Return a cell as a person reads it; a formula stays its own text and is never computed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, dt.date):
        return value.strftime(SPELLED_DATE)
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)


def _csv(data: bytes) -> Sheet:
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Unfit(Fault.BROKEN_SHEET) from error
    if len(rows) > MAXIMUM_ROWS + 1 or max(map(len, rows), default=0) > MAXIMUM_COLUMNS:
        raise Unfit(Fault.TOO_MANY_ROWS)
    return {"name": "", "is_hidden": False, "rows": rows, "hidden": [], "merged": []}


def _decoded(data: bytes) -> str:
    """Return text of UTF-8, or of the older encoding that Excel still writes."""
    if b"\x00" in data:
        raise Unfit(Fault.NOT_A_SHEET)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
