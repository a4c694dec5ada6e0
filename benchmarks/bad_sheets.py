"""Make the spreadsheets that an import has to refuse, each in a way of its own."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
STRINGS, RELATIONS = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
MEGABYTE = 1024 * 1024
LAUGHS = 9


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """Return an honest workbook."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook in one part of which old was replaced, once."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for each in source.namelist():
            content = source.read(each)
            target.writestr(each, content.replace(old, new, 1) if each == name else content)
    return out.getvalue()


def sharing(strings: bytes, cells: bytes) -> bytes:
    """Return a workbook whose cells refer to strings by number, as Excel writes it."""
    reference = b'<Relationship Id="s" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    data = changed(workbook([]), SHEET, b"<sheetData>", b"<sheetData>" + cells)
    data = changed(data, RELATIONS, b"</Relationships>", reference + b"</Relationships>")
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(STRINGS, b"<sst>" + strings + b"</sst>")
    return out.getvalue()


def repeating() -> bytes:
    """Return a workbook of 90,000 cells that refer to one long text."""
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 90 + b"</row>"
    return sharing(b"<si><t>" + b"x" * 30_000 + b"</t></si>", row * 1_000)


def in_sheet(new: bytes) -> Callable[[], bytes]:
    """Return the maker of a workbook that holds this before its rows."""
    return lambda: changed(workbook([["satu"]]), SHEET, b"<sheetData>", new + b"<sheetData>")


def unpacking_to(megabytes: int, filler: int = 0) -> bytes:
    """Return an archive of zeros, after so many bytes that no packing makes smaller."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("a.bin"), bytes(filler))
        with packed.open(SHEET, "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(bytes(MEGABYTE))
    return out.getvalue()


def of_entries(number: int) -> bytes:
    """Return an archive of so many empty files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for each in range(number):
            packed.writestr(str(each), b"")
    return out.getvalue()


def laughing() -> bytes:
    """Return a workbook of ten entities, each ten times the one before."""
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, LAUGHS + 1)]
    doctype = f"<!DOCTYPE worksheet [{''.join(lines)}]><worksheet".encode()
    data = changed(workbook([["satu"]]), SHEET, b"<worksheet", doctype)
    return changed(data, SHEET, b"satu", f"&a{LAUGHS};".encode())


RANGE = b' ref="A1:XFD1048576"/>'
# What it is, the name it is sent under, the bytes, and words of the refusal at the field.
CASES: tuple[tuple[str, str, Callable[[], bytes], str], ...] = (
    ("old .xls", "data.xls", lambda: OLD_EXCEL + bytes(50_000), "harus .xlsx atau .csv"),
    ("encrypted .xlsx", "data.xlsx", lambda: OLD_EXCEL + bytes(50_000), "tanpa kata sandi"),
    (".csv named .xlsx", "data.xlsx", lambda: b"Nama KUBE;Wilayah\r\n", "isinya teks biasa"),
    (".xlsx named .csv", "data.csv", lambda: workbook([["satu"]]), "menjadi .xlsx"),
    ("empty", "data.xlsx", bytes, "kosong"),
    ("UTF-16 .csv", "data.csv", lambda: "Nama;Usaha\n".encode("utf-16"), "CSV UTF-8"),
    ("picture named .csv", "data.csv", lambda: b"\x89PNG\r\n" + bytes(99), "bukan lembar kerja"),
    ("cut off", "data.xlsx", lambda: workbook([["satu"]])[:3_000], "rusak"),
    ("10 MB to 1 GB", "data.xlsx", lambda: unpacking_to(1_024, 9 * MEGABYTE), "paling besar 2 MB"),
    ("1 MB to 1 GB", "data.xlsx", lambda: unpacking_to(1_024), "terlalu besar"),
    ("10,000 entries", "data.xlsx", lambda: of_entries(10_000), "terlalu besar"),
    ("6,000 rows", "data.xlsx", lambda: workbook([["satu"]] * 6_000), "5.000 baris"),
    ("90,000 rows .csv", "data.csv", lambda: b"satu;dua\r\n" * 90_000, "5.000 baris"),
    ("billion laughs", "data.xlsx", laughing, "rusak"),
    ("5 million elements", "data.xlsx", in_sheet(b"<a/>" * 4_900_000), "terlalu besar"),
    ("700,000 elements deep", "data.xlsx", in_sheet(b"<a>" * 700_000), "rusak"),
    ("90,000 long texts", "data.xlsx", repeating, "terlalu besar"),
    ("merged whole", "data.xlsx", in_sheet(b"<mergeCell" + RANGE), "tidak dikenal"),
    ("linked whole", "data.xlsx", in_sheet(b"<hyperlink" + RANGE), "tidak dikenal"),
)
