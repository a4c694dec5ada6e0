"""What other methods would have said: listed beside the result, never applied (ranking.md D12)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

from .additive import additive_fit
from .duel import leaders
from .majority import majority
from .ordering import double_ranks, places_of
from .standardised import z_scores
from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .table import Panel, Table

    Places = tuple[int, ...] | Undefined

_SMALLEST_TRIMMED = 5


class Method(StrEnum):
    """The other methods, in the order in which they are shown."""

    RANK_SUM = "rank_sum"
    TRIMMED_MEAN = "trimmed_mean"
    MEDIAN = "median"
    ADJUSTED = "adjusted"
    COPELAND = "copeland"
    Z_SCORE = "z_score"


@dataclass(frozen=True)
class Shadow:
    """Places by another method, in the order of the contestants, without the ladder.

    `changes_winner` says that somebody who is first in the result is not first here; both flags
    are `False` where the method gives no places.
    """

    method: Method
    places: tuple[int, ...] | Undefined
    winners: tuple[str, ...]
    changes_winner: bool
    changes_places: bool


def shadows(table: Table, places: Sequence[int]) -> tuple[Shadow, ...]:
    """Return every other method beside the places of the result.

    All use the common panel but `adjusted`, which fits contestant + judge to every sheet. Equal
    rank sums are parted by the mean (ranking.md §2.7), nothing else is.
    """
    found = {
        Method.RANK_SUM: _rank_sum(table.common),
        Method.TRIMMED_MEAN: _trimmed_mean(table.common),
        Method.MEDIAN: _median(table.common),
        Method.ADJUSTED: _adjusted(table),
        Method.COPELAND: _copeland(table),
        Method.Z_SCORE: _z_score(table),
    }
    return tuple(_shadow(table, method, found[method], places) for method in Method)


def _shadow(table: Table, method: Method, found: Places, places: Sequence[int]) -> Shadow:
    if isinstance(found, Undefined):
        return Shadow(method, found, (), changes_winner=False, changes_places=False)
    first = leaders(found)
    return Shadow(
        method=method,
        places=found,
        winners=tuple(table.contestants[row] for row in first),
        changes_winner=not set(leaders(places)) <= set(first),
        changes_places=found != tuple(places),
    )


def _rank_sum(panel: Panel) -> Places:
    if not panel.m:
        return Undefined(Reason.NO_PANEL)
    sums = map(sum, zip(*map(double_ranks, panel.units), strict=True))
    return places_of([(Fraction(s), mean) for s, mean in zip(sums, panel.means, strict=True)])


def _trimmed_mean(panel: Panel) -> Places:
    if panel.m < _SMALLEST_TRIMMED:
        return Undefined(Reason.SMALL_PANEL)
    return places_of([sum(row) - max(row) - min(row) for row in panel.rows])


def _median(panel: Panel) -> Places:
    if not panel.m:
        return Undefined(Reason.NO_PANEL)
    return places_of([Fraction(median(map(Fraction, row))) for row in panel.rows])


def _adjusted(table: Table) -> Places:
    fit = additive_fit(table)
    return fit if isinstance(fit, Undefined) else places_of(fit.values)


def _copeland(table: Table) -> Places:
    duels = majority(table)
    return duels if isinstance(duels, Undefined) else places_of(duels.copeland)


def _z_score(table: Table) -> Places:
    z = z_scores(table)
    return z if isinstance(z, Undefined) else z.places
