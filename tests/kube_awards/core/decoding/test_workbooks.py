"""A workbook is read as a person sees it, and costs little whatever stands in it."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import openpyxl
import pytest

from benchmarks.bad_sheets import SHEET, STYLES, changed, repeating, sharing, workbook
from kube_awards.core.decoding import sheets
from kube_awards.core.decoding.unfit import Fault, Unfit


def rows_of(data: bytes) -> list[list[str]]:
    rows: list[list[str]] = json.loads(sheets.read(data))[0]["rows"]
    return rows


def fault_of(data: bytes) -> Fault:
    with pytest.raises(Unfit) as refusal:
        sheets.read(data)
    return refusal.value.fault


def shown(value: object, code: str, *, is_later: bool = False) -> str:
    """Return how a cell is read that holds a value in a format of its own."""
    book = openpyxl.Workbook()
    if is_later:
        book.epoch = dt.datetime(1904, 1, 1)  # noqa: DTZ001 - as Excel
    cell = book.worksheets[0].cell(1, 1)
    cell.value, cell.number_format = value, code
    out = io.BytesIO()
    book.save(out)
    return rows_of(out.getvalue())[0][0]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (42_064, "dd/mm/yyyy", "2015-03-01"),
        (42_064, "mm-dd-yy", "2015-03-01"),
        (1, "d mmm yyyy", "1900-01-01"),
        (0.5, "hh:mm", "12:00:00"),
        (2_015, "General", "2015"),
        (1_500_000, '"Rp" #,##0', "1500000"),
        (12, '[Red]0 "hari"', "12"),
        (9e9, "yyyy", "9000000000"),
        (0.1 + 0.2, "0.00", "0,3"),
        (31.75, "0.00", "31,75"),
        (0.3, "0%", "30%"),
        (0.07, "0%", "7%"),
        (0.125, "0.00%", "12,5%"),
        (1, '[Red]0.0" dari"%', "100%"),
        (30, '0"%"', "30"),
        (False, "General", "tidak"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(value: object, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_workbook_of_the_calendar_of_1904_says_the_same_day() -> None:
    assert shown(dt.date(2015, 3, 1), "yyyy-mm-dd", is_later=True) == "2015-03-01"


def test_text_in_runs_is_whole_and_its_reading_is_left_out() -> None:
    runs = b"<si><r><t>Me</t></r><r><t>lati</t></r><rPh><t>x</t></rPh></si>"
    data = sharing(b"<si/>" + runs, b'<row><c t="s"><v>1</v></c></row>')

    assert rows_of(data) == [["Melati"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (b'<c r="A1" t="inlineStr"><is><t>satu</t></is></c>', "satu"),
        (b'<c t="d"><v>2015-03-01T00:00:00</v></c>', "2015-03-01"),
        (b'<c r="A1" t="str"><f>A2</f><v>dua</v></c>', "=A2"),
        (b'<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        (b'<c r="A1"/>', ""),
    ],
)
def test_every_sort_of_cell_is_read(cell: bytes, text: str) -> None:
    data = changed(workbook([[1]]), SHEET, b'<c r="A1" t="n"><v>1</v></c>', cell)

    assert rows_of(data) == [[text]]


def test_a_sheet_that_is_a_chart_is_passed_over() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Grafik")
    out = io.BytesIO()
    book.save(out)

    assert [each["name"] for each in json.loads(sheets.read(out.getvalue()))] == ["Sheet"]


def test_many_cells_that_refer_to_one_long_text_are_refused() -> None:
    assert fault_of(repeating()) == Fault.TOO_MUCH_UNPACKED


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (SHEET, b"<sheetData>", b"<sheetData>" + b"<row/>" * 5_002, Fault.TOO_MANY_ROWS),
        (SHEET, b'r="A1"', b'r="CW1"', Fault.TOO_MANY_ROWS),
        (SHEET, b"<sheetData>", b"<a/>" * 1_600_000 + b"<sheetData>", Fault.TOO_MUCH_UNPACKED),
        (SHEET, b"<sheetData>", b"<a>" * 99 + b"<sheetData>", Fault.BROKEN_SHEET),
        (SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "b">]><worksheet', Fault.BROKEN_SHEET),
        (STYLES, b"<cellXfs", b"<cellXfs", Fault.BROKEN_SHEET),
    ],
)
def test_a_workbook_made_to_be_heavy_is_refused(
    name: str, old: bytes, new: bytes, fault: Fault
) -> None:
    data = changed(workbook([["satu"]]), name, old, new)
    if name == STYLES:
        data = packed_otherwise(data)

    assert fault_of(data) == fault


def packed_otherwise(data: bytes) -> bytes:
    """Pack the same parts with a method that no spreadsheet program uses."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("element", ["mergeCell", "hyperlink"])
def test_a_range_over_the_whole_sheet_costs_nothing(element: str) -> None:
    range_of_all = f'</sheetData><{element} ref="A1:XFD1048576"/>'.encode()
    data = changed(workbook([["satu"]]), SHEET, b"</sheetData>", range_of_all)

    assert rows_of(data) == [["satu"]]
