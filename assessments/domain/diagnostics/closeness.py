"""How narrow was it, and what would have turned it? (ranking.md D13)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from .duel import first_and_second
from .undefined import Reason, Undefined
from .variance import mean_squares

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .table import Panel, Table

_TOP = 100


@dataclass(frozen=True)
class MarkChange:
    """One total on one judge's sheet, moved by `points` (more or less): beyond it another wins."""

    judge: str
    contestant: str
    points: Fraction


@dataclass(frozen=True)
class Closeness:
    """The gap F_1 - F_2 in points against its standard error, pooled √(2 MSE/m) and paired.

    Paired is the sd over judges of T_1j - T_2j over √m. `changes` are the smallest changes of a
    single total that bring another contestant level with the winner; a trace more flips the winner.
    """

    winner: str
    runner_up: str
    gap: Fraction
    pooled_error: float
    paired_error: float
    changes: tuple[MarkChange, ...] | Undefined


def closeness(table: Table, places: Sequence[int]) -> Closeness | Undefined:
    """Return the closeness at the top of the common panel; needs two judges and two contestants."""
    panel = table.common
    if reason := panel.lacks():
        return Undefined(reason)
    duel = first_and_second(places)
    if isinstance(duel, Undefined):
        return duel
    winner, runner_up = duel
    if panel.means[winner] < max(panel.means):
        return Undefined(Reason.OTHER_RULE)
    return Closeness(
        winner=panel.contestants[winner],
        runner_up=panel.contestants[runner_up],
        gap=panel.means[winner] - panel.means[runner_up],
        pooled_error=sqrt(2 * mean_squares(panel).error / panel.m),
        paired_error=_paired_error(panel, winner, runner_up),
        changes=_smallest(panel, winner),
    )


def _paired_error(panel: Panel, winner: int, runner_up: int) -> float:
    differences = [column[winner] - column[runner_up] for column in panel.columns]
    mean = sum(differences, Fraction(0)) / panel.m
    squares = sum(((each - mean) ** 2 for each in differences), Fraction(0))
    return sqrt(squares / ((panel.m - 1) * panel.m))


def _smallest(panel: Panel, winner: int) -> tuple[MarkChange, ...] | Undefined:
    changes = list(_changes(panel, winner))
    if not changes:
        return Undefined(Reason.OUT_OF_REACH)
    least = min(abs(change.points) for change in changes)
    return tuple(change for change in changes if abs(change.points) == least)


def _changes(panel: Panel, winner: int) -> Iterator[MarkChange]:
    """Yield every change of one total, inside 0..100 with room to spare, that levels the top."""
    means = panel.means
    second = max(mean for row, mean in enumerate(means) if row != winner)
    for judge, column in zip(panel.judges, panel.columns, strict=True):
        fall = panel.m * (means[winner] - second)
        if fall < column[winner]:
            yield MarkChange(judge, panel.contestants[winner], -fall)
        for row, name in enumerate(panel.contestants):
            rise = panel.m * (means[winner] - means[row])
            if row != winner and column[row] + rise < _TOP:
                yield MarkChange(judge, name, rise)
