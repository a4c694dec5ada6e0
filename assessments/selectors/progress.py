"""Read completeness while judging runs: who has sent what, never a value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assessments.models import Category, Contestant, Edition, Judge
from assessments.selectors.circumstances import recused_regions
from assessments.selectors.paper import waiting_sheets
from assessments.selectors.people import panel_of
from assessments.selectors.sheet_stands import stands_of
from assessments.selectors.tasks import SheetStatus, indicator_counts, status_label, status_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Mapping, Sequence

    from assessments.selectors.sheet_stands import SheetStand

NOT_OWED = frozenset({SheetStatus.RECUSED, SheetStatus.ABSENT})


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
        return self.status not in NOT_OWED

    @property
    def is_missing(self) -> bool:
        """Say whether this sheet has to come and is not sent."""
        return self.is_owed and self.status != SheetStatus.SUBMITTED

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

    @cached_property
    def sent(self) -> int:
        """Return how many of the row's sheets are sent."""
        return sum(cell.status == SheetStatus.SUBMITTED for cell in self.cells)

    @cached_property
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
    """How far the whole edition is, and when each judge (primary key) last saved a sheet."""

    matrices: tuple[Matrix, ...]
    panel: tuple[Judge, ...]
    saved: Mapping[int, dt.datetime]

    @cached_property
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

    @cached_property
    def judges(self) -> tuple[JudgeProgress, ...]:
        """Return how far each judge is over all categories, in the order of the panel."""
        cells: defaultdict[int, list[Cell]] = defaultdict(list)
        for row in self.rows:
            cells[row.judge.pk] += row.cells
        return tuple(
            JudgeProgress(judge, tuple(cells[judge.pk]), self.saved.get(judge.pk))
            for judge in self.panel
        )

    @property
    def owing(self) -> tuple[JudgeProgress, ...]:
        """Return the judges who have to send something, whether they did or not."""
        return tuple(each for each in self.judges if each.owed)

    @property
    def late(self) -> tuple[JudgeProgress, ...]:
        """Return the judges with sheets that are not sent."""
        return tuple(each for each in self.judges if each.missing)

    @property
    def missing_total(self) -> int:
        """Return how many sheets are not sent."""
        return self.total - self.sent


@dataclass(frozen=True)
class JudgeProgress:
    """How far one judge is over all categories; last_saved is the own last save."""

    judge: Judge
    cells: tuple[Cell, ...]
    last_saved: dt.datetime | None

    @cached_property
    def owed(self) -> int:
        """Return how many sheets have to come."""
        return sum(cell.is_owed for cell in self.cells)

    @cached_property
    def missing(self) -> tuple[Cell, ...]:
        """Return the sheets that have to come and are not sent."""
        return tuple(cell for cell in self.cells if cell.is_missing)

    @property
    def writable(self) -> tuple[Cell, ...]:
        """Return what is missing and can be sent: after closing, only what was given back."""
        return tuple(cell for cell in self.missing if cell.status != SheetStatus.LOCKED)

    @property
    def sent(self) -> int:
        """Return how many are sent."""
        return self.owed - len(self.missing)

    @property
    def blank(self) -> int:
        """Return how many nobody has begun."""
        return sum(cell.is_blank for cell in self.missing)

    @property
    def begun(self) -> int:
        """Return how many are begun and not sent."""
        return len(self.missing) - self.blank

    @property
    def is_complete(self) -> bool:
        """Say whether nothing has to come from this judge any more."""
        return not self.missing

    @property
    def is_absent(self) -> bool:
        """Say whether the judge is recorded as absent."""
        return hasattr(self.judge, "absence")

    @property
    def last_active(self) -> dt.datetime | None:
        """Return when the judge last saved or came in."""
        moments = (self.last_saved, self.judge.user.last_login)
        return max((each for each in moments if each is not None), default=None)


def progress_of(edition: Edition) -> Progress:
    """Return the matrices of an edition; the number of queries does not depend on its size."""
    known = _Known(
        judges=panel_of(edition.pk),
        contestants=list(
            Contestant.objects.filter(category__edition=edition, is_withdrawn=False)
            .select_related("category", "region", "kube", "facilitator")
            .order_by("category__order", "running_order")
        ),
        sheets=stands_of(edition.pk),
        recused=recused_regions(edition.pk),
        on_paper=waiting_sheets(edition.pk),
        totals=indicator_counts(edition),
    )
    matrices = (_matrix(category, known) for category in edition.categories.order_by("order"))
    return Progress(tuple(matrices), tuple(known.judges), _last_saves(known.sheets.values()))


def _last_saves(stands: Iterable[SheetStand]) -> dict[int, dt.datetime]:
    last: dict[int, dt.datetime] = {}
    for stand in stands:
        if stand.saved_at is not None:
            last[stand.judge_id] = max(stand.saved_at, last.get(stand.judge_id, stand.saved_at))
    return last


@dataclass(frozen=True)
class _Known:
    """What was read about an edition; keys are primary keys."""

    judges: Sequence[Judge]
    contestants: Sequence[Contestant]
    sheets: Mapping[tuple[int, int], SheetStand]
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
