"""Certificates against naive WeasyPrint, Typst, ReportLab and Chromium: the same paper, one run.

Every subject prints in a process of its own, warm, and they take turns; the middle of three rounds
counts, in seconds of the processor. Peers find their texts fitted and typed in at their places.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import exponent

from .clock import Figures

ROOT = Path(__file__).resolve().parent.parent.parent
OURS, PEERS = sys.executable, str(ROOT / ".venv-bench/bin/python")
ROUNDS, COUNT, MANY, TEN = 3, 100, 1000, 10
OWN = "benchmarks.certificates.own"
TTF = "the same, but TTF fonts"


class Subject(NamedTuple):
    """A way of printing: its command, how many it prints, how often as dear it may make us."""

    command: tuple[str, ...]
    number: int
    limit: float = 0


SUBJECTS = {
    "ours": Subject((OURS, "-m", OWN, "lean"), COUNT),
    "WeasyPrint, a call each": Subject((OURS, "-m", OWN, "naive"), TEN, 1 / 15),
    TTF: Subject((OURS, "-m", OWN, "ttf"), TEN),
    "Typst, a compilation each": Subject(
        (PEERS, "-m", "benchmarks.certificates.typesetter"), COUNT, 1.5
    ),
    "ReportLab, one document": Subject(
        (PEERS, "-m", "benchmarks.certificates.drawing"), COUNT, 2.5
    ),
    "Chromium kept open": Subject((OURS, "-m", OWN, "browser"), TEN, 1 / 2),
}
MOST_EXPONENT, MOST_MEGABYTES, MOST_BYTES, MOST_COLD_SECONDS = 1.05, 150.0, 5 * 1024, 1.0


def output(command: tuple[str, ...]) -> str:
    """Run a subject in its process."""
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def figures(command: tuple[str, ...], number: int) -> Figures:
    """Let a subject print that many."""
    return Figures(*json.loads(output((*command, str(number))).splitlines()[-1]))


def judged(what: str, value: float, most: float, shown: str) -> bool:
    """Print one figure and whether it holds; return whether it does."""
    print(f"  {'ok  ' if value <= most else 'OVER'} {what}: {shown}")
    return value <= most


def head_to_head() -> list[bool]:
    """Print what a certificate costs each, and our share of it."""
    rounds: dict[str, list[Figures]] = {name: [] for name in SUBJECTS}
    for _ in range(ROUNDS):
        for name, subject in SUBJECTS.items():
            rounds[name].append(figures(subject.command, subject.number))
    cost = {
        name: statistics.median(each.cpu for each in rounds[name]) / SUBJECTS[name].number
        for name in SUBJECTS
    }
    for name, seconds in cost.items():
        megabytes = max(each.megabytes for each in rounds[name])
        size = rounds[name][0].bytes_each / 1024
        print(f"  {name:26} {seconds * 1000:7.1f} ms, {megabytes:4.0f} MB, {size:5.1f} KB each")
    print(f"       ours to WeasyPrint with TTF fonts: {cost['ours'] / cost[TTF]:.3f}")
    return [
        judged(
            f"ours to {name}", ratio, subject.limit, f"{ratio:.3f} (at most {subject.limit:.3f})"
        )
        for name, subject in SUBJECTS.items()
        if subject.limit
        for ratio in (cost["ours"] / cost[name],)
    ]


def growth() -> list[bool]:
    """Print how time and memory grow to a thousand, and what the print file weighs."""
    sizes = (COUNT, MANY)
    found = [figures(SUBJECTS["ours"].command, count) for count in sizes]
    slope = exponent(sizes, [each.cpu for each in found])
    memory, size = found[-1].megabytes, figures((OURS, "-m", OWN, "merged"), COUNT).bytes_each
    return [
        judged("exponent, 100 to 1000", slope, MOST_EXPONENT, f"{slope:.2f}"),
        judged(f"memory at {MANY}", memory, MOST_MEGABYTES, f"{memory:.0f} MB"),
        judged("print file", size, MOST_BYTES, f"{size / 1024:.1f} KB a certificate"),
    ]


def first_call() -> list[bool]:
    """Print how long ten certificates take in a process that has just started."""
    command = (OURS, "-m", OWN, "cold")
    done = subprocess.run(
        [*command, str(TEN)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    (_cpu, wall), (_warm_cpu, warm) = (json.loads(line) for line in done.stdout.splitlines()[-2:])
    print(f"       ten certificates, first call of a process: {wall:.2f} s of the clock")
    return [judged("ten certificates, warm", warm, MOST_COLD_SECONDS, f"{warm:.2f} s of the clock")]


def main() -> int:
    """Print every figure; return 1 where one is over."""
    held = [*head_to_head(), *growth(), *first_call()]
    return 0 if all(held) else 1
