"""What a spreadsheet may weigh, and what becomes of its cells."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import openpyxl
import pytest

from kube_awards.core.decoding import sheets
from kube_awards.core.decoding.unfit import Fault, Unfit


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


def test_cells_become_text_and_formulas_are_never_computed() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "KUBE"
    page.append(["nama", 31.75, 12, True, dt.datetime(2015, 3, 1, tzinfo=None), "=1+1"])  # noqa: DTZ001 - as Excel
    page.append(["tersembunyi"])
    page.row_dimensions[2].hidden = True
    page.merge_cells("A3:B3")

    (read,) = json.loads(sheets.read(saved(book)))

    assert read == {
        "name": "KUBE",
        "is_hidden": False,
        "rows": [
            ["nama", "31,75", "12", "ya", "2015-03-01", "=1+1"],
            ["tersembunyi", "", "", "", "", ""],
            ["", "", "", "", "", ""],
        ],
        "hidden": [2],
        "merged": ["A3:B3"],
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";"])
def test_a_csv_file_is_read_in_either_encoding(encoding: str, mark: str) -> None:
    data = f"nama{mark}usaha\r\nCafé{mark}kue\r\n".encode(encoding)

    (read,) = json.loads(sheets.read(data))

    assert read["rows"] == [["nama", "usaha"], ["Café", "kue"]]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\xd0\xcf\x11\xe0", Fault.OLD_EXCEL),
        (b"\x89PNG\x00", Fault.NOT_A_SHEET),
        (b"PKjunk", Fault.BROKEN_SHEET),
        (zipped({"x": b"y"}), Fault.BROKEN_SHEET),
        (zipped({str(n): b"" for n in range(201)}), Fault.TOO_MUCH_UNPACKED),
        (zipped({"a.bin": bytes(21 * 1024 * 1024)}), Fault.TOO_MUCH_UNPACKED),
        (b"\xff\xfen\x00a\x00", Fault.WIDE_TEXT),
        (b"a\n" * 5_002, Fault.TOO_MANY_ROWS),
        (b'"' + b"x" * 140_000, Fault.BROKEN_SHEET),
    ],
)
def test_what_is_no_honest_spreadsheet_is_refused(data: bytes, fault: Fault) -> None:
    with pytest.raises(Unfit) as refusal:
        sheets.read(data)

    assert refusal.value.fault == fault


def test_a_row_far_below_the_others_is_refused() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].cell(9_000, 1).value = "jauh"

    with pytest.raises(Unfit) as refusal:
        sheets.read(saved(book))

    assert refusal.value.fault == Fault.TOO_MANY_ROWS
