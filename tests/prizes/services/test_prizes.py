"""The prize table is data: copied, written and undone while the edition is prepared."""

from __future__ import annotations

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, WrongState
from prizes.domain.table import PrizeRow, table_from, table_record
from prizes.models import Prize
from prizes.selectors.table import budget_of, prize_table
from prizes.services.prizes import copy_prizes, save_prizes
from tests.factories import edition_ready, make_category, make_edition, make_user, open_edition
from tests.ledger_lines import Line, written_lines

pytestmark = pytest.mark.django_db
FACTS = ("category__kind", "place", "label", "amount", "trophy", "certificate", "source_note")
ROWS = [
    PrizeRow("Juara I", 11_000_000, source_note="Laporan 2018"),
    PrizeRow("Juara II", 8_800_000, trophy=False),
]


def test_prizes_are_copied_to_the_category_of_their_kind() -> None:
    source = edition_ready(kinds=("kube", "pendamping"))
    Prize.objects.filter(place=2).update(source_note="Laporan 2018", trophy=False)
    target = make_edition()
    for order, kind in enumerate(("pendamping", "kube"), start=1):
        make_category(target, kind=kind, order=order)
    panitia = make_user(Role.PANITIA, full_name="Panitia Uji")

    with written_lines() as lines:
        copy_prizes(source=source, target=target, actor=panitia)

    prizes = Prize.objects.order_by("category__kind", "place")
    assert list(prizes.filter(category__edition=target).values_list(*FACTS)) == list(
        prizes.filter(category__edition=source).values_list(*FACTS)
    )
    after = {"copied_from": source.slug, "prizes": 6}
    assert lines == [Line("Panitia Uji", "prizes.copied", "assessments.edition", None, after)]


def test_prizes_are_not_copied_into_an_edition_that_is_open() -> None:
    with pytest.raises(WrongState):
        copy_prizes(source=edition_ready(), target=open_edition(), actor=make_user())


def test_the_table_is_written_with_its_places_and_counts_as_the_categorys_version() -> None:
    edition = edition_ready()
    category = edition.categories.get()
    panitia = make_user(Role.PANITIA, full_name="Panitia Uji")
    before = prize_table(category)

    with written_lines() as lines:
        save_prizes(category=category, rows=ROWS, seen=1, actor=panitia)

    category.refresh_from_db()
    assert (prize_table(category), category.version) == (ROWS, 2)
    assert [prize.place for prize in category.prizes.order_by("place")] == [1, 2]
    assert budget_of(edition) == 19_800_000
    (line,) = lines
    assert (line.action, line.obj) == ("prizes.saved", "assessments.category")
    assert (line.before, line.after) == (
        {"prizes": table_record(before)},
        {"prizes": table_record(ROWS)},
    )
    assert table_from(table_record(ROWS)) == ROWS


def test_the_same_table_again_is_nothing() -> None:
    category, actor = edition_ready().categories.get(), make_user()

    with written_lines() as lines:
        save_prizes(category=category, rows=prize_table(category), seen=1, actor=actor)

    category.refresh_from_db()
    assert (category.version, lines) == (1, [])


def test_the_table_is_not_written_from_an_older_version_or_once_judging_is_open() -> None:
    category = edition_ready().categories.get()
    opened = open_edition().categories.get()

    with pytest.raises(Conflict):
        save_prizes(category=category, rows=ROWS, seen=7, actor=make_user())
    with pytest.raises(WrongState):
        save_prizes(category=opened, rows=ROWS, seen=1, actor=make_user())

    assert not Prize.objects.filter(amount=11_000_000).exists()


def test_an_edition_without_prizes_costs_nothing() -> None:
    assert budget_of(make_edition()) == 0
