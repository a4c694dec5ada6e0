"""Start a year: empty, or with the structure of an earlier one; never with its scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from assessments.models import (
    Aspect,
    Category,
    CategoryKind,
    Descriptor,
    Edition,
    EditionState,
    Indicator,
    Judge,
    ScaleLevel,
)
from assessments.selectors.logo import logo_bytes
from kube_awards.core.errors import Refused
from kube_awards.core.identifiers import new_public_id
from kube_awards.ledger.services import lock_head, record

if TYPE_CHECKING:
    import datetime as dt

    from kube_awards.accounts.models import User

Row = TypeVar("Row", bound=Model)

# What an edition without a forerunner begins with; all of it can be changed on its pages.
TITLE = "KUBE dan Pendamping KUBE Berprestasi"
LEVEL = "Tingkat Provinsi DKI Jakarta"
LEVELS = ("Sangat kurang", "Kurang", "Cukup", "Baik", "Sangat baik")


@dataclass(frozen=True)
class Calendar:
    """What is new every year."""

    year: int
    judged_on: dt.date
    closes_at: dt.datetime | None = None


@transaction.atomic
def create_edition(*, calendar: Calendar, actor: User) -> Edition:
    """Create an edition with its two categories and the words of the scale; the rest is blank.

    Raise Refused for a year that has an edition.
    """
    edition = Edition(title=TITLE, level=LEVEL)
    _store(edition, calendar)
    for order, kind in enumerate(CategoryKind, start=1):
        category = Category.objects.create(
            edition=edition, kind=kind, name=str(CategoryKind(kind).label), order=order
        )
        ScaleLevel.objects.bulk_create(
            ScaleLevel(category=category, value=value, label=label)
            for value, label in enumerate(LEVELS, start=1)
        )
    record(actor=actor, action="edition.created", obj=edition, after={"slug": edition.slug})
    return edition


@transaction.atomic
def copy_edition(
    *, source: Edition, calendar: Calendar, actor: User, with_judges: bool = False
) -> Edition:
    """Create an edition with the structure of source: instrument, rules, papers; judges if asked.

    Neither contestants nor anything that happened comes along, and the rules are to be confirmed
    anew. Raise Refused for a year that has an edition.
    """
    edition = _twin(
        source,
        state=EditionState.SETUP,
        rules_confirmed=False,
        is_sample=False,
        presenting_id=None,
        logo="",
    )
    _store(edition, calendar)
    _copy_logo(source, edition)
    for category in source.categories.order_by("order"):
        _copy_category(category, edition)
    judges = _copy_judges(source, edition) if with_judges else 0
    record(
        actor=actor,
        action="edition.created",
        obj=edition,
        after={"slug": edition.slug, "copied_from": source.slug, "judges": judges},
    )
    return edition


def refuse_taken_year(year: int, *, besides: Edition | None = None) -> None:
    """Raise Refused when another edition has this year."""
    others = Edition.objects.filter(year=year)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise Refused(_("Edisi tahun %(year)d sudah ada.") % {"year": year})


def slug_for(year: int) -> str:
    """Return a free address made of the year: "2026", or "2026-2" where that is taken."""
    taken = set(Edition.objects.filter(slug__startswith=str(year)).values_list("slug", flat=True))
    slug, number = str(year), 1
    while slug in taken:
        number += 1
        slug = f"{year}-{number}"
    return slug


def _store(edition: Edition, calendar: Calendar) -> None:
    lock_head()  # two people who begin the same year at once: the second sees the first's
    refuse_taken_year(calendar.year)
    edition.slug = slug_for(calendar.year)
    edition.year = calendar.year
    edition.judged_on = calendar.judged_on
    edition.closes_at, edition.closed_at = calendar.closes_at, None
    edition.full_clean()
    edition.save()


def _twin(row: Row, **changes: object) -> Row:
    """Return an unsaved copy of a row; it is a new one, so it has its first version."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's documented Model API
        if not field.primary_key and field.name not in {"version", "public_id"}
    }
    return type(row)(**(kept | changes))


def _copy_logo(source: Edition, edition: Edition) -> None:
    """Give the new edition a file of its own: each is deleted with its edition's logo."""
    if not source.logo:
        return
    content = ContentFile(logo_bytes(source))
    edition.logo.save(f"{new_public_id()}.webp", content, save=False)
    edition.save(update_fields=["logo"])


def _copy_category(source: Category, edition: Edition) -> None:
    category = _twin(source, edition_id=edition.pk)
    category.save()
    ScaleLevel.objects.bulk_create(
        _twin(level, category_id=category.pk) for level in source.levels.all()
    )
    old_aspects = list(source.aspects.all())
    aspects = Aspect.objects.bulk_create(
        _twin(aspect, category_id=category.pk) for aspect in old_aspects
    )
    new_aspects = {old.pk: new.pk for old, new in zip(old_aspects, aspects, strict=True)}
    old_indicators = list(Indicator.objects.filter(aspect__category=source))
    indicators = Indicator.objects.bulk_create(
        _twin(indicator, aspect_id=new_aspects[indicator.aspect_id]) for indicator in old_indicators
    )
    new_indicators = {old.pk: new.pk for old, new in zip(old_indicators, indicators, strict=True)}
    Descriptor.objects.bulk_create(
        _twin(descriptor, indicator_id=new_indicators[descriptor.indicator_id])
        for descriptor in Descriptor.objects.filter(indicator__aspect__category=source)
    )


def _copy_judges(source: Edition, edition: Edition) -> int:
    """Seat whoever may still sit, in the same order; return how many that are.

    Whoever was given a role since, or may not sign in any more, stays out.
    """
    seats = source.judges.filter(user__is_active=True, user__grants__isnull=True)
    return len(
        Judge.objects.bulk_create(
            _twin(judge, edition_id=edition.pk, public_id=new_public_id()) for judge in seats
        )
    )
