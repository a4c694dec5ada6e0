"""Read the prize table and what each place of a ranking would receive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prizes.domain.pooling import Allocation, PrizeLine, allocate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessments.models import Category
    from prizes.models import Prize


def prize_lines(prizes: Iterable[Prize]) -> list[PrizeLine]:
    """Return prizes as the lines that pooling computes with."""
    return [PrizeLine(prize.place, prize.label, prize.amount) for prize in prizes]


def prize_money(category: Category, places: Mapping[str, int]) -> Allocation:
    """Return what each contestant (public id → place) receives, pooled where a place is shared."""
    return allocate(places, prize_lines(category.prizes.all()))
