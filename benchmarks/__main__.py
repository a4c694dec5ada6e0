"""Run one measurement by name: ``python -m benchmarks engine``."""

from __future__ import annotations

import importlib
import sys
from typing import Protocol, cast

from .machine import description

NAMES = {
    "engine": "ranking: speed, growth and memory against a plain float pass",
    "certificates": "printing them against WeasyPrint, Typst, ReportLab and Chromium (bench.txt)",
    "crosscheck": "diagnostics against scipy, pingouin and krippendorff (requirements/bench.txt)",
    "dashboard": "the dashboard with 200 contestants and 30 judges: time and size",
    "imports": "how soon and at what memory spreadsheets are refused that nobody should take",
    "issuing": "5,000 certificates by real workers, one of them killed (--help: its options)",
    "load": "50 judges who save at once, kills, repeats and races (--help: its options)",
    "pages": "weight, LCP and CLS of all pages on Fast 3G, autosave (--help: its options)",
    "races": "proposing, saving, reopening, giving back, approving at once (--help: its options)",
    "offline": "five minutes without a network while scoring, in real time (--help: its options)",
}
WITH_OPTIONS = {"issuing", "load", "races", "pages", "offline"}


class Measurement(Protocol):
    """A module of this package that measures something."""

    def main(self, *options: str) -> int:
        """Print the figures and return the exit status."""


def main(arguments: list[str]) -> int:
    """Run the named measurement, or list what there is."""
    chosen, options = arguments[:1], arguments[1:]
    if not NAMES.keys() & chosen or (options and not WITH_OPTIONS & set(chosen)):
        for name, what in NAMES.items():
            print(f"  {name:12} {what}")
        return 2
    print(description())
    # by name, because each needs libraries that the others do without
    module = cast("Measurement", importlib.import_module(f"benchmarks.{arguments[0]}"))
    return module.main(*options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
