"""Two of the staff work on one list in the same moment: one wins, the other is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from assessments.models import Attendance, Category, Contestant
from assessments.services.attendance import record_attendance, record_rest_present
from assessments.services.contestants import (
    move_contestant,
    remove_contestant,
    withdraw_contestant,
)
from assessments.services.judging import open_judging
from kube_awards.ledger.models import Entry
from kube_awards.ledger.selectors import verify_chain
from tests.factories import edition_ready, make_user
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(5)


def three_of(category: Category) -> list[Contestant]:
    return list(category.contestants.order_by("running_order")[:3])


def turns_of(category: Category) -> list[int]:
    rows = category.contestants.order_by("running_order")
    return list(rows.values_list("running_order", flat=True))


def names(answers: Sequence[object]) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


@pytest.mark.parametrize("_round", ROUNDS)
def test_of_two_moves_over_the_same_turn_one_wins(_round: int) -> None:
    category = edition_ready(contestants=3).categories.get()
    _first, second, _third = three_of(category)

    answers = at_once(
        *[partial(move_contestant, contestant=second, turn=3, seen=1, actor=make_user())] * 2
    )

    second.refresh_from_db()
    assert names(answers) == ["Conflict", "NoneType"]
    assert (second.running_order, turns_of(category)) == (3, [1, 2, 3])
    assert Entry.objects.filter(action="contestant.moved").count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_moves_of_neighbours_never_undo_each_other(_round: int) -> None:
    category = edition_ready(contestants=3).categories.get()
    first, second, _third = three_of(category)

    answers = at_once(
        partial(move_contestant, contestant=first, turn=2, seen=1, actor=make_user()),
        partial(move_contestant, contestant=second, turn=1, seen=1, actor=make_user()),
    )

    second.refresh_from_db()
    assert names(answers) == ["Conflict", "NoneType"]
    assert (second.running_order, turns_of(category)) == (1, [1, 2, 3])


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_removal_and_a_move_of_one_contestant_end_as_one_of_them(_round: int) -> None:
    category = edition_ready(contestants=3).categories.get()
    first, _second, _third = three_of(category)

    removed, moved = at_once(
        partial(remove_contestant, contestant=first, seen=1, actor=make_user()),
        partial(move_contestant, contestant=first, turn=2, seen=1, actor=make_user()),
    )

    assert names([removed, moved]) == ["Conflict", "NoneType"]
    assert turns_of(category) == ([1, 2] if removed is None else [1, 2, 3])
    assert verify_chain().reason == ""


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_withdrawal_and_a_move_of_one_contestant_end_as_one_of_them(_round: int) -> None:
    edition = open_judging(edition=edition_ready(contestants=3), actor=make_user())
    first = three_of(edition.categories.get())[0]
    steps: list[Callable[[], object]] = [
        partial(withdraw_contestant, contestant=first, seen=1, reason="Sakit.", actor=make_user()),
        partial(move_contestant, contestant=first, turn=2, seen=1, actor=make_user()),
    ]

    withdrawn, moved = at_once(*steps)

    first.refresh_from_db()
    assert names([withdrawn, moved]).count("Conflict") == 1
    assert first.is_withdrawn == (moved is not None)
    assert first.running_order == (2 if moved is None else 1)


@pytest.mark.parametrize("_round", ROUNDS)
def test_present_and_absent_at_once_are_one_entry(_round: int) -> None:
    edition = edition_ready(judges=1, contestants=1)
    who, actor = Contestant.objects.get(), make_user()
    present, absent = (
        partial(record_attendance, edition=edition, who=who, is_present=state, actor=actor)
        for state in (True, False)
    )

    answers = at_once(present, absent)

    stored = Attendance.objects.get()
    lines = Entry.objects.filter(action="attendance.recorded").order_by("pk")
    assert names(answers) == ["Attendance", "Attendance"]
    assert len(lines) == 2
    assert f'"is_present":{str(stored.is_present).lower()}' in lines[1].after.replace(" ", "")


@pytest.mark.parametrize("_round", ROUNDS)
def test_the_same_said_twice_at_once_is_one_line(_round: int) -> None:
    edition = edition_ready(judges=1, contestants=1)
    who, actor = Contestant.objects.get(), make_user()

    at_once(
        *[partial(record_attendance, edition=edition, who=who, is_present=True, actor=actor)] * 2
    )

    assert Attendance.objects.count() == 1
    assert Entry.objects.filter(action="attendance.recorded").count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_everybody_present_leaves_who_is_recorded_absent_in_the_same_moment(_round: int) -> None:
    edition = edition_ready(judges=1, contestants=3)
    first, *_others = everybody = three_of(edition.categories.get())
    steps: list[Callable[[], object]] = [
        partial(record_rest_present, edition=edition, people=everybody, actor=make_user()),
        partial(record_attendance, edition=edition, who=first, is_present=False, actor=make_user()),
    ]

    at_once(*steps)

    known = {row.contestant_id: row.is_present for row in Attendance.objects.all()}
    assert known == {each.pk: each != first for each in everybody}


@pytest.mark.parametrize("_round", ROUNDS)
def test_nobody_is_recorded_who_is_removed_in_the_same_moment(_round: int) -> None:
    edition = edition_ready(judges=1, contestants=3)
    first, second, third = everybody = three_of(edition.categories.get())
    own = Contestant.objects.get(pk=first.pk)  # of the other request: it loses its key
    steps: list[Callable[[], object]] = [
        partial(remove_contestant, contestant=own, seen=1, actor=make_user()),
        partial(record_attendance, edition=edition, who=first, is_present=True, actor=make_user()),
        partial(record_rest_present, edition=edition, people=everybody, actor=make_user()),
    ]

    removed, _one, _rest = at_once(*steps)

    present = set(Attendance.objects.values_list("contestant_id", flat=True))
    assert removed is None
    assert present == {second.pk, third.pk}
    assert verify_chain().reason == ""
