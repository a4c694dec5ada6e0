"""Say which pages, how often and on which network."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

GROUPS = ("judge", "public", "staff")


@dataclass(frozen=True)
class Network:
    """What a telephone has: bytes a second each way, and the wait for every answer."""

    name: str
    down: float
    up: float
    latency: float

    def __str__(self) -> str:
        """Name it with its figures."""
        return f"{self.name}: {self.down * 8 / 1e6:.2f} Mb/s, {self.latency:.0f} ms"


NETWORKS = {
    "fast": Network("Fast 3G", 1.44e6 / 8, 0.675e6 / 8, 562),
    "slow": Network("Slow 3G", 0.4e6 / 8, 0.4e6 / 8, 2000),
}


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line."""

    rounds: int
    network: Network
    slowdown: int
    saves: int
    groups: frozenset[str]


def read(arguments: list[str]) -> Options:
    """Read the command line; without arguments it is what ux.md §6.2 asks for."""
    parser = argparse.ArgumentParser(prog="sh ./dev bench pages")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--network", choices=NETWORKS, default="fast")
    parser.add_argument("--slowdown", type=int, default=4, help="of the processor")
    parser.add_argument("--saves", type=int, default=200, help="autosaves that are timed")
    parser.add_argument("--only", action="append", choices=GROUPS, help="may be given twice")
    given = parser.parse_args(arguments)
    return Options(
        rounds=given.rounds,
        network=NETWORKS[given.network],
        slowdown=given.slowdown,
        saves=given.saves,
        groups=frozenset(given.only or GROUPS),
    )
