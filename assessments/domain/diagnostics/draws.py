"""Chance that repeats itself: the same draws on every machine, in every Python.

`random.Random(seed).random()` is the one generator whose sequence the language guarantees from
version to version; everything here is built on it alone.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

# Arbitrary, published, never changed: another seed would give slightly other numbers.
SEED = 20180920
# Elementary steps that one simulation may take, and the fewest repetitions worth showing.
_BUDGET = 10_000_000
_FEWEST = 999


def generator() -> Random:
    """Return a generator at the start of the one fixed sequence."""
    return Random(SEED)  # noqa: S311 - repeats itself on purpose, guards nothing


def repetitions(wanted: int, cells: int) -> int:
    """Return how often to repeat something that costs so many cells: fewer for large tables."""
    return min(wanted, max(_FEWEST, _BUDGET // cells))


def shuffled(items: Sequence[T], chance: Random) -> list[T]:
    """Return the items in random order, every order equally likely (Fisher & Yates)."""
    mixed = list(items)
    draw = chance.random
    for last in range(len(mixed) - 1, 0, -1):
        other = int(draw() * (last + 1))
        mixed[last], mixed[other] = mixed[other], mixed[last]
    return mixed


def resampled(items: Sequence[T], chance: Random) -> list[T]:
    """Return as many items, drawn with replacement."""
    draw, size = chance.random, len(items)
    return [items[int(draw() * size)] for _ in items]
