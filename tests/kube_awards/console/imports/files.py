"""Make the spreadsheets that an office sends."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

if TYPE_CHECKING:
    from collections.abc import Sequence

KUBE = ("Nama KUBE", "Wilayah", "Kelurahan", "Usaha", "Tahun berdiri", "Ketua", "Jumlah keluarga")
CONTESTANT = ("Kategori", "Nama peserta", "Wilayah", "Urutan tampil")


def kube_row(name: str = "Melati", region: object = "Jakarta Timur", year: object = 2015,
             families: object = 10) -> list[object]:  # fmt: skip
    return [name, region, "Cipinang", "Katering", year, "Sri Wahyuni", families]


def csv_file(*rows: Sequence[object], name: str = "data.csv") -> SimpleUploadedFile:
    text = "\r\n".join(";".join(map(str, row)) for row in rows)
    return SimpleUploadedFile(name, text.encode())


def xlsx_file(*rows: Sequence[object], sheet: str = "KUBE") -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    return packed(book)


def packed(book: openpyxl.Workbook, name: str = "data.xlsx") -> SimpleUploadedFile:
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())
