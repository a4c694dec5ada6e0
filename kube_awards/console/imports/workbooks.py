"""Make the template of a kind, and the file that shows its reader what is wrong where."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kube_awards.console.imports.kind import EXAMPLE, heading
from kube_awards.console.imports.reading import chosen
from kube_awards.core.spreadsheets import write_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from kube_awards.console.imports.kind import Kind
    from kube_awards.console.imports.report import Problem, Report
    from kube_awards.core.tables import TextSheet

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LAST_ROW = 1_000
WRONG = PatternFill("solid", fgColor="F8D7DA")
ODD = PatternFill("solid", fgColor="FFF3CD")


def template_of(kind: Kind) -> bytes:
    """Return an empty workbook with headings, an example that is skipped, and lists to choose."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = kind.sheet
    titles = [f"{each.title} *" if each.is_required else each.title for each in kind.columns]
    texts = [each.example for each in kind.columns]
    named = next(at for at, each in enumerate(kind.columns) if each.name == "name")
    texts[named] = EXAMPLE + texts[named]
    put_row(sheet, 1, titles)
    put_row(sheet, 2, texts)
    for at, column in enumerate(kind.columns, start=1):
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = max(14, len(titles[at - 1]) + 4)
        sheet[f"{letter}1"].font = Font(bold=True)
        if column.choices:
            listed = ",".join(column.choices)
            rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            rule.add(f"{letter}2:{letter}{LAST_ROW}")
            sheet.add_data_validation(rule)
    sheet.freeze_panes = "A2"
    return saved(book)


def marked_file(kind: Kind, sheets: list[TextSheet], report: Report) -> bytes:
    """Return the rows as they were sent, wrong cells coloured, with a column that says why."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = kind.sheet
    sent = chosen(kind, sheets)
    if sent is None:
        return saved(book)
    width = max(map(len, sent.rows))
    for number, row in enumerate(sent.rows, start=1):
        put_row(sheet, number, row)
    write_text(sheet.cell(1, width + 1), _("Masalah"))
    places = {heading(text): at for at, text in enumerate(sent.rows[0], start=1)}
    by_row: dict[int, list[Problem]] = {}
    for problem in report.problems:
        by_row.setdefault(problem.row, []).append(problem)
    for number, problems in by_row.items():
        said = [f"{each.column}: {each.sentence} {each.remedy}".strip() for each in problems]
        write_text(sheet.cell(number, width + 1), "; ".join(said))
        for each in problems:
            place = places.get(heading(each.column), width + 1)
            sheet.cell(number, place).fill = ODD if each.is_warning else WRONG
    return saved(book)


def put_row(sheet: Worksheet, number: int, texts: Sequence[str]) -> None:
    """Write texts into a row, never as formulas."""
    for at, text in enumerate(texts, start=1):
        if text:
            write_text(sheet.cell(number, at), text)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as a file."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()
