"""Issue the certificates of a large edition as a job: ``python -m benchmarks issuing``.

    sh ./dev bench issuing --awards 5000 --workers 2 --kills 1

Real workers share the parts, some are killed and others started in their place; then one worker
packs all certificates and joins them for the printer. Nothing may be missing or double.
"""

from __future__ import annotations

import argparse
import importlib
import os
from typing import TYPE_CHECKING, Protocol, cast

import django

from benchmarks.load.options import SERVER
from benchmarks.load.place import place_of_its_own

if TYPE_CHECKING:
    from pathlib import Path


class Run(Protocol):
    """The module that measures, once Django knows its settings."""

    def measure(self, wanted: argparse.Namespace, folder: Path) -> int:
        """Print the figures and return the exit status."""


def main(*arguments: str) -> int:
    """Measure on a database and in a folder that go away afterwards."""
    parser = argparse.ArgumentParser(prog="sh ./dev bench issuing")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--awards", type=int, default=5000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kills", type=int, default=1, help="kill -9 of a worker, so many times")
    wanted = parser.parse_args(arguments)
    server = os.environ.get("TEST_DATABASE_URL") or SERVER
    with place_of_its_own(wanted.database, server) as folder:
        django.setup()
        # by name, because models can be imported only now
        run = cast("Run", importlib.import_module("benchmarks.issuing.run"))
        return run.measure(wanted, folder)
