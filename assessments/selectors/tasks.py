"""Read a judge's task list: which sheets are theirs, how far each is, and which one is next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.models import Category, Indicator, Score, ScoreSheet, SheetState
from assessments.selectors.circumstances import sheets_within_reach
from assessments.selectors.closing import closed_sentence
from assessments.selectors.paper import waiting_sheets

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Absence, Edition, Judge, Recusal
    from assessments.selectors.sheet_stands import SheetStand


class SheetStatus(StrEnum):
    """How far a sheet is, as a judge reads it (ux.md §5.2)."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    READY = "ready"
    SUBMITTED = "submitted"
    REOPENED = "reopened"
    LOCKED = "locked"
    RECUSED = "recused"
    ABSENT = "absent"
    ON_PAPER = "on_paper"


def status_of(
    sheet: ScoreSheet | SheetStand, total: int, *, is_open: bool, on_paper: bool = False
) -> SheetStatus:
    """Return the status of a sheet whose category has `total` indicators.

    A reading that waits says nothing once the judge has given a value: that one counts.
    """
    if sheet.is_submitted:
        return SheetStatus.SUBMITTED
    if on_paper and not sheet.filled:
        return SheetStatus.ON_PAPER
    if not is_open:
        return SheetStatus.LOCKED
    if sheet.state == SheetState.REOPENED:
        return SheetStatus.REOPENED
    if sheet.filled == total:
        return SheetStatus.READY
    return SheetStatus.DRAFT if sheet.version else SheetStatus.NOT_STARTED


LABELS = {  # looked up thousands of times for one dashboard
    SheetStatus.NOT_STARTED: gettext_lazy("Belum dimulai"),
    SheetStatus.DRAFT: gettext_lazy("Draf %(filled)d/%(total)d"),
    SheetStatus.READY: gettext_lazy("Siap dikirim"),
    SheetStatus.SUBMITTED: gettext_lazy("Terkirim"),
    SheetStatus.REOPENED: gettext_lazy("Dibuka kembali"),
    SheetStatus.LOCKED: gettext_lazy("Terkunci"),
    SheetStatus.RECUSED: gettext_lazy("Benturan"),
    SheetStatus.ABSENT: gettext_lazy("Tidak hadir"),
    SheetStatus.ON_PAPER: gettext_lazy("Dari kertas, menunggu pemeriksa"),
}


def status_label(status: SheetStatus, filled: int, total: int) -> str:
    """Return the status in words, with progress where it helps."""
    label = str(LABELS[status])
    return label % {"filled": filled, "total": total} if status is SheetStatus.DRAFT else label


@dataclass(frozen=True)
class TaskRow:
    """One sheet in the list, the whole row being its link."""

    public_id: str
    title: str
    region: str
    status: SheetStatus
    filled: int
    total: int
    anchor: str
    is_presenting: bool = False
    version: int = 0
    reopened_because: str = ""
    rules_because: str = ""

    @property
    def url(self) -> str:
        """Return the sheet's address, at the first empty indicator where there is work left."""
        return reverse("assessments:sheet", args=[self.public_id]) + self.anchor

    @property
    def status_label(self) -> str:
        """Return the status in words."""
        return status_label(self.status, self.filled, self.total)

    @property
    def accessible_name(self) -> str:
        """Return the row as read aloud: "KUBE Melati Jaya, Jakarta Timur, draf 6 dari 12"."""
        status = self.status_label
        if self.status == SheetStatus.DRAFT:
            status = _("draf %(filled)d dari %(total)d") % {
                "filled": self.filled,
                "total": self.total,
            }
        parts = [self.title, self.region, status]
        if self.reopened_because:
            parts.append(self.reopened_because)
        return ", ".join([*parts, _("sedang tampil")] if self.is_presenting else parts)


@dataclass(frozen=True)
class TaskGroup:
    """One category and the judge's sheets in it, in running order."""

    category: Category
    rows: tuple[TaskRow, ...]

    @property
    def rules_because(self) -> str:
        """Return why the rules of the category were changed last, or nothing."""
        return self.rows[0].rules_because


@dataclass(frozen=True)
class TaskList:
    """Everything that the judge's home page says."""

    edition: Edition
    is_open: bool
    groups: tuple[TaskGroup, ...]
    recusals: tuple[Recusal, ...] = ()
    absence: Absence | None = None

    @property
    def rows(self) -> list[TaskRow]:
        """Return all rows over the categories."""
        return [row for group in self.groups for row in group.rows]

    @property
    def total(self) -> int:
        """Return how many sheets the judge has."""
        return len(self.rows)

    @property
    def sent(self) -> int:
        """Return how many are sent."""
        return sum(row.status == SheetStatus.SUBMITTED for row in self.rows)

    @property
    def percent(self) -> int:
        """Return the share of sent sheets for the progress bar, 0 to 100."""
        return 100 * self.sent // self.total if self.total else 0

    @property
    def closed_sentence(self) -> str:
        """Say since when judging is closed."""
        return closed_sentence(self.edition)

    @property
    def all_sent(self) -> bool:
        """Say whether nothing is left to do."""
        return bool(self.total) and self.sent == self.total

    @property
    def reopened(self) -> bool:
        """Say whether a sheet was given back and can be written, also after closing."""
        return any(row.status == SheetStatus.REOPENED for row in self.rows)

    @property
    def next(self) -> TaskRow | None:
        """Return the next job: who is presenting, then what was begun, then in running order."""
        begun = {SheetStatus.DRAFT, SheetStatus.READY, SheetStatus.REOPENED}
        done = {SheetStatus.SUBMITTED, SheetStatus.ON_PAPER, SheetStatus.LOCKED}
        left = [row for row in self.rows if row.status not in done]
        left.sort(key=lambda row: (not row.is_presenting, row.status not in begun))
        return left[0] if left else None


def tasks_of(judge: Judge) -> TaskList:
    """Return the judge's task list; five queries whatever the numbers.

    Sheets that do not count are not in it; recusals and the absence say why.
    """
    edition, is_open = judge.edition, judge.edition.takes_scores_now
    numbers = indicator_numbers(edition)
    scored = _scored_numbers(judge)
    on_paper = waiting_sheets(edition.pk)
    rows: defaultdict[Category, list[TaskRow]] = defaultdict(list)
    for sheet in _own_sheets(judge):
        category = sheet.contestant.category
        total = len(numbers[category.pk])
        writable = is_open or (sheet.is_reopened and edition.takes_reopened)
        status = status_of(sheet, total, is_open=writable, on_paper=sheet.pk in on_paper)
        rows[category].append(
            TaskRow(
                public_id=sheet.public_id,
                title=sheet.contestant.name,
                region=sheet.contestant.region.short_name,
                status=status,
                filled=sheet.filled,
                total=total,
                anchor=_anchor(status, scored[sheet.pk], numbers[category.pk]),
                is_presenting=is_open and sheet.contestant_id == edition.presenting_id,
                version=sheet.version,
                rules_because=sheet.rules.reason,
                reopened_because=sheet.reopened_because if sheet.is_reopened else "",
            )
        )
    groups = tuple(TaskGroup(category, tuple(group)) for category, group in rows.items())
    return TaskList(
        edition=edition,
        is_open=is_open,
        groups=groups,
        recusals=tuple(judge.recusals.select_related("region").order_by("region__order")),
        absence=getattr(judge, "absence", None),
    )


def _own_sheets(judge: Judge) -> QuerySet[ScoreSheet]:
    return (
        sheets_within_reach(ScoreSheet.objects.filter(judge=judge))
        .select_related(
            "rules",
            "contestant__category",
            "contestant__region",
            "contestant__kube",
            "contestant__facilitator",
        )
        .order_by("contestant__category__order", "contestant__running_order")
    )


def indicator_counts(edition: Edition) -> dict[int, int]:
    """Return how many indicators each category (primary key) has."""
    return dict(
        Category.objects.filter(edition=edition)
        .annotate(total=Count("aspects__indicators"))
        .values_list("pk", "total")
    )


def indicator_numbers(edition: Edition) -> defaultdict[int, list[int]]:
    """Return the indicator numbers of each category (primary key); a removed one leaves a gap."""
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for category, number in (
        Indicator.objects.filter(aspect__category__edition=edition)
        .order_by("number")
        .values_list("aspect__category_id", "number")
    ):
        numbers[category].append(number)
    return numbers


def _scored_numbers(judge: Judge) -> defaultdict[int, set[int]]:
    """Return the scored indicators of the sheets that are begun but not sent."""
    numbers: defaultdict[int, set[int]] = defaultdict(set)
    for sheet, number in (
        Score.objects.filter(sheet__judge=judge, value__isnull=False)
        .exclude(sheet__state=SheetState.SUBMITTED)
        .values_list("sheet_id", "indicator__number")
    ):
        numbers[sheet].add(number)
    return numbers


def _anchor(status: SheetStatus, scored: set[int], numbers: list[int]) -> str:
    if status in {SheetStatus.SUBMITTED, SheetStatus.LOCKED, SheetStatus.ON_PAPER}:
        return ""
    empty = next((number for number in numbers if number not in scored), None)
    return f"#ind{empty}" if empty else ""
