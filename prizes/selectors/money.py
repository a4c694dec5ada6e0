"""Read what each place of a ranking receives by the category's prize table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prizes.domain.pooling import Allocation, PrizeLine, allocate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Category


def prize_money(category: Category, places: Mapping[str, int]) -> Allocation:
    """Return what each contestant (public id → place) receives, pooled where a place is shared."""
    lines = [PrizeLine(prize.place, prize.label, prize.amount) for prize in category.prizes.all()]
    return allocate(places, lines)
