"""Measure the ranking engine from decimal text to places (goals: issue 3)."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

from assessments.domain.diagnose import diagnose
from assessments.domain.explain import explain
from assessments.domain.inputs import compute

from .categories import exact_value, float_pass, inputs_of, rows
from .machine import peak_megabytes
from .measure import compare, exponent

GOALS = {(5, 7): (0.005, None), (1000, 20): (1.0, None), (5000, 20): (4.0, 500)}
CONTESTANT_STEPS = ((1250, 20), (2500, 20), (5000, 20))
JUDGE_STEPS = ((1000, 5), (1000, 10), (1000, 20), (1000, 40))
MOST_EXPONENT = 1.05
DIAGNOSIS_GOAL = 1.0
SMALL_REPEAT = 50
SMALL = 10_000
CHECKED = 7


@dataclass(frozen=True)
class Figure:
    """What one size cost: medians in seconds, spreads as shares, memory in megabytes."""

    engine: float
    engine_spread: float
    baseline: float
    baseline_spread: float
    peak: float


def measure(contestants: int, judges: int) -> Figure:
    """Measure one size in this process; memory is the peak of data and ranking together."""
    given = rows(contestants, judges)
    outcome = compute(inputs_of(given))
    peak = peak_megabytes()
    for placement in outcome.placements[:: max(1, contestants // CHECKED)]:
        if placement.value != exact_value(given, placement.contestant):
            raise SystemExit(f"{placement.contestant} is not exact")
    del outcome
    repeat = SMALL_REPEAT if contestants * judges < SMALL else 1
    engine, baseline = compare(lambda: compute(inputs_of(given)), lambda: float_pass(given), repeat)
    return Figure(engine.median, engine.spread, baseline.median, baseline.spread, peak)


def apart(contestants: int, judges: int) -> Figure:
    """Measure one size in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "benchmarks.engine", str(contestants), str(judges)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Figure(**json.loads(done.stdout))


def line(size: tuple[int, int], figure: Figure) -> str:
    """Return the figures of one size for a reader."""
    return (
        f"{size[0]:>5} × {size[1]:>2} × 12  engine {figure.engine * 1000:9.2f} ms"
        f" (spread {figure.engine_spread:.0%})  float pass {figure.baseline * 1000:8.2f} ms"
        f" (spread {figure.baseline_spread:.0%})  ratio {figure.engine / figure.baseline:5.2f}"
        f"  peak {figure.peak:4.0f} MB"
    )


def verdict(what: str, value: float, goal: float, unit: str) -> bool:
    """Print a figure beside its goal and say whether it is reached."""
    reached = value <= goal
    print(f"  {'ok  ' if reached else 'OVER'} {what}: {value:.4g} {unit}, goal {goal:.4g} {unit}")
    return reached


def small_diagnosis() -> tuple[float, float]:
    """Return the seconds of all diagnostics and of all explanations of a usual category."""
    outcome = compute(inputs_of(rows(5, 7)))
    start = time.process_time()
    diagnose(outcome)
    middle = time.process_time()
    explain(outcome)
    return middle - start, time.process_time() - middle


def main() -> int:
    """Print every figure, and return 1 where a goal is missed."""
    sizes = sorted({*GOALS, *CONTESTANT_STEPS, *JUDGE_STEPS})
    figures = {size: apart(*size) for size in sizes}
    print("processor time, median of 5 rounds; baseline: one pass over the same text with floats")
    for size, figure in figures.items():
        print(line(size, figure))
    good = []
    for size, (seconds, memory) in GOALS.items():
        name = f"{size[0]} × {size[1]} × 12"
        good.append(verdict(name, figures[size].engine, seconds, "s"))
        if memory:
            good.append(verdict(f"{name} memory", figures[size].peak, memory, "MB"))
    for name, steps, axis in (("contestants", CONTESTANT_STEPS, 0), ("judges", JUDGE_STEPS, 1)):
        grown = exponent([step[axis] for step in steps], [figures[step].engine for step in steps])
        good.append(verdict(f"growth exponent in {name}", grown, MOST_EXPONENT, ""))
    diagnosis, explanation = small_diagnosis()
    good.append(verdict("5 × 7, all diagnostics", diagnosis, DIAGNOSIS_GOAL, "s"))
    print(f"       5 × 7, all explanations: {explanation:.4g} s")
    return 0 if all(good) else 1


if __name__ == "__main__":
    print(json.dumps(asdict(measure(*map(int, sys.argv[1:])))))
