from __future__ import annotations

import io

import pytest
from openpyxl import Workbook, load_workbook

from kube_awards.core.spreadsheets import csv_bytes, safe_text, write_text

RISKY = ["=1+1", "+62 812", "-5", "@SUM(A1)", "\tx", "\rx", " =1+1", "＝1+1"]  # noqa: RUF001 - as typed


@pytest.mark.parametrize("text", RISKY)
def test_what_a_program_might_compute_gets_an_apostrophe_in_csv(text: str) -> None:
    assert safe_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Melati Jaya", "KUBE-1", "5", "", "a=b", "(021) 555"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


def test_characters_that_no_cell_can_hold_are_left_out_first() -> None:
    assert safe_text("\x00=1+1") == "'=1+1"
    assert safe_text("\x00Melati\x1f") == "Melati"


@pytest.mark.parametrize("text", RISKY)
def test_text_in_a_workbook_is_never_a_formula(text: str) -> None:
    workbook = Workbook()
    write_text(workbook.active.cell(1, 1), text)
    out = io.BytesIO()
    workbook.save(out)

    cell = load_workbook(out).active.cell(1, 1)

    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_text_is_cut_where_a_cell_ends() -> None:
    assert len(safe_text("x" * 40_000)) == 32_767


def test_a_csv_file_opens_in_columns_in_indonesia() -> None:
    content = csv_bytes([["Nama", "Keluarga"], ['=1+1; "dua"', 10], ["Nyai\nRatna", None]])

    assert content == ('\ufeffNama;Keluarga\r\n"\'=1+1; ""dua""";10\r\n"Nyai\nRatna";\r\n'.encode())
