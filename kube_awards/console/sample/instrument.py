"""Store a category of the sample: scale, aspects, indicators, descriptors and prizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Aspect, Category, Descriptor, Indicator, ScaleLevel
from prizes.models import Prize

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.console.sample.content import SampleAspect, SampleCategory


def store_category(edition: Edition, sample: SampleCategory, order: int) -> Category:
    """Store one category of the sample and everything that belongs to it."""
    category = Category.objects.create(
        edition=edition,
        kind=sample.key,
        name=sample.name,
        order=order,
        scale_minimum=1,
        scale_maximum=len(sample.scale_labels),
    )
    ScaleLevel.objects.bulk_create(
        ScaleLevel(category=category, value=value, label=label)
        for value, label in enumerate(sample.scale_labels, start=1)
    )
    number = 1
    for aspect_order, aspect in enumerate(sample.aspects, start=1):
        _store_aspect(category, aspect, aspect_order, number)
        number += len(aspect.indicators)
    Prize.objects.bulk_create(
        Prize(
            category=category,
            place=prize.place,
            label=prize.label,
            amount=prize.amount,
            trophy=prize.trophy,
            certificate=prize.certificate,
            source_note=prize.source_note,
        )
        for prize in sample.prizes
    )
    return category


def _store_aspect(category: Category, sample: SampleAspect, order: int, number: int) -> None:
    aspect = Aspect.objects.create(
        category=category, code=sample.key, name=sample.name, weight=sample.weight, order=order
    )
    for at, indicator in enumerate(sample.indicators, start=number):
        stored = Indicator.objects.create(
            aspect=aspect,
            number=at,
            name=indicator.name,
            hint=indicator.hint,
            weight=indicator.weight,
        )
        Descriptor.objects.bulk_create(
            Descriptor(indicator=stored, value=value, text=text)
            for value, text in enumerate(indicator.descriptors, start=1)
        )
