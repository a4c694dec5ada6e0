"""Read an .xlsx or .csv file into plain text cells."""

from __future__ import annotations

import csv
import io
import json
from itertools import islice
from typing import TYPE_CHECKING

from kube_awards.core.decoding.cells import MAXIMUM_COLUMNS, MAXIMUM_ROWS
from kube_awards.core.decoding.unfit import Fault, Unfit
from kube_awards.core.decoding.workbooks import read_workbook

if TYPE_CHECKING:
    from kube_awards.core.decoding.cells import Sheet

OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # .xls, and an .xlsx behind a password
WIDE = (b"\xff\xfe", b"\xfe\xff")  # how "Unicode text" of Excel begins


def read(data: bytes) -> bytes:
    """Return the sheets as JSON: name, rows of text, hidden rows, merged cells; raise Unfit."""
    if data.startswith(OLD_EXCEL):
        raise Unfit(Fault.OLD_EXCEL)
    sheets = read_workbook(data) if data.startswith(b"PK") else [_csv(data)]
    return json.dumps(sheets).encode()


def _csv(data: bytes) -> Sheet:
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = list(islice(lines, MAXIMUM_ROWS + 2))
    except csv.Error as error:
        raise Unfit(Fault.BROKEN_SHEET) from error
    if len(rows) > MAXIMUM_ROWS + 1 or max(map(len, rows), default=0) > MAXIMUM_COLUMNS:
        raise Unfit(Fault.TOO_MANY_ROWS)
    return {"name": "", "is_hidden": False, "rows": rows, "hidden": [], "merged": []}


def _decoded(data: bytes) -> str:
    """Return text of UTF-8, or of the older encoding that Excel still writes."""
    if b"\x00" in data:
        raise Unfit(Fault.WIDE_TEXT if data.startswith(WIDE) else Fault.NOT_A_SHEET)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
