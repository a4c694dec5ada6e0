"""Let many judges save at once, kill workers, and compare what was promised with what is kept.

    sh ./dev bench load --database postgresql --judges 50 --seconds 600 --think 1-5 --kills 200

The server is production's: gunicorn with 2 workers × 4 threads on a database made for the run. The
ledger of acknowledged saves is kept on this side of the network (quality.md R1 to R4, R6, R7).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, cast

import django

from . import options
from .place import place_of_its_own

if TYPE_CHECKING:
    from pathlib import Path


class Run(Protocol):
    """The module that measures, once Django knows its settings."""

    def measure(self, wanted: options.Options, folder: Path) -> int:
        """Print the figures and return the exit status."""


def main(*arguments: str) -> int:
    """Measure what was asked for, on a database and in a folder that go away afterwards."""
    wanted = options.read(list(arguments))
    with place_of_its_own(wanted.database, wanted.server) as folder:
        django.setup()
        # by name, because models can be imported only now
        return cast("Run", importlib.import_module("benchmarks.load.run")).measure(wanted, folder)
