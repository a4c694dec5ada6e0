"""Panitia take it on, with a reason, to announce without judges who have not confirmed."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, Refused, WrongState
from prizes.models import Waiver
from prizes.selectors.confirmations import confirmations_of
from prizes.services.confirmations import waive_confirmations
from prizes.services.publication import publish
from prizes.services.readiness import NotConfirmed
from tests.confirming import confirm, confirmed, object_to
from tests.factories import approved, closed_edition, make_user, proposed
from tests.ledger_lines import Line, written_lines
from tests.prizes.publication_cases import scheduled
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Decision

pytestmark = pytest.mark.django_db
REASON = "Sedang di luar negeri; nilainya dicocokkan dengan lembar kertas."


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision that one of three judges has confirmed and one objects to."""
    found = approved(proposed(closed_edition(judges=3, contestants=1)))
    confirm(found, 1)
    object_to(found, "Nilai saya lain.", 2)
    return found


def waive(decision: Decision, panitia: User, reason: str = REASON) -> Waiver:
    seen = confirmations_of(decision).seen
    return waive_confirmations(decision=decision, actor=panitia, reason=reason, seen=seen)


def test_a_waiver_names_who_is_missing_and_who_objects(decision: Decision, panitia: User) -> None:
    names = {row.judge.order: row.judge.name for row in confirmations_of(decision).rows}

    with written_lines() as lines:
        waiver = waive(decision, panitia)

    known = confirmations_of(decision)
    assert lines == [
        Line(
            "Sri Panitia",
            "confirmations.waived",
            "prizes.decision",
            None,
            {"waiting": [names[3]], "objected": [names[2]]},
            REASON,
        )
    ]
    assert [(each.name, each.is_objection) for each in known.without] == [
        (names[2], True),
        (names[3], False),
    ]
    assert [row["version"] for row in json.loads(waiver.without)] == [2, 1]
    assert (known.waiver, known.is_waived, known.is_complete) == (waiver, True, False)


def test_with_a_waiver_it_is_announced(decision: Decision, panitia: User) -> None:
    waive(decision, panitia)

    assert publish(decision=decision, actor=panitia).is_public


@pytest.mark.parametrize(
    ("judge", "note"), [(1, "Tadi saya keliru."), (2, "Juga Mawar."), (3, "Lain.")]
)
def test_a_later_objection_makes_a_waiver_stale(
    judge: int, note: str, decision: Decision, panitia: User
) -> None:
    waive(decision, panitia)
    object_to(decision, note, judge)

    with pytest.raises(NotConfirmed):
        publish(decision=decision, actor=panitia)
    again = waive(decision, panitia)

    assert confirmations_of(decision).waiver == again
    assert publish(decision=decision, actor=panitia).is_public


def test_a_plan_under_a_waiver_falls_with_a_later_objection(
    decision: Decision, panitia: User
) -> None:
    waive(decision, panitia)
    scheduled(decision)

    row = object_to(decision, "Lain.", 3)

    assert row.stopped_plan
    with pytest.raises(NotConfirmed):
        scheduled(decision)


def test_a_later_confirmation_leaves_a_waiver_as_it_is(decision: Decision, panitia: User) -> None:
    waive(decision, panitia)
    confirm(decision, 3)

    assert confirmations_of(decision).is_waived


def test_nothing_is_waived_without_a_reason(decision: Decision, panitia: User) -> None:
    with pytest.raises(Refused, match="Tulis alasan"):
        waive(decision, panitia, "  ")

    assert not Waiver.objects.exists()


def test_nothing_is_waived_that_is_not_missing(decision: Decision, panitia: User) -> None:
    with pytest.raises(Refused, match="Tidak ada konfirmasi yang masih kurang"):
        waive(confirmed(decision), panitia)


def test_nothing_is_waived_for_a_decision_that_does_not_hold(
    decision: Decision, panitia: User
) -> None:
    type(decision).objects.update(state="proposed")

    with pytest.raises(WrongState, match="tidak berlaku lagi"):
        waive(decision, panitia)


def test_who_waives_on_an_old_page_is_told(decision: Decision, panitia: User) -> None:
    seen = confirmations_of(decision).seen
    confirm(decision, 3)

    with pytest.raises(Conflict, match="Jawaban juri berubah"):
        waive_confirmations(decision=decision, actor=panitia, reason=REASON, seen=seen)


@pytest.mark.django_db(transaction=True)
def test_of_two_staff_who_waive_at_once_one_does(decision: Decision) -> None:
    seen = confirmations_of(decision).seen
    people = [make_user(Role.PANITIA) for _each in range(2)]

    answers = at_once(
        *[
            partial(waive_confirmations, decision=decision, actor=each, reason=REASON, seen=seen)
            for each in people
        ]
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Waiver"]
    assert Waiver.objects.count() == 1
