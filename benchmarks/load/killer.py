"""Kill a worker again and again while judges save (R2)."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from .server import wait_until_it_answers

if TYPE_CHECKING:
    from .server import Server


def kill_workers(server: Server, times: int, seconds: float, seed: int) -> list[float]:
    """Kill so many workers spread over the time; return how long a page then took to come."""
    chance = random.Random(seed)  # noqa: S311 - which worker dies guards nothing
    start, outages = time.monotonic(), list[float]()
    for number in range(1, times + 1):
        due = start + seconds * (number - chance.random() / 2) / (times + 1)
        time.sleep(max(0.0, due - time.monotonic()))
        while not server.kill_a_worker(chance):
            time.sleep(0.1)
        outages.append(wait_until_it_answers(server.port))
    return outages
