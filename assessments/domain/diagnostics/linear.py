"""Small systems of linear equations, solved exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Matrix = Sequence[Sequence[Fraction]]


def inverse(matrix: Matrix) -> list[list[Fraction]]:
    """Return the inverse of a regular matrix by Gauss and Jordan."""
    size = len(matrix)
    rows = [[*row, *_unit(size, index)] for index, row in enumerate(matrix)]
    for column in range(size):
        pivot = next(r for r in range(column, size) if rows[r][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [value / head for value in rows[column]]
        for r in range(size):
            if r != column and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[column], strict=True)]
    return [row[size:] for row in rows]


def apply(matrix: Matrix, vector: Sequence[Fraction]) -> list[Fraction]:
    """Return matrix · vector."""
    return [dot(row, vector) for row in matrix]


def dot(left: Sequence[Fraction], right: Sequence[Fraction]) -> Fraction:
    """Return the inner product."""
    return sum((x * y for x, y in zip(left, right, strict=True)), Fraction(0))


def _unit(size: int, index: int) -> list[Fraction]:
    return [Fraction(int(index == column)) for column in range(size)]
