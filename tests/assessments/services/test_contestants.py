"""Contestants are added, moved, removed while a year is prepared, and withdraw afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, Contestant, Edition
from assessments.selectors.contestants import contestants_by_category
from assessments.selectors.people import entrants_of
from assessments.services.contestants import (
    add_contestant,
    move_contestant,
    reinstate_contestant,
    remove_contestant,
    withdraw_contestant,
)
from assessments.services.judging import open_judging
from groups.models import Region
from groups.selectors import Search
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.ledger.models import Entry
from tests.factories import (
    edition_ready,
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_kube,
    make_user,
)

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor() -> User:
    return make_user(Role.PANITIA)


def order_of(category: Category) -> list[str]:
    rows = category.contestants.order_by("running_order")
    assert [row.running_order for row in rows] == list(range(1, len(rows) + 1))
    return [row.entrant.name for row in rows if row.entrant]


def three(edition: Edition) -> list[Contestant]:
    category = make_category(edition)
    return [make_contestant(category, make_kube(name=name)) for name in "ABC"]


def test_somebody_of_the_register_competes_for_the_own_region(actor: User) -> None:
    category = make_category(make_edition())
    kube = make_kube(region=Region.objects.get(code="31.71"))

    contestant = add_contestant(category=category, entrant=kube, actor=actor)

    assert (contestant.region.code, contestant.running_order) == ("31.71", 1)
    assert Entry.objects.get(action="contestant.added").actor == actor
    with pytest.raises(Refused, match="sudah menjadi peserta"):
        add_contestant(category=category, entrant=kube, actor=actor)
    with pytest.raises(Refused, match="bukan untuk kategori ini"):
        add_contestant(category=category, entrant=make_facilitator(), actor=actor)


def test_a_facilitator_competes_in_the_other_category(actor: User) -> None:
    category = make_category(make_edition(), kind="pendamping", name="Pendamping KUBE")

    contestant = add_contestant(category=category, entrant=make_facilitator(), actor=actor)

    assert contestant.kube is None


def test_neighbours_change_turns_and_the_ends_stay(actor: User) -> None:
    first, _second, third = three(make_edition())

    move_contestant(contestant=third, turn=2, seen=1, actor=actor)
    move_contestant(contestant=first, turn=0, seen=1, actor=actor)

    assert order_of(first.category) == ["A", "C", "B"]
    versions = first.category.contestants.order_by("running_order")
    assert list(versions.values_list("version", flat=True)) == [1, 2, 2]
    assert Entry.objects.filter(action="contestant.moved").count() == 1


def test_a_long_way_through_the_order_is_one_step(actor: User) -> None:
    first, *_others = three(make_edition())

    move_contestant(contestant=first, turn=99, seen=1, actor=actor)

    assert order_of(first.category) == ["B", "C", "A"]
    assert Entry.objects.get(action="contestant.moved").after == '{"turn":3}'


def test_a_removed_contestant_comes_back_at_the_same_turn(actor: User) -> None:
    first, _second, _third = three(make_edition())
    kube = first.kube
    assert kube is not None

    remove_contestant(contestant=first, seen=1, actor=actor)
    assert order_of(first.category) == ["B", "C"]
    add_contestant(category=first.category, entrant=kube, actor=actor, turn=1)

    assert order_of(first.category) == ["A", "B", "C"]


def test_a_move_or_removal_over_another_turn_changes_nothing(actor: User) -> None:
    first, second, third = three(make_edition())
    move_contestant(contestant=first, turn=2, seen=1, actor=actor)

    with pytest.raises(Conflict):
        move_contestant(contestant=second, turn=3, seen=1, actor=actor)
    with pytest.raises(Conflict):
        remove_contestant(contestant=second, seen=1, actor=actor)
    remove_contestant(contestant=third, seen=1, actor=actor)
    with pytest.raises(Conflict):
        move_contestant(contestant=third, turn=2, seen=1, actor=actor)

    assert order_of(first.category) == ["B", "A"]


def test_after_opening_nobody_is_added_or_removed(actor: User) -> None:
    edition = open_judging(edition=edition_ready(), actor=actor)
    category = edition.categories.get()

    with pytest.raises(WrongState):
        add_contestant(category=category, entrant=make_kube(), actor=actor)
    with pytest.raises(WrongState):
        remove_contestant(contestant=category.contestants.all()[0], seen=1, actor=actor)


def test_who_gives_up_leaves_the_ranking_and_may_come_back(actor: User) -> None:
    edition = open_judging(edition=edition_ready(), actor=actor)
    category = edition.categories.get()
    first = entrants_of(category)[0]
    Edition.objects.update(presenting=first)

    gone = withdraw_contestant(contestant=first, seen=1, reason="Sakit. ", actor=actor)

    edition.refresh_from_db()
    assert (gone.is_withdrawn, edition.presenting) == (True, None)
    assert Entry.objects.get(action="contestant.withdrawn").reason == "Sakit."
    with pytest.raises(Refused, match="Sudah dicatat"):
        withdraw_contestant(contestant=gone, seen=2, reason="Sakit.", actor=actor)
    with pytest.raises(Refused, match="Tulis alasannya"):
        reinstate_contestant(contestant=gone, seen=2, reason=" ", actor=actor)
    with pytest.raises(Conflict):
        reinstate_contestant(contestant=gone, seen=1, reason="Sembuh.", actor=actor)
    back = reinstate_contestant(contestant=gone, seen=2, reason="Sembuh.", actor=actor)
    assert (back.is_withdrawn, back.version) == (False, 3)


def test_who_gave_up_before_opening_has_no_sheets_to_come_back_to(actor: User) -> None:
    edition = edition_ready()
    Contestant.objects.filter(running_order=1).update(is_withdrawn=True)
    open_judging(edition=edition, actor=actor)
    first = Contestant.objects.get(running_order=1)

    with pytest.raises(Refused, match="sebelum penilaian dibuka"):
        reinstate_contestant(contestant=first, seen=1, reason="Sembuh.", actor=actor)


def test_what_to_look_at_stands_beside_the_row() -> None:
    edition = make_edition()
    category = make_category(edition)
    paired = make_kube(families=4)
    make_facilitator(kube=paired)
    make_contestant(category, paired)
    make_contestant(category, make_kube())
    people = make_category(edition, kind="pendamping", name="Pendamping KUBE", order=2)
    make_contestant(people, make_facilitator(region=Region.objects.get(code="31.71")))
    make_contestant(people, make_facilitator(kube=paired), is_withdrawn=True)

    groups, persons = contestants_by_category(edition, Search(), {}, {})

    region = "Ada peserta lain dari wilayah ini."
    assert [row.concerns for row in groups.rows] == [
        (region, "4 keluarga, di luar 5–20."),
        (region, "Belum ada pendamping."),
    ]
    assert [row.concerns for row in persons.rows] == [("Belum dipasangkan dengan KUBE.",), ()]
    assert [row.entrant_book for row in (*groups.rows[:1], *persons.rows[:1])] == [
        "kube",
        "pendamping",
    ]
    assert "Jakarta Timur" in persons.absent_regions
