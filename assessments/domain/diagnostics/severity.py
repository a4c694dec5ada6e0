"""Who is lenient, who is severe: mean differences between judges (ranking.md D4)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from .additive import additive_fit
from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from fractions import Fraction

    from .additive import AdditiveFit
    from .table import Table

# A judge is pointed out beyond both: twice the standard error, and five points of a hundred.
_ERRORS = 2
_POINTS = 5


@dataclass(frozen=True)
class Severity:
    """The effect of one judge in points (positive = lenient), and whether it deserves attention."""

    judge: str
    effect: Fraction | Undefined
    standard_error: float | Undefined
    flagged: bool


def severity(table: Table) -> tuple[Severity, ...]:
    """Return the effect of every judge by least squares over all sheets.

    Complete tables give mean_j - grand mean with SE √(MSE (m-1)/(n m)).
    """
    fit = additive_fit(table)
    if isinstance(fit, Undefined):
        return tuple(Severity(judge, fit, fit, flagged=False) for judge in table.judges)
    return tuple(_severity(judge, j, fit) for j, judge in enumerate(table.judges))


def _severity(judge: str, j: int, fit: AdditiveFit) -> Severity:
    effect, variance = fit.effects[j], fit.variances[j]
    if effect is None or variance is None:
        missing = Undefined(Reason.NO_SHEETS)
        return Severity(judge, missing, missing, flagged=False)
    if not fit.degrees:
        return Severity(judge, effect, Undefined(Reason.NO_FREEDOM), flagged=False)
    error = sqrt(variance * fit.squares / fit.degrees)
    flagged = abs(effect) > _POINTS and abs(effect) > _ERRORS * error
    return Severity(judge, effect, error, flagged)
