"""Say what a run came to: for a reader, and as one structure that tests compare."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from benchmarks.measure import Timing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .audit import Audit
    from .judge import Diary, Saved
    from .options import Options
    from .races import Outcome

SLICES = 5
ALONE_SECONDS = 3  # of the baseline
GOAL = 0.5  # seconds for 95 of 100 saves, on an idle machine


@dataclass(frozen=True)
class Run:
    """Everything that one run brought to light."""

    options: Options
    first: Diary
    alone: Diary
    diaries: list[Diary]
    seconds: float
    processor: tuple[float, float]
    after_kills: list[float]
    after_outages: list[float]
    repeat_faults: list[str]
    races: Outcome
    audit: Audit

    @property
    def saved(self) -> list[Saved]:
        """Return every save that was acknowledged under load."""
        return [saved for diary in self.diaries for saved in diary.saved]

    @property
    def statuses(self) -> dict[str, int]:
        """Count the answers that no judge should have got."""
        everybody = [self.first, self.alone, *self.diaries]
        return dict(sum((diary.statuses for diary in everybody), Counter[str]()))

    @property
    def faults(self) -> dict[str, object]:
        """Return what must be empty, nought or nothing."""
        return asdict(self.audit.faults) | {
            "statuses": self.statuses,
            "unanswered": sum(diary.unanswered for diary in self.diaries),
            "repeats": self.repeat_faults,
            "races": self.races.faults,
        }

    @property
    def done(self) -> dict[str, int]:
        """Return how much was tried, so that a run that did nothing is no success."""
        return {
            "saves": len(self.saved),
            "dropped": sum(diary.dropped for diary in self.diaries),
            "sent again": sum(saved.attempts > 1 for saved in self.saved),
            "said again": len(self.audit.said_again),
            "kills": len(self.after_kills),
            "outages": len(self.after_outages),
            "told to wait": sum(diary.away for diary in self.diaries),
            "repeats": self.options.repeats,
            "races": self.races.rounds,
        }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else 0.0


def in_slices(saved: Sequence[Saved], seconds: float) -> Timing:
    """Return the median of each fifth of the run, so that a busy moment shows as spread."""
    start = min(each.at - each.seconds for each in saved)
    fifths: list[list[float]] = [[] for _slice in range(SLICES)]
    for each in saved:
        fifths[min(SLICES - 1, int((each.at - start) / seconds * SLICES))].append(each.seconds)
    return Timing(tuple(statistics.median(fifth) for fifth in fifths if fifth))


def line(name: str, values: Sequence[float]) -> str:
    """Return how long something took."""
    half, most, longest = (f"{percentile(values, s) * 1000:6.0f} ms" for s in (0.5, 0.95, 1))
    return f"  {name:12} n {len(values):6}  p50 {half}  p95 {most}  max {longest}"


def report(run: Run) -> list[str]:
    """Return every figure, then what must be nought."""
    wanted, (low, high) = run.options, run.options.think
    size = f"{wanted.judges} judges × {wanted.contestants} sheets × 12 indicators"
    lines = [
        f"{wanted.database}: {size}, think {low:g}–{high:g} s, {run.seconds:.0f} s, 2 × 4 threads",
        f"{wanted.scripts:.0%} of the judges with scripts: one page a sheet, each save in the back",
        "wall time of requests; baseline: one judge alone on the same server",
        *times(run),
        *computing(run),
        *[f"  {name}: {count}" for name, count in run.done.items()],
    ]
    for what, waits in (("a kill", run.after_kills), ("an outage", run.after_outages)):
        lines += [f"  longest wait for a page after {what}: {max(waits):.1f} s"] if waits else []
    lines += [f"  race: {n:4} × {who or 'nobody'}" for who, n in run.races.accepted.most_common()]
    return lines + verdicts(run)


def times(run: Run) -> list[str]:
    """Return how long saves and pages took, alone and under load."""
    saves, alone = ([each.seconds for each in saved] for saved in (run.saved, run.alone.saved))
    pages = [seconds for diary in run.diaries for seconds in diary.page_seconds]
    scripted = [saved.seconds for saved in run.saved if saved.scripted]
    forms = [saved.seconds for saved in run.saved if not saved.scripted]
    lines = [line("alone", alone), line("save", saves), line("by script", scripted)]
    lines += [line("by form", forms), line("page", pages)]
    if not (saves and alone):
        return lines
    loaded, base = in_slices(run.saved, run.seconds), in_slices(run.alone.saved, ALONE_SECONDS)
    ratio = f"p50 of saves {loaded.median / base.median:.2f} × alone (spread {base.spread:.0%})"
    rate = f"spread of fifths {loaded.spread:.0%}; {len(saves) / run.seconds:.1f} saves a second"
    return [*lines, f"  {ratio}, {rate}"]


def computing(run: Run) -> list[str]:
    """Return what a request costs the server, which other programs on the machine hardly change."""
    asked = (answers(run.alone), sum(answers(diary) for diary in run.diaries))
    if not all(asked):
        return []
    alone, loaded = (1000 * spent / n for spent, n in zip(run.processor, asked, strict=True))
    costs = f"alone {alone:.1f} ms, under load {loaded:.1f} ms, ratio {loaded / alone:.2f}"
    return [f"  processor time of the server for each request: {costs} (workers' starts included)"]


def answers(diary: Diary) -> int:
    """Count the requests that were answered as they should be."""
    return len(diary.saved) + len(diary.page_seconds)


def verdicts(run: Run) -> list[str]:
    """Return what must hold, each with ok or its evidence."""
    lines = [
        f"  {'FAULT' if found else 'ok   '} {name}: {found or 0}"
        for name, found in run.faults.items()
    ]
    most = percentile([saved.seconds for saved in run.saved], 0.95)
    goal = f"p95 of saves {most * 1000:.0f} ms, goal {GOAL * 1000:.0f} ms on an idle machine"
    return [*lines, f"  {'ok   ' if most <= GOAL else 'OVER '} {goal}"]


def as_json(run: Run) -> str:
    """Return what tests compare."""
    return json.dumps({"faults": run.faults, "done": run.done}, indent=2)
