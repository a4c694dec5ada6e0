"""A set minute, another one, none any more, and an announcement that is taken back."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, Refused, WrongState
from prizes.models import Publication
from prizes.selectors.publication import (
    editions_under_repair,
    find_published,
    is_under_repair,
    published_decisions,
)
from prizes.services.publication import (
    cancel_schedule,
    publish,
    schedule_publication,
    withdraw_publication,
)
from tests.factories import make_user
from tests.ledger_lines import Line, written_lines
from tests.prizes.publication_cases import HOUR, MOMENT, clock_moves, decided, scheduled, withdrawn
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")


@pytest.fixture
def decision() -> Decision:
    return decided()


def state_of(decision: Decision) -> str:
    return Publication.objects.get(decision=decision).state


# Scheduling ---------------------------------------------------------------------------------------


def test_nothing_is_shown_before_the_minute_and_all_of_it_after(decision: Decision) -> None:
    scheduled(decision)
    clock_moves(decision, HOUR - MOMENT)
    before = (find_published(decision.edition.slug), list(published_decisions()))
    clock_moves(decision, MOMENT)
    after = (find_published(decision.edition.slug), list(published_decisions()))

    assert before == (None, [])
    assert after == (decision, [decision])
    assert not is_under_repair(decision.edition.slug)


def test_a_schedule_follows_the_clock_back_and_a_publication_by_hand_does_not(
    decision: Decision, panitia: User
) -> None:
    scheduled(decision)
    clock_moves(decision, 2 * HOUR)
    forward = find_published(decision.edition.slug)
    clock_moves(decision, -2 * HOUR)
    back = find_published(decision.edition.slug)
    publish(decision=decision, actor=panitia, seen=1)
    clock_moves(decision, -2 * HOUR)

    assert (forward, back) == (decision, None)
    assert find_published(decision.edition.slug) == decision


def test_a_schedule_is_written_down_and_the_same_again_is_nothing(
    decision: Decision, panitia: User
) -> None:
    at = timezone.now() + HOUR
    plan = partial(schedule_publication, decision=decision, actor=panitia, at=at)

    with written_lines() as lines:
        first = plan(seen=0)
        second = plan(seen=0)

    assert (first.pk, first.is_waiting, first.is_public) == (second.pk, True, False)
    assert lines == [
        Line(
            "Sri Panitia",
            "publication.scheduled",
            "prizes.decision",
            None,
            {"state": "scheduled", "published_at": at.isoformat()},
        )
    ]


def test_another_minute_takes_the_place_of_the_first(decision: Decision) -> None:
    first = scheduled(decision)
    second = scheduled(decision, 2 * HOUR, seen=1)

    assert (second.pk, second.version) == (first.pk, 2)
    assert second.published_at > first.published_at


@pytest.mark.parametrize("after", [-MOMENT, dt.timedelta(days=366)])
def test_a_minute_that_is_over_or_too_far_is_refused(
    after: dt.timedelta, decision: Decision
) -> None:
    with pytest.raises(Refused, match="[Ww]aktu"):
        scheduled(decision, after)

    assert not Publication.objects.exists()


def test_what_is_shown_is_not_scheduled(decision: Decision, panitia: User) -> None:
    publish(decision=decision, actor=panitia)

    with pytest.raises(WrongState, match="sudah diumumkan"):
        scheduled(decision, seen=1)


def test_a_schedule_that_is_due_is_as_good_as_published(decision: Decision, panitia: User) -> None:
    scheduled(decision)
    clock_moves(decision, HOUR)

    with written_lines() as lines:
        publish(decision=decision, actor=panitia)

    assert (state_of(decision), lines) == ("scheduled", [])


# Cancelling ---------------------------------------------------------------------------------------


def test_a_cancelled_schedule_leaves_nothing_but_its_lines(
    decision: Decision, panitia: User
) -> None:
    scheduled(decision)

    with written_lines() as lines:
        for _each in range(2):
            cancel_schedule(decision=decision, actor=panitia, seen=1)

    assert not Publication.objects.exists()
    assert [(line.action, line.after) for line in lines] == [
        ("publication.schedule_cancelled", {"state": None})
    ]


def test_a_schedule_is_not_cancelled_once_its_minute_has_come(
    decision: Decision, panitia: User
) -> None:
    scheduled(decision)
    clock_moves(decision, HOUR)

    with pytest.raises(WrongState, match="Tarik pengumuman"):
        cancel_schedule(decision=decision, actor=panitia, seen=1)


# Withdrawing --------------------------------------------------------------------------------------


def test_what_is_withdrawn_is_under_repair_with_its_reason(
    decision: Decision, panitia: User
) -> None:
    publish(decision=decision, actor=panitia)
    take = partial(withdraw_publication, decision=decision, actor=panitia, reason=" Nama salah. ")

    with written_lines() as lines:
        first, second = take(seen=1), take(seen=1)

    assert first == second
    assert find_published(decision.edition.slug) is None
    assert list(editions_under_repair()) == [decision.edition]
    assert [(line.action, line.reason) for line in lines] == [
        ("publication.withdrawn", "Nama salah.")
    ]


def test_a_withdrawal_says_why(decision: Decision, panitia: User) -> None:
    publish(decision=decision, actor=panitia)

    with pytest.raises(Refused, match="Tulis alasan"):
        withdraw_publication(decision=decision, actor=panitia, reason=" ", seen=1)


@pytest.mark.parametrize("waits", [False, True])
def test_what_nobody_sees_is_not_withdrawn(waits: bool, decision: Decision, panitia: User) -> None:
    if waits:
        scheduled(decision)

    with pytest.raises(WrongState, match="belum diumumkan"):
        withdraw_publication(decision=decision, actor=panitia, reason="Salah.", seen=1)


def test_a_withdrawn_result_is_shown_again_and_is_no_longer_under_repair(
    decision: Decision, panitia: User
) -> None:
    withdrawn(decision)

    publish(decision=decision, actor=panitia, seen=2)

    assert find_published(decision.edition.slug) == decision
    assert not is_under_repair(decision.edition.slug)


def test_until_the_minute_of_its_return_a_withdrawn_result_stays_under_repair(
    decision: Decision, panitia: User
) -> None:
    withdrawn(decision)
    scheduled(decision, seen=2)
    planned = is_under_repair(decision.edition.slug)

    cancel_schedule(decision=decision, actor=panitia, seen=3)
    cancel_schedule(decision=decision, actor=panitia, seen=3)

    assert (planned, is_under_repair(decision.edition.slug)) == (True, True)
    assert state_of(decision) == "withdrawn"


# Two people ---------------------------------------------------------------------------------------


def test_an_old_page_does_not_undo_what_a_colleague_did(decision: Decision, panitia: User) -> None:
    withdrawn(decision)

    with written_lines() as lines, pytest.raises(Conflict, match="orang lain"):
        publish(decision=decision, actor=panitia)
    with pytest.raises(Conflict):
        scheduled(decision, seen=1)

    assert (state_of(decision), lines) == ("withdrawn", [])


@pytest.mark.django_db(transaction=True)
def test_cancelling_and_announcing_at_once_ends_as_one_of_them() -> None:
    decision, person = decided(), make_user(Role.PANITIA)
    scheduled(decision)

    at_once(
        partial(cancel_schedule, decision=decision, actor=person, seen=1),
        partial(publish, decision=decision, actor=person, seen=1),
    )

    assert [row.state for row in Publication.objects.all()] in ([], ["published"])
