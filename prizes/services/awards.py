"""Build the awards that a frozen result gives, with the names and prizes as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prizes.models import Award, Prize
from prizes.selectors.money import prize_money

if TYPE_CHECKING:
    from assessments.models import Category, Contestant, Result
    from prizes.domain.pooling import Share


def awards_of(result: Result) -> list[Award]:
    """Return the unsaved awards of every category of a result, in order of place."""
    categories = result.edition.categories.order_by("order")
    return [award for category in categories for award in _awards_in(result, category)]


def _awards_in(result: Result, category: Category) -> list[Award]:
    """Return the unsaved awards of one category, in order of place."""
    placements = {
        placement.contestant.public_id: placement
        for placement in result.placements.filter(contestant__category=category).select_related(
            "contestant__category",
            "contestant__kube",
            "contestant__facilitator",
            "contestant__region",
        )
    }
    places = {contestant: placement.place for contestant, placement in placements.items()}
    prizes = {prize.place: prize for prize in category.prizes.all()}
    shares = prize_money(category, places).shares
    return [
        _award(placements[share.contestant].contestant, share, prizes.get(share.place))
        for share in sorted(shares, key=lambda share: (share.place, share.contestant))
    ]


def _award(contestant: Contestant, share: Share, prize: Prize | None) -> Award:
    return Award(
        contestant=contestant,
        place=share.place,
        label=share.label,
        name=contestant.name,
        region_name=contestant.region.official_name,
        region_short_name=contestant.region.short_name,
        category_name=contestant.category.name,
        amount=share.amount,
        trophy=prize.trophy if prize else False,
        certificate=prize.certificate if prize else False,
    )
