"""Read the prize tables of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Sum

from prizes.domain.table import PrizeRow
from prizes.models import Prize

if TYPE_CHECKING:
    from assessments.models import Category, Edition


def prize_table(category: Category) -> list[PrizeRow]:
    """Return the prizes of a category in the order of their places."""
    return [
        PrizeRow(
            label=prize.label,
            amount=prize.amount,
            trophy=prize.trophy,
            certificate=prize.certificate,
            source_note=prize.source_note,
        )
        for prize in Prize.objects.filter(category=category).order_by("place")
    ]


def budget_of(edition: Edition) -> int:
    """Return what all prizes of an edition cost."""
    prizes = Prize.objects.filter(category__edition=edition)
    total = prizes.aggregate(total=Sum("amount"))["total"]
    return int(total or 0)
