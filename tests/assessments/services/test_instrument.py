"""The instrument is written as a whole, by whoever saw its latest version, before opening only."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assessments.domain.outline_records import outline_record
from assessments.models import Descriptor, Indicator, ScaleLevel
from assessments.selectors.instrument import instrument_sources, outline_of
from assessments.services.instrument import copy_instrument, save_instrument
from kube_awards.core.errors import Conflict, Refused, WrongState
from tests.factories import make_category, make_edition, make_user, open_edition
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.domain.outline import Outline
    from assessments.models import Category
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def category() -> Category:
    return make_category(make_edition())


@pytest.fixture
def actor() -> User:
    return make_user(full_name="Ani")


def save(category: Category, outline: Outline, actor: User, seen: int = 1) -> Outline:
    """Save, and return what is stored then."""
    save_instrument(category=category, outline=outline, seen=seen, actor=actor)
    category.refresh_from_db()
    return outline_of(category)


def test_weights_names_and_meanings_are_kept_with_one_line_in_the_ledger(
    category: Category, actor: User
) -> None:
    before = outline_of(category)
    key, row = before.aspects[0].key or 0, before.indicators[1].key or 0
    changed = before.with_weights({key: Decimal("62.5")}, {row: Decimal(3)})
    changed = changed.with_names({key: "Lembaga"})
    changed = changed.with_changed(
        replace(changed.indicators[2], hint="Buku kas.", meanings={1: "Tidak ada"})
    )

    with written_lines() as lines:
        stored = save(category, changed, actor)

    assert stored == changed
    assert category.version == 2
    was = {f"aspects.1.indicators.0.meanings.{n}": f"Hal 3 bernilai {n}" for n in range(1, 6)}
    now = {f"aspects.1.indicators.0.meanings.{n}": None for n in range(2, 6)}
    assert lines == [
        Line(
            "Ani",
            "instrument.saved",
            "assessments.category",
            was
            | {
                "aspects.0.name": "Kelembagaan",
                "aspects.0.weight": "60",
                "aspects.0.indicators.1.weight": "1",
                "aspects.1.indicators.0.hint": "",
            },
            now
            | {
                "aspects.0.name": "Lembaga",
                "aspects.0.weight": "62.5",
                "aspects.0.indicators.1.weight": "3",
                "aspects.1.indicators.0.hint": "Buku kas.",
                "aspects.1.indicators.0.meanings.1": "Tidak ada",
            },
        )
    ]


def test_rows_that_stay_keep_their_keys_whatever_moves(category: Category, actor: User) -> None:
    before = outline_of(category)
    changed = before.with_aspect_moved(0, 1).with_indicator_moved(2, 1).with_aspect("Baru")

    stored = save(category, changed, actor)

    assert [each.key for each in stored.indicators] == [each.key for each in changed.indicators]
    assert [(a.code, len(a.indicators)) for a in stored.aspects] == [
        ("ekonomi", 1),
        ("kelembagaan", 3),
        ("aspect-3", 0),
    ]
    assert [each.number for each in stored.indicators] == [1, 2, 3, 4]


def test_what_was_removed_is_gone_and_an_undo_brings_it_back(
    category: Category, actor: User
) -> None:
    before = outline_of(category)
    stored = save(category, before.without_aspect(0), actor)
    assert [aspect.code for aspect in stored.aspects] == ["ekonomi"]
    assert Indicator.objects.count() == 2

    again = save(category, before, actor, seen=2)

    assert outline_record(again) == outline_record(before)


def test_the_same_again_is_nothing(category: Category, actor: User) -> None:
    with written_lines() as lines:
        save(category, outline_of(category), actor)

    assert (lines, category.version) == ([], 1)


def test_an_older_version_is_a_conflict_and_changes_nothing(
    category: Category, actor: User
) -> None:
    before = outline_of(category)
    save(category, before.with_aspect("Baru"), actor)

    with pytest.raises(Conflict):
        save_instrument(category=category, outline=before, seen=1, actor=actor)
    assert len(outline_of(category).aspects) == 3


def test_after_opening_nothing_can_be_written(actor: User) -> None:
    category = open_edition().categories.get()

    with pytest.raises(WrongState):
        save(category, outline_of(category).with_aspect("Baru"), actor)


def test_another_scale_brings_its_words(category: Category, actor: User) -> None:
    before = outline_of(category)

    stored = save(
        category, replace(before, minimum=0, maximum=100, levels={0: "K", 60: "B"}), actor
    )

    assert (stored.minimum, stored.maximum, stored.levels) == (0, 100, {0: "K", 60: "B"})
    assert stored.aspects == before.aspects


def test_a_copy_replaces_everything_and_leaves_the_source_alone(
    category: Category, actor: User
) -> None:
    source = make_category(make_edition(), weights=(50, 30, 20))
    ScaleLevel.objects.filter(category=source, value=5).update(label="Unggul")
    as_was = outline_record(outline_of(source))

    with written_lines() as lines:
        copied = copy_instrument(category=category, source=source, seen=1, actor=actor)

    assert outline_record(outline_of(copied)) == as_was == outline_record(outline_of(source))
    assert [line.action for line in lines] == ["instrument.copied"]
    assert Descriptor.objects.count() == 60


def test_an_empty_instrument_cannot_be_copied(category: Category, actor: User) -> None:
    empty = make_category(make_edition(), weights=())

    with pytest.raises(Refused, match="belum mempunyai indikator"):
        copy_instrument(category=category, source=empty, seen=1, actor=actor)


def test_sources_are_the_other_instruments_newest_first(category: Category) -> None:
    old = make_category(make_edition(year=2016))
    make_category(make_edition(), weights=())
    sister = make_category(category.edition, kind="pendamping", name="Pendamping KUBE", order=2)

    assert list(instrument_sources(category)) == [sister, old]


@pytest.mark.parametrize("aspects", [1, 3])
def test_the_outline_takes_four_queries_whatever_its_size(
    aspects: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    category = make_category(make_edition(), weights=(50, 30, 20)[:aspects])

    with django_assert_num_queries(4):
        assert len(outline_of(category).aspects) == aspects
