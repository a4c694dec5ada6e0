"""The first and the second: whom the close-up diagnostics compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from collections.abc import Sequence


def leaders(places: Sequence[int]) -> tuple[int, ...]:
    """Return the rows that hold the first place."""
    return tuple(row for row, place in enumerate(places) if place == 1)


def first_and_second(places: Sequence[int]) -> tuple[int, int] | Undefined:
    """Return the row of the winner and of the runner-up, when each stands alone."""
    first = leaders(places)
    second = [row for row, place in enumerate(places) if place == len(first) + 1]
    if len(first) > 1:
        return Undefined(Reason.SHARED_FIRST)
    if not second:
        return Undefined(Reason.FEW_CONTESTANTS)
    return (first[0], second[0]) if len(second) == 1 else Undefined(Reason.SHARED_SECOND)
