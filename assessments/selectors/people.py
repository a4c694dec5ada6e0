"""Read who competes and who judges, names at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Contestant, Judge

if TYPE_CHECKING:
    from assessments.models import Category


def entrants_of(category: Category) -> list[Contestant]:
    """Return everybody entered in a category in running order, who withdrew too."""
    return list(
        Contestant.objects.filter(category=category)
        .select_related("kube", "facilitator", "region")
        .order_by("running_order")
    )


def contestants_in(category: Category) -> list[Contestant]:
    """Return who competes, in running order; not who withdrew."""
    return [contestant for contestant in entrants_of(category) if not contestant.is_withdrawn]


def panel_of(edition_id: int) -> list[Judge]:
    """Return the judges of an edition (primary key) in their order, absent ones too."""
    return list(
        Judge.objects.filter(edition=edition_id).select_related("user", "absence").order_by("order")
    )
