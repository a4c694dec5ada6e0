"""The files that the office downloads: contestants, and scores with formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from kube_awards.console.documents.ranking import write_ranking
from kube_awards.console.documents.reading import write_reading
from kube_awards.console.documents.scores import write_scores
from kube_awards.console.documents.workbook import HEAD, Book, standing_of_numbers
from kube_awards.core.spreadsheets import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Edition
    from prizes.models import Decision
    from prizes.selectors.contestant_rows import ContestantRows
    from prizes.selectors.score_tables import ScoreTable

OFFICE_LANGUAGE = "id"
TEXT_WIDTH, NUMBER_WIDTH = 26, 14


def score_workbook(
    edition: Edition, decision: Decision | None, tables: Sequence[ScoreTable]
) -> bytes:
    """Return the scores of all categories as a workbook."""
    with translation.override(OFFICE_LANGUAGE):
        book = Book(edition, decision)
        write_reading(book, tables, decision)
        for table in tables:
            write_ranking(book, table, write_scores(book, table))
        return book.content()


def contestant_workbook(
    edition: Edition, decision: Decision | None, parts: Sequence[ContestantRows]
) -> bytes:
    """Return the contestants as a workbook, a sheet for each category."""
    with translation.override(OFFICE_LANGUAGE):
        book = Book(edition, decision)
        for part in parts:
            widths = [NUMBER_WIDTH, *[TEXT_WIDTH] * (len(part.heading) - 1)]
            page = book.sheet(f"Peserta {part.kind_label}", widths, freeze="C3", repeat="2:2")
            page.row(*part.heading, look=HEAD)
            for row in part.rows:
                page.row(*row)
        return book.content()


def contestant_csv(decision: Decision | None, parts: Sequence[ContestantRows]) -> bytes:
    """Return the contestants as one table: the columns of all categories, and what it is worth."""
    heading = list(dict.fromkeys(column for part in parts for column in part.heading))
    worth = standing_of_numbers(decision)
    rows: list[list[str | int | None]] = [["Kategori", *heading, "Status data"]]
    for part in parts:
        for row in part.rows:
            cells = dict(zip(part.heading, row, strict=True))
            rows.append([part.name, *(cells.get(column) for column in heading), worth])
    return csv_bytes(rows)
