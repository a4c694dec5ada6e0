"""Write the instrument of a category: the only writer of its scale, aspects and indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from assessments.domain.outline_records import changes, outline_from, outline_record
from assessments.models import Aspect, Descriptor, EditionState, Indicator, ScaleLevel
from assessments.selectors.instrument import outline_of
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Refused
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from assessments.domain.outline import IndicatorOutline, Outline
    from assessments.models import Category
    from kube_awards.accounts.models import User

# Above every order and number that is in use while rows change places.
ASIDE = 10_000


@transaction.atomic
def save_instrument(
    *,
    category: Category,
    outline: Outline,
    seen: int,
    actor: User,
    action: str = "instrument.saved",
) -> Category:
    """Make the instrument what `outline` says; the same again is nothing.

    `seen` is the version of the category that the outline was made from. Raise Conflict where
    somebody else has changed it since, WrongState once judging was opened.
    """
    lock_edition(category.edition, EditionState.SETUP)
    stored = next_version(category, seen=seen)
    before = outline_of(stored)
    if outline == before:
        return category
    store_outline(stored, outline)
    was, now = changes(outline_record(before), outline_record(outline))
    record(actor=actor, action=action, obj=stored, before=was, after=now)
    return stored


@transaction.atomic
def copy_instrument(*, category: Category, source: Category, seen: int, actor: User) -> Category:
    """Replace the instrument by a copy of another category's, scale and meanings included."""
    copied = outline_of(source)
    if not copied.indicators:
        raise Refused(_("Kategori itu belum mempunyai indikator."))
    fresh = outline_from(outline_record(copied))
    return save_instrument(
        category=category, outline=fresh, seen=seen, actor=actor, action="instrument.copied"
    )


def store_outline(category: Category, outline: Outline) -> None:
    """Write the outline and the category's version; rows keep their keys, others go."""
    category.scale_minimum, category.scale_maximum = outline.minimum, outline.maximum
    category.save(update_fields=["scale_minimum", "scale_maximum", "version"])
    category.levels.all().delete()
    ScaleLevel.objects.bulk_create(
        ScaleLevel(category=category, value=value, label=label)
        for value, label in sorted(outline.levels.items())
    )
    kept = {each.key for each in outline.aspects if each.key}
    for gone in category.aspects.exclude(pk__in=kept):
        gone.code = f"lama-{gone.pk}"
        gone.save(update_fields=["code"])
    _store_indicators(category, outline, _store_aspects(category, outline))
    category.aspects.filter(order__gte=ASIDE).delete()


def _store_aspects(category: Category, outline: Outline) -> list[Aspect]:
    """Write the aspects in their order and return their rows; those that go stand aside."""
    category.aspects.update(order=F("order") + ASIDE)
    known = {aspect.pk: aspect for aspect in category.aspects.all()}
    rows = []
    for order, each in enumerate(outline.aspects, start=1):
        row = known.get(each.key or 0) or Aspect(category=category)
        row.name, row.code, row.weight, row.order = each.name, each.code, each.weight, order
        row.save()
        rows.append(row)
    return rows


def _store_indicators(category: Category, outline: Outline, aspects: list[Aspect]) -> None:
    """Write the indicators under their aspects, each with the meanings of its values."""
    own = Indicator.objects.filter(aspect__category=category)
    own.update(number=F("number") + ASIDE)
    known = own.in_bulk()
    pairs = [
        (_indicator_row(known.get(each.key or 0) or Indicator(), each, aspect), each)
        for described, aspect in zip(outline.aspects, aspects, strict=True)
        for each in described.indicators
    ]
    rows = [row for row, _each in pairs]
    Indicator.objects.bulk_update(
        [row for row in rows if row.pk], ["aspect", "number", "name", "hint", "weight"]
    )
    Indicator.objects.bulk_create([row for row in rows if not row.pk])
    own.filter(number__gte=ASIDE).delete()
    Descriptor.objects.filter(indicator__aspect__category=category).delete()
    Descriptor.objects.bulk_create(
        Descriptor(indicator=row, value=value, text=text)
        for row, each in pairs
        for value, text in sorted(each.meanings.items())
    )


def _indicator_row(row: Indicator, each: IndicatorOutline, aspect: Aspect) -> Indicator:
    row.aspect, row.number, row.name = aspect, each.number, each.name
    row.hint, row.weight = each.hint, each.weight
    return row
