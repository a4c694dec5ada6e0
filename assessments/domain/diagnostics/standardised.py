"""Each judge on the own scale: z-scores and the order by their mean (ranking.md D7)."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum, sqrt
from typing import TYPE_CHECKING

from .ordering import places_of
from .undefined import Undefined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .table import Table

# z-scores are irrational: equal means may differ in the last binary digits.
_DIGITS = 12


@dataclass(frozen=True)
class ZScores:
    """z_ij = (T_ij - mean_j) / population sd_j, one row a contestant; 0 from a flat judge.

    `means` are over the common panel `judges`; `places` follow from them, rounded to 12 digits.
    """

    judges: tuple[str, ...]
    scores: tuple[tuple[float, ...], ...]
    means: tuple[float, ...]
    places: tuple[int, ...]


def z_scores(table: Table) -> ZScores | Undefined:
    """Return the z-scores of the common panel; a shadow, never a result."""
    panel = table.common
    if reason := panel.lacks(judges=1, contestants=1):
        return Undefined(reason)
    scores = tuple(zip(*map(_standardise, panel.units), strict=True))
    # fsum: the same mean whatever the order of the judges
    means = tuple(fsum(row) / panel.m for row in scores)
    places = places_of([round(mean, _DIGITS) for mean in means])
    return ZScores(panel.judges, scores, means, places)


def _standardise(column: Sequence[int]) -> list[float]:
    n, total = len(column), sum(column)
    deviations = [n * value - total for value in column]
    sd = sqrt(sum(deviation**2 for deviation in deviations) / n)
    return [deviation / sd if sd else 0.0 for deviation in deviations]
