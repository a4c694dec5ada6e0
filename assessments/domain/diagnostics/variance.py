"""The two-way analysis of variance that ICC, severity, residuals and closeness share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .table import Panel


@dataclass(frozen=True)
class MeanSquares:
    """Mean squares in points², exact: n contestants × m judges, both at least 2.

    `contestants` is MSR (n-1), `judges` MSC (m-1), `error` MSE ((n-1)(m-1)); `within` is the
    one-way MSW (n(m-1)) that does not part judges from error.
    """

    n: int
    m: int
    contestants: Fraction
    judges: Fraction
    error: Fraction
    within: Fraction

    @property
    def none(self) -> bool:
        """Say whether every total is the same."""
        return not (self.contestants or self.within)


def mean_squares(panel: Panel) -> MeanSquares:
    """Return the mean squares of a panel with at least two judges and two contestants."""
    n, m, unit = panel.n, panel.m, panel.scale**2
    level = Fraction(sum(map(sum, panel.rows)) ** 2, n * m)
    everything = sum(x * x for row in panel.rows for x in row) - level
    rows = Fraction(sum(sum(row) ** 2 for row in panel.rows), m) - level
    columns = Fraction(sum(sum(column) ** 2 for column in panel.units), n) - level
    return MeanSquares(
        n=n,
        m=m,
        contestants=rows / ((n - 1) * unit),
        judges=columns / ((m - 1) * unit),
        error=(everything - rows - columns) / ((n - 1) * (m - 1) * unit),
        within=(everything - rows) / (n * (m - 1) * unit),
    )
