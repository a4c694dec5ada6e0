"""An instrument from a spreadsheet: whole for each category, and taken back whole."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
import pytest

from assessments.domain.outline_records import outline_record
from assessments.models import Category, Indicator
from assessments.selectors.instrument import outline_of
from kube_awards.accounts.roles import Role
from kube_awards.console.services.imports import (
    apply_import,
    check_again,
    check_file,
    undo_import,
)
from kube_awards.core.errors import Refused
from tests.factories import make_category, make_edition, make_user
from tests.kube_awards.console.imports.files import csv_file, packed

pytestmark = pytest.mark.django_db
COLUMNS = ("Kategori", "Aspek", "Bobot aspek", "Indikator", "Bobot indikator", "Arti 1")
ROWS = [("KUBE", "Kelembagaan", "70", "Hal 1", "2,5", "Buruk"),
        ("KUBE", "Gotong royong", "30", "Kerja bakti", "", "Tidak ada")]  # fmt: skip


def test_an_instrument_is_replaced_and_restored() -> None:
    category, ani = make_category(make_edition()), make_user(Role.PANITIA)
    before = outline_record(outline_of(category))
    run = check_file(edition=category.edition, upload=csv_file(COLUMNS, *ROWS), kind="", actor=ani)
    report = check_again(run)

    apply_import(run=run, actor=ani)
    rows = Indicator.objects.values_list("number", "name", "aspect__code", "aspect__weight")
    found = list(rows.order_by("number"))
    run.refresh_from_db()
    undo_import(run=run, actor=ani)

    assert [each.label for each in report.new] == ["Kerja bakti"]
    assert [each.label for each in report.changed] == ["Hal 1", "Hal 2", "Hal 3", "Hal 4"]
    assert found == [
        (1, "Hal 1", "kelembagaan", Decimal(70)),
        (2, "Kerja bakti", "gotong-royong", Decimal(30)),
    ]
    assert outline_record(outline_of(Category.objects.get())) == before


def test_weights_that_excel_keeps_as_shares_are_read_as_it_shows_them() -> None:
    category, ani = make_category(make_edition()), make_user(Role.PANITIA)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Instrumen"
    for row in (
        COLUMNS,
        ("KUBE", "Kelembagaan", 0.7, "Hal 1", 0.125, "Buruk"),
        ("KUBE", "Gotong royong", 0.3, "Kerja bakti", 1, "Tidak ada"),
    ):
        sheet.append(list(row))
    for place in ("C2", "C3", "E2"):
        sheet[place].number_format = "0.0%"
    run = check_file(edition=category.edition, upload=packed(book), kind="", actor=ani)
    assert list(check_again(run).errors) == []

    apply_import(run=run, actor=ani)

    rows = Indicator.objects.order_by("number").values_list("weight", "aspect__weight")
    assert list(rows) == [(Decimal("12.5"), Decimal(70)), (Decimal(1), Decimal(30))]


def test_weights_that_do_not_make_a_hundred_are_refused() -> None:
    category, ani = make_category(make_edition()), make_user(Role.PANITIA)
    rows = [ROWS[0], ("KUBE", "Kelembagaan", "60", "Hal 2", "", ""),
            ("KUBE", "Sosial", "31", "Hal 3", "seribu", "")]  # fmt: skip
    run = check_file(edition=category.edition, upload=csv_file(COLUMNS, *rows), kind="", actor=ani)

    report = check_again(run)

    assert [(each.row, each.sentence) for each in report.errors] == [
        (2, "Jumlah bobot aspek KUBE harus 100, sekarang 70."),
        (3, "Bobot aspek ini lain di baris 2."),
        (4, "Bukan bobot."),
    ]


def test_an_instrument_changed_since_is_not_taken_back() -> None:
    category, ani = make_category(make_edition()), make_user(Role.PANITIA)
    upload = csv_file(COLUMNS, *ROWS)
    run = check_file(edition=category.edition, upload=upload, kind="", actor=ani)
    apply_import(run=run, actor=ani)
    run.refresh_from_db()
    Category.objects.update(version=9)

    with pytest.raises(Refused, match="KUBE sudah diubah sejak impor ini"):
        undo_import(run=run, actor=ani)
