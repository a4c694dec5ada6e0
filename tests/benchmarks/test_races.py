"""The short form of `sh ./dev bench races`, and what it takes for a serial order."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.races.orders import Ending, Kind, Standing, Step, after, serial_endings
from benchmarks.races.rounds import broken_chain, race, report

CLOSED = Standing(False, 0, "", is_sent=True, version=2, value=5)
WAITING = replace(CLOSED, is_frozen=True, decisions=1, decision="proposed")
GIVEN_BACK = replace(CLOSED, is_sent=False, version=3)
PROPOSE, REOPEN, RETURN, APPROVE = (
    Step(kind) for kind in (Kind.PROPOSE, Kind.REOPEN, Kind.RETURN, Kind.APPROVE)
)
SAVE = Step(Kind.SAVE, seen=3, value=1)


@pytest.mark.parametrize(
    ("standing", "step", "then"),
    [
        (CLOSED, PROPOSE, WAITING),
        (CLOSED, REOPEN, GIVEN_BACK),
        (CLOSED, SAVE, None),
        (CLOSED, RETURN, None),
        (CLOSED, APPROVE, None),
        (GIVEN_BACK, PROPOSE, None),
        (GIVEN_BACK, REOPEN, None),
        (GIVEN_BACK, SAVE, replace(GIVEN_BACK, version=4, value=1)),
        (replace(GIVEN_BACK, version=4), SAVE, None),
        (WAITING, PROPOSE, None),
        (WAITING, REOPEN, None),
        (WAITING, SAVE, None),
        (WAITING, RETURN, replace(WAITING, is_frozen=False, decision="returned")),
        (WAITING, APPROVE, replace(WAITING, decision="approved")),
        (replace(WAITING, decisions=2), APPROVE, None),
    ],
)
def test_a_step_leads_on_or_is_refused(
    standing: Standing, step: Step, then: Standing | None
) -> None:
    assert after(standing, step) == then


def test_a_proposal_and_a_reopening_end_in_one_of_two_ways() -> None:
    assert serial_endings(CLOSED, (PROPOSE, REOPEN)) == {
        Ending((True, False), WAITING): "closed: propose",
        Ending((False, True), GIVEN_BACK): "closed: reopen",
    }


@pytest.mark.django_db(transaction=True)
def test_rounds_end_in_serial_orders_and_leave_the_chain_whole() -> None:
    names = list(race(8, random.Random(7)))  # noqa: S311 - no secret

    lines = report(names, broken_chain())
    assert lines[-2:] == ["  ok    others: 0", "  ok    chain: whole"]


def test_what_no_order_explains_is_shown_with_its_evidence() -> None:
    assert report(["closed: propose", "FAULT deadlock"], "entry 7") == [
        "     1 × closed: propose",
        "  FAULT others: 1",
        "    FAULT deadlock",
        "  FAULT chain: entry 7",
    ]
