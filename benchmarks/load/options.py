"""Say how much load, for how long and on which database."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

SERVER = "postgres://postgres@127.0.0.1:5432"


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line."""

    database: str
    judges: int
    contestants: int
    seconds: float
    think: tuple[float, float]
    kills: int
    outages: int
    repeats: int
    races: int
    scripts: float
    seed: int
    report: Path | None
    server: str


def span(text: str) -> tuple[float, float]:
    """Read ``1-5`` as the shortest and the longest pause."""
    low, _dash, high = text.partition("-")
    return float(low), float(high or low)


def read(arguments: list[str]) -> Options:
    """Read the command line; without arguments it is the full form of quality.md R1, R4 and R6."""
    parser = argparse.ArgumentParser(prog="sh ./dev bench load")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--judges", type=int, default=50)
    parser.add_argument("--contestants", type=int, default=10)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--think", type=span, default=(1.0, 5.0), help="pause, such as 1-5")
    parser.add_argument("--kills", type=int, default=0, help="kill -9 of a worker, so many times")
    parser.add_argument("--outages", type=int, default=0, help="PostgreSQL away, so many times")
    parser.add_argument("--repeats", type=int, default=20, help="rounds of one body sent at once")
    parser.add_argument("--races", type=int, default=500, help="rounds of steps that race")
    parser.add_argument(
        "--scripts", type=float, default=0.8, help="share of judges whose browser runs scripts"
    )
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--report", type=Path, default=None, help="write the figures as JSON too")
    parser.add_argument(
        "--server",
        default=os.environ.get("TEST_DATABASE_URL") or SERVER,
        help="PostgreSQL server that gets a database of its own for the run (TEST_DATABASE_URL)",
    )
    wanted = Options(**vars(parser.parse_args(arguments)))
    if wanted.outages and wanted.database == "sqlite":
        parser.error("--outages needs --database postgresql")
    return wanted
