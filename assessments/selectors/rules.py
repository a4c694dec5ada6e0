"""Read the rules of a category: as set up, and as frozen when judging opened."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, Prefetch
from django.utils.translation import gettext as _

from assessments.domain.errors import InvalidInput
from assessments.domain.rules import AspectRule, IndicatorRule, Rules
from assessments.models import (
    Aspect,
    Category,
    Contestant,
    Edition,
    Indicator,
    Ladder,
    RulesVersion,
)
from kube_awards.core.formats import score_text

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def opening_blockers(edition: Edition) -> list[str]:
    """Say, a sentence each, what still keeps judging from being opened."""
    categories = list(edition.categories.all())
    if not categories:
        return [_("Belum ada kategori.")]
    judges = edition.judges.count()
    return [
        sentence for category in categories for sentence in _category_blockers(category, judges)
    ]


def _category_blockers(category: Category, judges: int) -> Iterator[str]:
    aspects = aspects_of(category)
    total = sum(aspect.weight for aspect in aspects)
    if total != FULL_WEIGHT:
        yield _("%(category)s: jumlah bobot harus 100, sekarang %(total)s.") % {
            "category": category.name,
            "total": score_text(total),
        }
    yield from _rules_blockers(category, judges)
    if _undescribed(category, aspects):
        yield _("%(category)s: ada nilai yang belum dijelaskan artinya.") % {
            "category": category.name
        }
    if not Contestant.objects.filter(category=category, is_withdrawn=False).exists():
        yield _("%(category)s: belum ada peserta.") % {"category": category.name}


def _rules_blockers(category: Category, judges: int) -> Iterator[str]:
    try:
        rules = rules_as_set_up(category)
    except InvalidInput as error:
        yield f"{category.name}: {error}."
        return
    if FULL_WEIGHT * rules.denominator * max(judges, 1) > BigIntegerField.MAX_BIGINT:
        # The exact sums over the panel would not fit the database's integers.
        yield _("%(category)s: bobot terlalu rumit; pakai paling banyak dua angka desimal.") % {
            "category": category.name
        }
    if judges < rules.needed_panel:
        yield _("%(category)s: perlu sedikitnya %(needed)d juri, baru ada %(judges)d.") % {
            "category": category.name,
            "needed": rules.needed_panel,
            "judges": judges,
        }


def _undescribed(category: Category, aspects: list[Aspect]) -> bool:
    values = {level.value for level in category.levels.all()}
    if not _covers(category, values):
        return True
    return any(
        not values <= {descriptor.value for descriptor in indicator.descriptors.all()}
        for aspect in aspects
        for indicator in aspect.indicators.all()
    )


def _covers(category: Category, values: set[int]) -> bool:
    """Say whether there is a word for every value: one each, or for each band from its low end."""
    scale = range(category.scale_minimum, category.scale_maximum + 1)
    if category.is_typed:
        return scale[0] in values and values <= set(scale)
    return values == set(scale)
