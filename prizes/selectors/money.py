"""Read what each place of a ranking receives by the category's prize table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.selectors.rules import current_rules_version
from prizes.domain.pooling import Allocation, PrizeLine, allocate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Category


def prize_money(category: Category, places: Mapping[str, int]) -> Allocation:
    """Return what each contestant (public id → place) receives.

    Shared places are paid as frozen with the rules when judging opened.
    """
    lines = [PrizeLine(prize.place, prize.label, prize.amount) for prize in category.prizes.all()]
    rules = current_rules_version(category)
    return allocate(places, lines, rules.prize_unit, policy=rules.prize_sharing)
