"""Read completeness while judging runs: who has sent what, never a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Category, Contestant, Edition, Judge, ScoreSheet
from assessments.selectors.tasks import SheetStatus, indicator_counts, status_label, status_of

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Cell:
    """How far one sheet is, for the matrix."""

    status: SheetStatus
    filled: int
    total: int
    contestant: Contestant

    @property
    def status_label(self) -> str:
        """Return the status in words."""
        return status_label(self.status, self.filled, self.total)

    @property
    def is_blank(self) -> bool:
        """Say whether nothing has been entered yet."""
        return self.status == SheetStatus.NOT_STARTED


@dataclass(frozen=True)
class MatrixRow:
    """One judge and the sheets of one category."""

    judge: Judge
    cells: tuple[Cell, ...]

    @property
    def sent(self) -> int:
        """Return how many of the row's sheets are sent."""
        return sum(cell.status == SheetStatus.SUBMITTED for cell in self.cells)

    @property
    def is_complete(self) -> bool:
        """Say whether the judge has sent everything here."""
        return self.sent == len(self.cells)


@dataclass(frozen=True)
class Matrix:
    """One category: judges down, contestants across."""

    category: Category
    contestants: tuple[Contestant, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class Progress:
    """How far the whole edition is."""

    matrices: tuple[Matrix, ...]

    @property
    def rows(self) -> list[MatrixRow]:
        """Return the rows of all categories."""
        return [row for matrix in self.matrices for row in matrix.rows]

    @property
    def total(self) -> int:
        """Return how many sheets there are."""
        return sum(len(row.cells) for row in self.rows)

    @property
    def sent(self) -> int:
        """Return how many are sent."""
        return sum(row.sent for row in self.rows)

    @property
    def not_started(self) -> int:
        """Return how many nobody has begun."""
        return sum(cell.is_blank for row in self.rows for cell in row.cells)

    @property
    def contestants(self) -> int:
        """Return how many compete in all categories."""
        return sum(len(matrix.contestants) for matrix in self.matrices)

    @property
    def judges(self) -> int:
        """Return how many judges sit on the panel."""
        return len({row.judge.pk for row in self.rows})

    @property
    def finished_judges(self) -> int:
        """Return how many judges have sent everything."""
        return len({row.judge.pk for row in self.rows} - self._unfinished)

    @property
    def _unfinished(self) -> set[int]:
        return {row.judge.pk for row in self.rows if not row.is_complete}

    @property
    def missing(self) -> list[str]:
        """Name each sheet that is not sent: "Juri – KUBE Melati Jaya (draf 6/12)"."""
        return [
            _("%(judge)s – %(contestant)s (%(status)s)")
            % {
                "judge": row.judge.name,
                "contestant": cell.contestant.name,
                "status": cell.status_label.lower(),
            }
            for row in self.rows
            for cell in row.cells
            if cell.status != SheetStatus.SUBMITTED
        ]


def progress_of(edition: Edition) -> Progress:
    """Return the matrices of an edition; the number of queries does not depend on its size."""
    totals = indicator_counts(edition)
    judges = list(Judge.objects.filter(edition=edition).select_related("user").order_by("order"))
    contestants = list(
        Contestant.objects.filter(category__edition=edition, is_withdrawn=False)
        .select_related("category", "region", "kube", "facilitator")
        .order_by("category__order", "running_order")
    )
    sheets = {
        (sheet.judge_id, sheet.contestant_id): sheet
        for sheet in ScoreSheet.objects.filter(judge__edition=edition)
    }
    return Progress(
        tuple(
            _matrix(category, judges, contestants, sheets, totals[category.pk])
            for category in edition.categories.order_by("order")
        )
    )


def _matrix(
    category: Category,
    judges: Iterable[Judge],
    contestants: Iterable[Contestant],
    sheets: dict[tuple[int, int], ScoreSheet],
    total: int,
) -> Matrix:
    here = tuple(c for c in contestants if c.category_id == category.pk)
    rows = tuple(
        MatrixRow(
            judge,
            tuple(
                _cell(sheets.get((judge.pk, contestant.pk)), contestant, total)
                for contestant in here
            ),
        )
        for judge in judges
    )
    return Matrix(category, here, rows)


def _cell(sheet: ScoreSheet | None, contestant: Contestant, total: int) -> Cell:
    if sheet is None:
        return Cell(SheetStatus.NOT_STARTED, 0, total, contestant)
    return Cell(status_of(sheet, total, is_open=True), sheet.filled, total, contestant)
