"""Places, mid-ranks, and an order of rows and columns that no name can influence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    Cells = Sequence[Sequence[Fraction | int | None]]

Key = TypeVar("Key", int, float, "Fraction", "tuple[Fraction, Fraction]")

# Each round of colouring tells more apart; three part all but artificial tables.
_ROUNDS = 3


def places_of(values: Sequence[Key]) -> tuple[int, ...]:
    """Return 1-2-2-4 places, highest value first: 1 + number of values strictly greater."""
    first: dict[Key, int] = {}
    for position, value in enumerate(sorted(values, reverse=True), start=1):
        first.setdefault(value, position)
    return tuple([first[value] for value in values])


def double_ranks(values: Sequence[Key]) -> list[int]:
    """Return twice the mid-rank of each value, lowest first, so that halves stay whole."""
    ordered = sorted(values)
    return [bisect_left(ordered, value) + bisect_right(ordered, value) + 1 for value in values]


def canonical_order(cells: Cells) -> tuple[list[int], list[int]]:
    """Return an order of rows and of columns that follows from the cells alone.

    Random draws are dealt out in this order, so that renaming or re-ordering people cannot change
    a simulated number. Rows and columns are coloured by what stands in them, in turns.
    """
    rows, columns = [0] * len(cells), [0] * len(cells[0])
    by_column = list(zip(*cells, strict=True))
    for _ in range(_ROUNDS):
        rows = _colours(cells, columns)
        columns = _colours(by_column, rows)
    return _sorted_by(rows), _sorted_by(columns)


def _colours(lines: Cells, across: Sequence[int]) -> list[int]:
    """Return a number for each line: by its values and the colours of the lines they cross."""
    looks = [
        sorted(
            (colour, value is None, value or 0) for colour, value in zip(across, line, strict=True)
        )
        for line in lines
    ]
    ordered = sorted(looks)
    return [bisect_left(ordered, look) for look in looks]


def _sorted_by(colours: Sequence[int]) -> list[int]:
    return sorted(range(len(colours)), key=colours.__getitem__)
