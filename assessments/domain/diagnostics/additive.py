"""Contestant + judge, by least squares: what the panel would say if nobody had been absent.

T_ij = a_i + b_j with Σ b = 0 over the judges who have a sheet (ranking.md §2.7; Yates 1933). Solved
exactly for the judges, who are few: L b = q with L_jh = [j = h] n_j - Σ_i 1/k_i, the sum over
contestants whom both scored, k_i sheets for contestant i, n_j sheets of judge j.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .connection import is_connected
from .linear import apply, inverse
from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from .table import Table


@dataclass(frozen=True)
class AdditiveFit:
    """The fit in points, exact.

    `values` are a_i (the mean on a complete table), `effects` b_j (positive = lenient; `None` for
    a judge without sheets). `variances` times the error variance give the variance of each b_j;
    `squares` is the residual sum of squares, `degrees` its degrees of freedom.
    """

    values: tuple[Fraction, ...]
    effects: tuple[Fraction | None, ...]
    variances: tuple[Fraction | None, ...]
    squares: Fraction
    degrees: int


def additive_fit(table: Table) -> AdditiveFit | Undefined:
    """Return the fit; the sheets must link every contestant with every judge who has one."""
    active = [j for j, column in enumerate(table.by_judge) if column]
    groups = [{i for i, _ in table.by_judge[j]} for j in active]
    if not is_connected(groups) or not all(table.by_contestant):
        return Undefined(Reason.DISCONNECTED)
    spread = _pseudo_inverse(_laplacian(table, active))
    solved = apply(spread, _deviations(table, active))
    effects = dict(zip(active, solved, strict=True))
    variances = {j: spread[index][index] for index, j in enumerate(active)}
    values = tuple(
        sum((total - effects[j] for j, total in row), Fraction(0)) / len(row)
        for row in table.by_contestant
    )
    sheets = [(i, j, x) for i, row in enumerate(table.by_contestant) for j, x in row]
    return AdditiveFit(
        values=values,
        effects=tuple(effects.get(j) for j in range(len(table.judges))),
        variances=tuple(variances.get(j) for j in range(len(table.judges))),
        squares=sum(((x - values[i] - effects[j]) ** 2 for i, j, x in sheets), Fraction(0)),
        degrees=len(sheets) - len(values) - len(active) + 1,
    )


def _laplacian(table: Table, active: list[int]) -> list[list[Fraction]]:
    position = {j: index for index, j in enumerate(active)}
    matrix = [[Fraction(0)] * len(active) for _ in active]
    for row in table.by_contestant:
        share = Fraction(1, len(row))
        for j, _ in row:
            matrix[position[j]][position[j]] += 1
            for h, _ in row:
                matrix[position[j]][position[h]] -= share
    return matrix


def _deviations(table: Table, active: list[int]) -> list[Fraction]:
    """Return q_j: by how much the judge's totals exceed the contestants' plain means."""
    means = [sum((x for _, x in row), Fraction(0)) / len(row) for row in table.by_contestant]
    return [sum((x - means[i] for i, x in table.by_judge[j]), Fraction(0)) for j in active]


def _pseudo_inverse(matrix: list[list[Fraction]]) -> list[list[Fraction]]:
    """Return L⁺ of a connected design: (L + J/m)⁻¹ - J/m, for L's only null vector is constant."""
    even = Fraction(1, len(matrix))
    regular = inverse([[value + even for value in row] for row in matrix])
    return [[value - even for value in row] for row in regular]
