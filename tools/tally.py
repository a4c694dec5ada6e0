"""Add up the suites that `dev test` ran, and name everything that was left out.

Each line of the file holds, with tabs between: suite, passed|failed, number; or suite, skipped,
what and why. tests/environment.py and `dev` write them.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path


def read(path: Path) -> tuple[dict[str, Counter[str]], list[str]]:
    """Return the counts of each suite and a sentence for each skip."""
    suites: dict[str, Counter[str]] = {}
    skips = []
    for line in path.read_text(encoding="utf-8").splitlines():
        suite, outcome, detail = line.split("\t", 2)
        counts = suites.setdefault(suite, Counter())
        counts[outcome] += 1 if outcome == "skipped" else int(detail)
        if outcome == "skipped":
            skips.append(f"{suite}: {detail}")
    return suites, skips


def sentence(counts: Counter[str]) -> str:
    """Say the counts as test runners do."""
    return f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped"


def report(path: Path) -> list[str]:
    """Return the closing lines of `dev test`."""
    suites, skips = read(path)
    lines = [f"  {suite:<12}{sentence(counts)}" for suite, counts in suites.items()]
    if skips:
        lines += ["", f"!! SKIPPED, so not checked here ({len(skips)}):"]
        lines += [f"   - {skip}" for skip in sorted(skips)]
    return [*lines, "", sentence(sum(suites.values(), Counter()))]


if __name__ == "__main__":
    print("\n== result", *report(Path(sys.argv[1])), sep="\n")
