"""Say what the pages came to, each against the budget of its group."""

from __future__ import annotations

import os
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .budgets import BUDGETS, SAVE_KILOBYTES, SAVE_MILLISECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .options import Options


@dataclass(frozen=True)
class Figures:
    """One opening of a page, or the median of several: KB, count, KB, s, score, ms."""

    weight: float
    requests: float
    html: float
    lcp: float
    shift: float
    server: float


@dataclass(frozen=True)
class Visit:
    """All openings of one page, in the order they were made."""

    group: str
    name: str
    rounds: tuple[Figures, ...]
    statuses: frozenset[int]

    @property
    def median(self) -> Figures:
        """Return the middle of each figure."""
        fields = Figures.__dataclass_fields__
        return Figures(
            *(statistics.median(getattr(each, name) for each in self.rounds) for name in fields)
        )

    def best(self, name: str) -> float:
        """Return a figure of the round that the rest of the machine disturbed least."""
        figures: list[float] = [getattr(each, name) for each in self.rounds]
        return min(figures)


@dataclass(frozen=True)
class Saving:
    """The autosaves that were timed: milliseconds each, and the largest size each way in bytes."""

    milliseconds: tuple[float, ...]
    sent: int
    received: int

    def exceeded(self) -> list[str]:
        """Name each budget that saving exceeds."""
        slow = percentile(self.milliseconds, 0.95)
        limits = {
            "p95 ms": (slow, SAVE_MILLISECONDS),
            "KB sent": (self.sent / 1024, SAVE_KILOBYTES),
            "KB received": (self.received / 1024, SAVE_KILOBYTES),
        }
        return [f"{name} {v:.3g} > {most}" for name, (v, most) in limits.items() if v > most]


HEADING = (
    f"  {'':5} {'group':6} {'page':34}{'KB':>5} {'req':>4} {'html KB':>7}"
    f" {'LCP s':>6} (best)  CLS   server p95 (best)"
)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def report(
    visits: Sequence[Visit], saving: Saving | None, wanted: Options
) -> tuple[list[str], bool]:
    """Return a line for each page, and whether every budget was kept."""
    setting = f"{wanted.network}, processor {wanted.slowdown} × slower, median of {wanted.rounds}"
    lines = [setting, HEADING]
    faults = 0
    for visit in visits:
        found = BUDGETS[visit.group].exceeded_by(visit.median, wanted.network.name)
        if visit.statuses != {200}:
            found.append(f"status {sorted(visit.statuses)}")
        faults += bool(found)
        lines.append(line(visit, found))
    if saving:
        faults += bool(saving.exceeded())
        lines.append(saving_line(saving))
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    lines.append(f"  {faults} over budget; load at the end {load}")
    return lines, not faults


def line(visit: Visit, found: list[str]) -> str:
    """Return the figures of one page, and what it exceeds."""
    page = visit.median
    start = f"  {'OVER ' if found else 'ok   '} {visit.group:6} {visit.name:34}"
    sizes = f"{page.weight:5.1f} {page.requests:4.0f} {page.html:7.1f}"
    seen = f"{page.lcp:6.2f} ({visit.best('lcp'):.2f})  {page.shift:.3f}"
    server = f"{page.server:5.0f} ms ({visit.best('server'):.0f})"
    return f"{start}{sizes} {seen} {server}  {'; '.join(found)}".rstrip()


def saving_line(saving: Saving) -> str:
    """Return what an autosave takes."""
    found = saving.exceeded()
    half, most = (percentile(saving.milliseconds, share) for share in (0.5, 0.95))
    times = f"p50 {half:.1f} ms, p95 {most:.1f} ms at the server, n {len(saving.milliseconds)}"
    sizes = f"at most {saving.sent} B out, {saving.received} B back"
    start = f"  {'OVER ' if found else 'ok   '} autosave: {times}; {sizes}"
    return f"{start}  {'; '.join(found)}".rstrip()
