"""Read the instrument of a category for its editor, and where one may be copied from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count

from assessments.domain.outline import AspectOutline, IndicatorOutline, Outline
from assessments.models import Category
from assessments.selectors.rules import aspects_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Aspect, Indicator


def outline_of(category: Category) -> Outline:
    """Return the category's instrument as stored; four queries."""
    levels = dict(category.levels.order_by("value").values_list("value", "label"))
    return Outline(
        minimum=category.scale_minimum,
        maximum=category.scale_maximum,
        levels=levels,
        aspects=tuple(_aspect(aspect) for aspect in aspects_of(category)),
    )


def _aspect(aspect: Aspect) -> AspectOutline:
    return AspectOutline(
        name=aspect.name,
        code=aspect.code,
        weight=aspect.weight,
        indicators=tuple(_indicator(each) for each in aspect.indicators.all()),
        key=aspect.pk,
    )


def _indicator(indicator: Indicator) -> IndicatorOutline:
    meanings = {each.value: each.text for each in indicator.descriptors.all()}
    return IndicatorOutline(
        name=indicator.name,
        number=indicator.number,
        hint=indicator.hint,
        weight=indicator.weight,
        meanings=meanings,
        key=indicator.pk,
    )


def instrument_sources(category: Category) -> QuerySet[Category]:
    """Return the other categories that have an instrument, of this edition and then the newest."""
    return (
        Category.objects.exclude(pk=category.pk)
        .annotate(indicators=Count("aspects__indicators"))
        .filter(indicators__gt=0)
        .select_related("edition")
        .order_by("-edition__year", "-edition__pk", "order")
    )
