"""Take times fairly: baseline and subject in turn, so that a busy moment hits both.

Times are those of the processor, so that other programs of a shared machine are not measured.
"""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS = 5


@dataclass(frozen=True)
class Timing:
    """The processor seconds of each round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the middle round."""
        return statistics.median(self.rounds)

    @property
    def spread(self) -> float:
        """Return how far the rounds lie apart, as a share of the median."""
        return (max(self.rounds) - min(self.rounds)) / self.median


def compare(
    subject: Callable[[], object], baseline: Callable[[], object], repeat: int = 1
) -> tuple[Timing, Timing]:
    """Return the timings of both, `repeat` calls a round, taken in turn."""
    rounds = [(_seconds(baseline, repeat), _seconds(subject, repeat)) for _ in range(ROUNDS)]
    of_baseline, of_subject = zip(*rounds, strict=True)
    return Timing(of_subject), Timing(of_baseline)


def _seconds(call: Callable[[], object], repeat: int) -> float:
    gc.collect()
    start = time.process_time()
    for _ in range(repeat):
        call()
    return (time.process_time() - start) / repeat


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the slope of log time over log size: 1 is linear."""
    return statistics.linear_regression([log(n) for n in sizes], [log(s) for s in seconds]).slope
