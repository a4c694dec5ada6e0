"""Read completeness while judging runs: who has sent what, never a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Category, Contestant, Edition, Judge, ScoreSheet
from assessments.selectors.circumstances import recused_regions
from assessments.selectors.paper import waiting_sheets
from assessments.selectors.people import panel_of
from assessments.selectors.tasks import SheetStatus, indicator_counts, status_label, status_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence


@dataclass(frozen=True)
class Cell:
    """How far one sheet is, for the matrix; recused and absent judges owe none."""

    status: SheetStatus
    filled: int
    total: int
    contestant: Contestant
    public_id: str = ""

    @property
    def status_label(self) -> str:
        """Return the status in words."""
        return status_label(self.status, self.filled, self.total)

    @property
    def is_owed(self) -> bool:
        """Say whether this sheet has to come."""
        return self.status not in {SheetStatus.RECUSED, SheetStatus.ABSENT}

    @property
    def is_blank(self) -> bool:
        """Say whether nothing has been entered yet."""
        return self.status == SheetStatus.NOT_STARTED

    @property
    def takes_paper(self) -> bool:
        """Say whether the sheet may be entered from paper: it exists, and holds nothing yet."""
        blank = {SheetStatus.NOT_STARTED, SheetStatus.ON_PAPER}
        return bool(self.public_id) and self.status in blank


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
    def owed(self) -> int:
        """Return how many of the row's sheets have to come."""
        return sum(cell.is_owed for cell in self.cells)

    @property
    def is_complete(self) -> bool:
        """Say whether the judge has sent everything here."""
        return self.sent == self.owed


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
        """Return how many sheets have to come."""
        return sum(row.owed for row in self.rows)

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
        """Return how many judges have to send something."""
        return len(self._judging)

    @property
    def finished_judges(self) -> int:
        """Return how many judges have sent everything."""
        return len(self._judging - self._unfinished)

    @property
    def _judging(self) -> set[int]:
        return {row.judge.pk for row in self.rows if row.owed}

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
            if cell.is_owed and cell.status != SheetStatus.SUBMITTED
        ]


def progress_of(edition: Edition) -> Progress:
    """Return the matrices of an edition; the number of queries does not depend on its size."""
    known = _Known(
        judges=panel_of(edition.pk),
        contestants=list(
            Contestant.objects.filter(category__edition=edition, is_withdrawn=False)
            .select_related("category", "region", "kube", "facilitator")
            .order_by("category__order", "running_order")
        ),
        sheets={
            (sheet.judge_id, sheet.contestant_id): sheet
            for sheet in ScoreSheet.objects.filter(judge__edition=edition)
        },
        recused=recused_regions(edition.pk),
        on_paper=waiting_sheets(edition.pk),
        totals=indicator_counts(edition),
    )
    return Progress(
        tuple(_matrix(category, known) for category in edition.categories.order_by("order"))
    )


@dataclass(frozen=True)
class _Known:
    """What was read about an edition; keys are primary keys."""

    judges: Sequence[Judge]
    contestants: Sequence[Contestant]
    sheets: Mapping[tuple[int, int], ScoreSheet]
    recused: Container[tuple[int, int]]
    on_paper: Container[int]
    totals: Mapping[int, int]


def _matrix(category: Category, known: _Known) -> Matrix:
    here = tuple(c for c in known.contestants if c.category_id == category.pk)
    rows = tuple(
        MatrixRow(judge, tuple(_cell(judge, contestant, known) for contestant in here))
        for judge in known.judges
    )
    return Matrix(category, here, rows)


def _cell(judge: Judge, contestant: Contestant, known: _Known) -> Cell:
    total = known.totals[contestant.category_id]
    sheet = known.sheets.get((judge.pk, contestant.pk))
    status = not_owed(judge, contestant, known.recused)
    if status is None and sheet is not None:
        status = status_of(sheet, total, is_open=True, on_paper=sheet.pk in known.on_paper)
    filled, public_id = (sheet.filled, sheet.public_id) if sheet else (0, "")
    return Cell(status or SheetStatus.NOT_STARTED, filled, total, contestant, public_id)


def not_owed(
    judge: Judge, contestant: Contestant, recused: Container[tuple[int, int]]
) -> SheetStatus | None:
    """Return why a judge owes no sheet for a contestant, or None; reads the judge's absence."""
    if hasattr(judge, "absence"):
        return SheetStatus.ABSENT
    if (judge.pk, contestant.region_id) in recused:
        return SheetStatus.RECUSED
    return None
