"""Do the judges agree on the numbers? Six intraclass correlations (ranking.md D2).

Shrout & Fleiss 1979, Psychological Bulletin 86:420-428; McGraw & Wong 1996.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .f_distribution import f_quantile
from .undefined import Reason, Undefined
from .variance import mean_squares

if TYPE_CHECKING:
    from fractions import Fraction

    from .table import Table
    from .variance import MeanSquares

    Interval = tuple[float, float]

# The upper point of intervals of 95 %.
_UPPER = 0.975
_FEWEST_DEGREES = 1e-3


@dataclass(frozen=True)
class Coefficient:
    """An estimate (at most 1; negative values are shown as they are) and its 95 % interval."""

    value: float | Undefined
    interval: tuple[float, float] | Undefined


@dataclass(frozen=True)
class IntraclassCorrelation:
    """All six ICC, named as in Shrout & Fleiss: (model, judges averaged), k = m = all judges.

    The ranking depends on `icc3k`, where severity cancels; `icc21` and `icc2k` say whether other
    judges would give the same numbers.
    """

    n: int
    m: int
    icc11: Coefficient
    icc1k: Coefficient
    icc21: Coefficient
    icc2k: Coefficient
    icc31: Coefficient
    icc3k: Coefficient


def intraclass(table: Table) -> IntraclassCorrelation | Undefined:
    """Return the six coefficients on the common panel; needs two judges, two contestants."""
    panel = table.common
    if reason := panel.lacks():
        return Undefined(reason)
    squares = mean_squares(panel)
    if squares.none:
        return Undefined(Reason.NO_SPREAD)
    one = _interval_of_f(squares, squares.within, squares.n * (squares.m - 1))
    two = _interval_of_agreement(squares)
    three = _interval_of_f(squares, squares.error, (squares.n - 1) * (squares.m - 1))
    return IntraclassCorrelation(
        squares.n,
        squares.m,
        icc11=Coefficient(_single(squares, squares.within), one),
        icc1k=Coefficient(_average(squares, squares.within), _stepped_up(one, squares.m)),
        icc21=Coefficient(_agreement(squares), two),
        icc2k=Coefficient(_average_agreement(squares), _stepped_up(two, squares.m)),
        icc31=Coefficient(_single(squares, squares.error), three),
        icc3k=Coefficient(_average(squares, squares.error), _stepped_up(three, squares.m)),
    )


def _single(squares: MeanSquares, noise: Fraction) -> float | Undefined:
    top = squares.contestants - noise
    return _ratio(top, squares.contestants + (squares.m - 1) * noise)


def _average(squares: MeanSquares, noise: Fraction) -> float | Undefined:
    return _ratio(squares.contestants - noise, squares.contestants)


def _agreement(squares: MeanSquares) -> float | Undefined:
    between = squares.m * (squares.judges - squares.error) / squares.n
    top = squares.contestants - squares.error
    return _ratio(top, squares.contestants + (squares.m - 1) * squares.error + between)


def _average_agreement(squares: MeanSquares) -> float | Undefined:
    between = (squares.judges - squares.error) / squares.n
    return _ratio(squares.contestants - squares.error, squares.contestants + between)


def _ratio(top: Fraction, bottom: Fraction) -> float | Undefined:
    # a denominator of 0 or less estimates a variance that cannot be: no number is honest then
    return float(top / bottom) if bottom > 0 else Undefined(Reason.NO_SPREAD)


def _interval_of_f(squares: MeanSquares, noise: Fraction, degrees: int) -> Interval | Undefined:
    """Return the interval of ICC(1,1) or ICC(3,1) from F = MSR / noise."""
    if not noise:
        return Undefined(Reason.NO_ERROR)
    f, rows = float(squares.contestants / noise), squares.n - 1
    low = f / f_quantile(_UPPER, rows, degrees)
    high = f * f_quantile(_UPPER, degrees, rows)
    return (low - 1) / (low + squares.m - 1), (high - 1) / (high + squares.m - 1)


def _interval_of_agreement(squares: MeanSquares) -> Interval | Undefined:
    """Return the interval of ICC(2,1) (Fleiss & Shrout 1978, Psychometrika 43:259-262)."""
    r, n, m = _agreement(squares), squares.n, squares.m
    if not squares.error:
        return Undefined(Reason.NO_ERROR)
    if isinstance(r, Undefined):
        return r
    degrees = _satterthwaite(squares, r)
    if degrees < _FEWEST_DEGREES:
        return Undefined(Reason.NO_FREEDOM)
    rows, columns, error = map(float, (squares.contestants, squares.judges, squares.error))
    f1, f2 = f_quantile(_UPPER, n - 1, degrees), f_quantile(_UPPER, degrees, n - 1)
    rest = m * columns + (m * n - m - n) * error
    low = n * (rows - f1 * error) / (f1 * rest + n * rows)
    return low, n * (f2 * rows - error) / (rest + n * f2 * rows)


def _satterthwaite(squares: MeanSquares, r: float) -> float:
    """Return v, the degrees of freedom of the judges' part of ICC(2,1)."""
    n, m = squares.n, squares.m
    judges = m * r * float(squares.judges / squares.error)
    error = n * (1 + (m - 1) * r) - m * r
    bottom = (n - 1) * judges**2 + error**2
    return (m - 1) * (n - 1) * (judges + error) ** 2 / bottom if bottom else 0.0


def _stepped_up(interval: Interval | Undefined, m: int) -> Interval | Undefined:
    """Return the interval for the mean of m judges (Spearman & Brown 1910)."""
    if isinstance(interval, Undefined):
        return interval
    low, high = interval
    if 1 + (m - 1) * low <= 0:
        return Undefined(Reason.NO_SPREAD)
    return m * low / (1 + (m - 1) * low), m * high / (1 + (m - 1) * high)
