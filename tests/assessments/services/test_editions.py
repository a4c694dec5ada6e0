"""A year begins empty, or as the year before was set up; nothing that happened comes along."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import URLPattern, URLResolver, get_resolver

from assessments.models import (
    RESERVED_SLUGS,
    Aspect,
    Category,
    Contestant,
    Descriptor,
    Edition,
    Indicator,
    Judge,
    ScaleLevel,
    ScoreSheet,
)
from assessments.services.editions import Calendar, copy_edition, create_edition
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused
from tests.circumstances import excuse, recuse
from tests.factories import closed_edition, make_edition, make_judge, make_user
from tests.ledger_lines import Line, written_lines

pytestmark = pytest.mark.django_db
CALENDAR = Calendar(2026, dt.date(2026, 9, 24), dt.datetime(2026, 9, 24, 9, tzinfo=dt.UTC))
PANITIA = "Panitia Uji"
STRUCTURE = [
    (Category, "kind", ("name", "order", "scale_maximum", "method", "hole_policy", "ladder")),
    (ScaleLevel, "category__kind", ("value", "label")),
    (Aspect, "category__kind", ("code", "name", "weight", "order")),
    (Indicator, "aspect__category__kind", ("aspect__code", "number", "name", "hint", "weight")),
    (Descriptor, "indicator__aspect__category__kind", ("indicator__number", "value", "text")),
]


def structure_of(edition: Edition) -> list[list[tuple[object, ...]]]:
    """Return everything that is set up before people come in."""
    found = []
    for model, kind, fields in STRUCTURE:
        own = kind.removesuffix("kind") + "edition"
        rows = model._default_manager.filter(**{own: edition})  # noqa: SLF001 - public API
        found.append(list(rows.order_by(kind, *fields).values_list(kind, *fields)))
    return found


def test_an_empty_year_has_two_categories_and_the_words_of_the_scale() -> None:
    actor = make_user(Role.PANITIA, full_name=PANITIA)

    with written_lines() as lines:
        edition = create_edition(calendar=CALENDAR, actor=actor)

    assert (edition.slug, edition.year, edition.state) == ("2026", 2026, "setup")
    assert (edition.judged_on, edition.closes_at) == (CALENDAR.judged_on, CALENDAR.closes_at)
    assert list(edition.categories.values_list("kind", "name", "order")) == [
        ("kube", "KUBE", 1),
        ("pendamping", "Pendamping KUBE", 2),
    ]
    assert [level.label for level in edition.categories.all()[0].levels.all()] == [
        *("Sangat kurang", "Kurang", "Cukup", "Baik", "Sangat baik")
    ]
    assert lines == [
        Line(PANITIA, "edition.created", "assessments.edition", None, {"slug": "2026"})
    ]


def test_a_copy_has_the_whole_structure_and_nothing_that_happened() -> None:
    source = closed_edition(judges=3, contestants=2, kinds=("kube", "pendamping"))
    Edition.objects.filter(pk=source.pk).update(
        rules_confirmed=True, is_sample=True, paper="F4", signatory_nip="1970 01"
    )
    Category.objects.update(minimum_panel=2, ladder="aspects", hole_policy="adjusted", version=7)
    source.refresh_from_db()
    recuse(source, judge=1)
    excuse(source, judge=2)
    actor = make_user(Role.PANITIA, full_name=PANITIA)

    with written_lines() as lines:
        edition = copy_edition(source=source, calendar=CALENDAR, actor=actor)

    copied = ("title", "level", "venue", "letterhead", "place", "paper")
    signed = ("signatory_title", "signatory_name", "signatory_nip")
    for name in (*copied, *signed):
        assert getattr(edition, name) == getattr(source, name)
    assert structure_of(edition) == structure_of(source)
    assert (edition.slug, edition.state, edition.version) == ("2026", "setup", 1)
    assert (edition.rules_confirmed, edition.is_sample, edition.logo.name) == (False, False, "")
    assert {category.version for category in edition.categories.all()} == {1}
    assert not Judge.objects.filter(edition=edition).exists()
    assert not Contestant.objects.filter(category__edition=edition).exists()
    assert not ScoreSheet.objects.filter(contestant__category__edition=edition).exists()
    after = {"slug": "2026", "copied_from": source.slug, "judges": 0}
    assert lines == [Line(PANITIA, "edition.created", "assessments.edition", None, after)]


def test_the_panel_comes_along_if_asked_but_neither_who_left_nor_what_was_declared() -> None:
    source = make_edition()
    make_judge(source, unsur="csr", institution="Forum CSR", is_head=True)
    make_judge(source, unsur="akademisi")
    gone = make_judge(source)
    gone.user.is_active = False
    gone.user.save()
    promoted = make_judge(source, make_user(Role.PENETAP))
    excuse(source, judge=1)
    recuse(source, judge=2)

    edition = copy_edition(source=source, calendar=CALENDAR, actor=make_user(), with_judges=True)

    facts = ("user_id", "unsur", "institution", "is_head", "order")
    old = source.judges.exclude(pk__in=[gone.pk, promoted.pk])
    assert list(edition.judges.values_list(*facts)) == list(old.values_list(*facts))
    assert not {each.public_id for each in edition.judges.all()} & {each.public_id for each in old}
    assert not edition.judges.filter(absence__isnull=False).exists()
    assert not edition.judges.filter(recusals__isnull=False).exists()


def test_a_copied_logo_is_a_file_of_its_own() -> None:
    source = make_edition()
    source.logo.save("lambang.webp", ContentFile(b"RIFF"))

    edition = copy_edition(source=source, calendar=CALENDAR, actor=make_user())
    default_storage.delete(str(source.logo.name))

    edition.refresh_from_db()
    with edition.logo.open() as file:
        assert file.read() == b"RIFF"


def test_a_year_has_one_edition() -> None:
    make_edition(year=2026)

    with pytest.raises(Refused, match=r"Edisi tahun 2026 sudah ada\."):
        create_edition(calendar=CALENDAR, actor=make_user())

    assert Edition.objects.count() == 1


def test_an_address_that_is_taken_gets_a_number() -> None:
    make_edition(year=2018, slug="2026")
    make_edition(year=2019, slug="2026-2")

    assert create_edition(calendar=CALENDAR, actor=make_user()).slug == "2026-3"


def words_beside_editions(patterns: list[URLPattern | URLResolver], before: str = "") -> set[str]:
    """Return every word that stands where an edition's address stands."""
    words: set[str] = set()
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            words |= words_beside_editions(pattern.url_patterns, route)
        elif route.startswith("panitia/") and len(parts := route.split("/")) > 2:
            words.add(parts[1])
    return {word for word in words if "<" not in word}


def test_no_edition_is_called_as_a_page_beside_the_editions() -> None:
    assert words_beside_editions(get_resolver().url_patterns) <= set(RESERVED_SLUGS)

    with pytest.raises(ValidationError, match=r"Alamat ini dipakai halaman lain\."):
        Edition(slug="edisi").clean_fields()
