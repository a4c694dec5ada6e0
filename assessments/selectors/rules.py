"""Read the rules of a category: as set up, and as frozen when judging opened."""

from __future__ import annotations

import json
from fractions import Fraction

from django.db.models import BigIntegerField, Prefetch

from assessments.domain.rules import AspectRule, IndicatorRule, Rules
from assessments.models import (
    Aspect,
    Category,
    Indicator,
    Ladder,
    RulesVersion,
)

FULL_WEIGHT = 100


def rules_as_set_up(category: Category) -> Rules:
    """Return the category's present rules; raise InvalidInput where they make no sense."""
    return Rules(
        aspects=tuple(_aspect_rule(category, aspect) for aspect in aspects_of(category)),
        minimum_panel=category.minimum_panel,
        method=category.method,
        hole_policy=category.hole_policy,
        ladder=Ladder(category.ladder).rungs,
    )


def _aspect_rule(category: Category, aspect: Aspect) -> AspectRule:
    return AspectRule(
        id=aspect.code,
        weight=Fraction(aspect.weight),
        indicators=tuple(
            IndicatorRule(
                id=str(indicator.number),
                weight=Fraction(indicator.weight),
                minimum=category.scale_minimum,
                maximum=category.scale_maximum,
            )
            for indicator in aspect.indicators.all()
        ),
    )


def aspects_of(category: Category) -> list[Aspect]:
    """Return the category's aspects in published order, indicators and descriptors at hand."""
    indicators = Indicator.objects.order_by("number").prefetch_related("descriptors")
    return list(
        category.aspects.order_by("order").prefetch_related(Prefetch("indicators", indicators))
    )


def frozen_rules(version: RulesVersion) -> Rules:
    """Return the rules a sheet is scored under."""
    return Rules.from_canonical(json.loads(version.canonical))


def current_rules_version(category: Category) -> RulesVersion:
    """Return the rules frozen last; raise DoesNotExist before judging was opened."""
    return category.rules_versions.latest("number")


def sums_fit(denominator: int, judges: int) -> bool:
    """Say whether the exact sums over a panel of this size fit the database's integers."""
    return FULL_WEIGHT * denominator * max(judges, 1) <= BigIntegerField.MAX_BIGINT
