"""Let proposing, saving, reopening, giving back and approving meet, round after round.

    sh ./dev bench races --database postgresql --rounds 500

Each round ends as one of its serial orders, or it is a fault: nobody waits for ever, nothing is
answered by a failure, and what waits or holds is what was proposed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import secrets
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlsplit, urlunsplit

from benchmarks.load.options import SERVER
from benchmarks.place import test_place

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rounds(Protocol):
    """The module that races, once Django knows its settings."""

    def race(self, rounds: int, chance: random.Random) -> Iterator[str]:
        """Give the name of each round's serial order, as `Fault` where there is none."""

    def broken_chain(self) -> str:
        """Say what is wrong with the ledger's chain; nothing where it is whole."""

    def report(self, names: list[str], broken: str) -> list[str]:
        """Return a line for each serial order, then what must be nought."""


def main(*arguments: str) -> int:
    """Race on a database of its own; return 1 where a round ended in no serial order."""
    parser = argparse.ArgumentParser(prog="sh ./dev bench races")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2018)
    wanted = parser.parse_args(arguments)
    server = os.environ.pop("TEST_DATABASE_URL", SERVER)
    if wanted.database == "postgresql":
        name = f"kube_races_{secrets.token_hex(6)}"
        os.environ["TEST_DATABASE_URL"] = urlunsplit(urlsplit(server)._replace(path=name))
    with test_place():
        # by name, because models can be imported only now
        rounds = cast("Rounds", importlib.import_module("benchmarks.races.rounds"))
        names = list(rounds.race(wanted.rounds, random.Random(wanted.seed)))  # noqa: S311 - no secret
        broken = rounds.broken_chain()
    print(f"{wanted.database}: {wanted.rounds} rounds, seed {wanted.seed}")
    print("\n".join(rounds.report(names, broken)))
    return 1 if broken or any(name.startswith("FAULT") for name in names) else 0
