"""Marks that fit neither the contestant nor the judge: possible favour or grudge (ranking.md D6).

A hint to look again at a sheet, never a reason to change it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import TYPE_CHECKING

from .duel import first_and_second
from .undefined import Undefined
from .variance import mean_squares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .table import Panel, Table

# |z| from which a mark is listed.
_LIMIT = 2.5


@dataclass(frozen=True)
class UnusualMark:
    """One total that departs from mean_i + mean_j - mean by `residual` points, z standard errors.

    `gap_change` is what replacing this one total by its fit would add to winner - runner-up.
    """

    judge: str
    contestant: str
    residual: Fraction
    z: float
    gap_change: Fraction | Undefined


@dataclass(frozen=True)
class UnusualMarks:
    """The listed marks, largest |z| first; `largest_z` of all marks (at most (n-1)(m-1)'s root).

    `gap_changes` has for each judge of the panel what replacing both totals, the winner's and the
    runner-up's, by their fit would add to the gap.
    """

    marks: tuple[UnusualMark, ...]
    largest_z: float
    gap_changes: tuple[tuple[str, Fraction | Undefined], ...]


def unusual_marks(table: Table, places: Sequence[int]) -> UnusualMarks | Undefined:
    """Return the unusual marks of the common panel; needs two judges and two contestants."""
    panel = table.common
    if reason := panel.lacks():
        return Undefined(reason)
    residuals, gap = _residuals(panel), _gap_weights(panel, places)
    error = sqrt(mean_squares(panel).error * (panel.n - 1) * (panel.m - 1) / (panel.n * panel.m))
    marks = [
        UnusualMark(judge, contestant, e, float(e) / error if error else 0.0, _change(gap, {i: e}))
        for judge, column in zip(panel.judges, residuals, strict=True)
        for i, (contestant, e) in enumerate(zip(panel.contestants, column, strict=True))
    ]
    listed = [mark for mark in marks if abs(mark.z) > _LIMIT]
    columns = [dict(enumerate(column)) for column in residuals]
    return UnusualMarks(
        marks=tuple(sorted(listed, key=lambda mark: (-abs(mark.residual), mark.judge))),
        largest_z=max(abs(mark.z) for mark in marks),
        gap_changes=tuple(
            (judge, _change(gap, column))
            for judge, column in zip(panel.judges, columns, strict=True)
        ),
    )


def _residuals(panel: Panel) -> list[list[Fraction]]:
    """Return e_ij by judge: total - contestant mean - judge mean + grand mean."""
    grand = sum(panel.judge_means, Fraction(0)) / panel.m
    return [
        [x - row - mean + grand for x, row in zip(column, panel.means, strict=True)]
        for column, mean in zip(panel.columns, panel.judge_means, strict=True)
    ]


def _gap_weights(panel: Panel, places: Sequence[int]) -> dict[int, Fraction] | Undefined:
    """Return what one point more on a sheet takes from the gap when it goes, by contestant."""
    duel = first_and_second(places)
    if isinstance(duel, Undefined):
        return duel
    winner, runner_up = duel
    return {winner: Fraction(-1, panel.m), runner_up: Fraction(1, panel.m)}


def _change(
    gap: dict[int, Fraction] | Undefined, residuals: dict[int, Fraction]
) -> Fraction | Undefined:
    if isinstance(gap, Undefined):
        return gap
    return sum((weight * residuals.get(i, Fraction(0)) for i, weight in gap.items()), Fraction(0))
