"""Time one way of printing in a process of its own, and tell the figures as JSON."""

from __future__ import annotations

import gc
import json
import time
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.machine import peak_megabytes

from .people import people

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .people import Person

WARM_UP = 3


class Figures(NamedTuple):
    """Seconds for all together, megabytes at most, bytes a certificate."""

    cpu: float
    wall: float
    megabytes: float
    bytes_each: float


def tell(
    make: Callable[[Sequence[Person]], int],
    count: int,
    cpu: Callable[[], float] = time.process_time,
) -> None:
    """Print the figures of make, which returns how many bytes it made; it is warm by then."""
    make(people(WARM_UP))
    given = people(count)
    gc.collect()
    start, begun = cpu(), time.perf_counter()
    made = make(given)
    figures = Figures(cpu() - start, time.perf_counter() - begun, peak_megabytes(), made / count)
    print(json.dumps(figures))
