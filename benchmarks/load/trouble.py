"""Kill workers and cut the database off while judges save (R2, R3)."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .place import on_server
from .server import wait_until_it_answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .options import Options
    from .server import Server

OUTAGE_SECONDS = 2


def spread(times: int, seconds: float, chance: random.Random) -> Iterator[int]:
    """Come back so many times, at moments that nobody can foresee, over the seconds."""
    start = time.monotonic()
    for number in range(1, times + 1):
        due = start + seconds * (number - chance.random() / 2) / (times + 1)
        time.sleep(max(0.0, due - time.monotonic()))
        yield number


def kill_workers(server: Server, wanted: Options) -> list[float]:
    """Kill workers without warning; return how long a page then took to come."""
    chance = random.Random(wanted.seed)  # noqa: S311 - which worker dies guards nothing
    waits = []
    for _each in spread(wanted.kills, wanted.seconds, chance):
        while not server.kill_a_worker(chance):
            time.sleep(0.1)
        waits.append(wait_until_it_answers(server.port))
    return waits


def cut_database_off(server: Server, wanted: Options) -> list[float]:
    """Break all connections to the database and refuse new ones; return the waits afterwards."""
    chance = random.Random(wanted.seed + 1)  # noqa: S311 - when it happens guards nothing
    name, waits = urlsplit(os.environ["DATABASE_URL"]).path.lstrip("/"), []
    for _each in spread(wanted.outages, wanted.seconds, chance):
        on_server(wanted.server, "ALTER DATABASE {} ALLOW_CONNECTIONS false", name)
        on_server(
            wanted.server,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {name}",
            name,
        )
        time.sleep(OUTAGE_SECONDS)
        on_server(wanted.server, "ALTER DATABASE {} ALLOW_CONNECTIONS true", name)
        waits.append(wait_until_it_answers(server.port))
    return waits
