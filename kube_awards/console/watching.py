"""Lay out the dashboard while judging runs: figures, what needs attention, the matrix by pages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from assessments.selectors.paper_page import waiting_papers
from assessments.selectors.progress import Cell, Matrix, Progress, progress_of
from assessments.selectors.requests import waiting_requests
from kube_awards.console.concerns import about_confirmations, about_requests, concerns_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from assessments.models import Category, Contestant, Edition, Judge, ReopenRequest
    from assessments.selectors.paper_page import WaitingPaper
    from assessments.selectors.progress import JudgeProgress
    from kube_awards.accounts.roles import Role
    from kube_awards.console.concerns import Concern

ACROSS = 10  # contestants that stand beside each other at 1280 pixels
UNFINISHED = "kurang"


@dataclass(frozen=True)
class Segment:
    """One part of a judge's bar; x and width in percent."""

    kind: str
    count: int
    x: str
    width: str


@dataclass(frozen=True)
class JudgeBar:
    """One judge's line: how many sheets are sent, begun and blank."""

    progress: JudgeProgress
    url: str

    @property
    def sentence(self) -> str:
        """Say in words what the bar shows."""
        facts = {
            "judge": self.progress.judge.name,
            "sent": self.progress.sent,
            "begun": self.progress.begun,
            "blank": self.progress.blank,
        }
        return _("%(judge)s: %(sent)s terkirim, %(begun)s draf, %(blank)s belum dimulai") % facts

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Return the parts of the bar that are there, side by side."""
        parts = [
            ("sent", self.progress.sent),
            ("begun", self.progress.begun),
            ("blank", self.progress.blank),
        ]
        found, before, whole = [], 0, self.progress.owed
        for kind, count in parts:
            if count:
                found.append(Segment(kind, count, _percent(before, whole), _percent(count, whole)))
            before += count
        return tuple(found)


def _percent(part: int, whole: int) -> str:
    """Write a share as SVG takes it: with a point, two decimals, cut."""
    hundredths = 10_000 * part // whole
    return f"{hundredths // 100}.{hundredths % 100:02}"


@dataclass(frozen=True)
class Line:
    """One judge's row of a part of the matrix; sent and owed are those of the whole category."""

    judge: Judge
    url: str
    cells: tuple[Cell, ...]
    sent: int
    owed: int


@dataclass(frozen=True)
class Part:
    """As many contestants of a category as fit beside each other, and the way to the others."""

    category: Category
    contestants: tuple[Contestant, ...]
    lines: tuple[Line, ...]
    number: int
    first: int
    total: int
    is_filtered: bool
    urls: Mapping[str, str]

    @property
    def last(self) -> int:
        """Return the place of the last contestant shown."""
        return self.first + len(self.contestants) - 1

    @property
    def is_split(self) -> bool:
        """Say whether there is more than what is shown."""
        return self.total > len(self.contestants) or self.is_filtered


@dataclass(frozen=True)
class Dashboard:
    """Everything of the dashboard that changes while judging runs."""

    progress: Progress
    parts: tuple[Part, ...]
    bars: tuple[JudgeBar, ...]
    concerns: tuple[Concern, ...]
    papers: list[WaitingPaper]
    requests: list[ReopenRequest]
    presenting: Contestant | None

    @property
    def active(self) -> int:
        """Return how many of the judges who owe sheets have saved one."""
        return sum(each.last_saved is not None for each in self.progress.owing)

    @property
    def contestants(self) -> int:
        """Return how many compete in all categories."""
        return sum(len(matrix.contestants) for matrix in self.progress.matrices)

    @property
    def owing(self) -> int:
        """Return how many judges owe sheets."""
        return len(self.progress.owing)

    @property
    def finished(self) -> int:
        """Return how many judges have sent everything."""
        return sum(each.is_complete for each in self.progress.owing)

    @property
    def next_turn(self) -> Contestant | None:
        """Return who follows the one presenting; with nobody there, who is not yet judged."""
        turns = list(chain.from_iterable(part.contestants for part in self.progress.matrices))
        if self.presenting in turns:
            after = turns[turns.index(self.presenting) + 1 :]
            return after[0] if after else None
        open_ones = {cell.contestant.pk for each in self.progress.late for cell in each.missing}
        return next((each for each in turns if each.pk in open_ones), None)


def dashboard_of(
    edition: Edition, asked: Mapping[str, str], now: dt.datetime, roles: frozenset[Role]
) -> Dashboard:
    """Return the dashboard; `asked` names by category the page of the matrix to show."""
    progress, papers = progress_of(edition), waiting_papers(edition)
    requests = list(waiting_requests(edition))
    contestants = chain.from_iterable(matrix.contestants for matrix in progress.matrices)
    return Dashboard(
        progress=progress,
        parts=tuple(_part(matrix, edition, asked) for matrix in progress.matrices),
        bars=tuple(JudgeBar(each, judge_url(edition, each.judge)) for each in progress.judges),
        concerns=tuple(
            each.shown_to(roles)
            for each in (
                *about_requests(requests),
                *about_confirmations(edition),
                *concerns_of(edition, progress, papers, now),
            )
        ),
        papers=papers,
        requests=requests,
        presenting=next((c for c in contestants if c.pk == edition.presenting_id), None),
    )


def judge_url(edition: Edition, judge: Judge) -> str:
    """Return where a judge's sheets stand one below the other."""
    return reverse("console:judge_sheets", args=[edition.slug, judge.public_id])


def _part(matrix: Matrix, edition: Edition, asked: Mapping[str, str]) -> Part:
    kind, filtered = matrix.category.kind, UNFINISHED in asked
    columns = [at for at in range(len(matrix.contestants)) if not filtered or _lacks(matrix, at)]
    pages = max(1, -(-len(columns) // ACROSS))
    wanted = asked.get(kind, "")
    number = min(int(wanted), pages) if wanted.isdecimal() and wanted != "0" else 1
    shown = columns[(number - 1) * ACROSS : number * ACROSS]
    return Part(
        category=matrix.category,
        contestants=tuple(matrix.contestants[at] for at in shown),
        lines=tuple(
            Line(
                row.judge,
                judge_url(edition, row.judge),
                tuple(row.cells[at] for at in shown),
                row.sent,
                row.owed,
            )
            for row in matrix.rows
        ),
        number=number,
        first=(number - 1) * ACROSS + 1,
        total=len(columns),
        is_filtered=filtered,
        urls=_urls(kind, number, pages, asked),
    )


def _lacks(matrix: Matrix, column: int) -> bool:
    return any(row.cells[column].is_missing for row in matrix.rows)


def _urls(kind: str, number: int, pages: int, asked: Mapping[str, str]) -> dict[str, str]:
    """Return the way to the pages beside this one, and to those that are not finished."""
    kept = dict(asked)
    urls = {}
    if number > 1:
        urls["before"] = _query(kept | {kind: str(number - 1)}, kind)
    if number < pages:
        urls["after"] = _query(kept | {kind: str(number + 1)}, kind)
    others = {key: value for key, value in kept.items() if key not in {UNFINISHED, kind}}
    urls["all"] = _query(others, kind)
    urls["unfinished"] = _query(others | {UNFINISHED: "1"}, kind)
    return urls


def _query(asked: Mapping[str, str], kind: str) -> str:
    return f"?{urlencode(asked)}#kategori-{kind}"
