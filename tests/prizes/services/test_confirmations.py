"""Each judge who counts is asked after the approval, answers for the own scores, and is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.services.judging import close_judging
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused, WrongState
from prizes.models import Publication
from prizes.selectors.confirmations import confirmations_of
from prizes.services.confirmations import confirm_scores
from tests.circumstances import excuse
from tests.confirming import confirm, confirmed, object_to, question
from tests.factories import (
    approved,
    closed_edition,
    make_user,
    open_edition,
    proposed,
    published,
    send_sheet,
)
from tests.ledger_lines import Line, written_lines
from tests.prizes.publication_cases import scheduled, withdrawn

if TYPE_CHECKING:
    from prizes.models import Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Decision:
    """Give an approved decision to which three judges have not said anything yet."""
    return approved(proposed(closed_edition(judges=3, contestants=1)))


# Who is asked -------------------------------------------------------------------------------------


def test_nobody_is_asked_before_the_approval_and_every_judge_who_counts_after() -> None:
    waiting = proposed(closed_edition(judges=3, contestants=2))
    before = waiting.confirmations.count()

    decision = approved(waiting)

    assert before == 0
    assert [(row.judge.order, row.answer) for row in confirmations_of(decision).rows] == [
        (1, "waiting"),
        (2, "waiting"),
        (3, "waiting"),
    ]


def test_a_judge_without_a_sheet_that_counts_is_not_asked() -> None:
    edition = open_edition(judges=4, contestants=1)
    excuse(edition, judge=2)
    for judge in edition.judges.exclude(order=2):
        send_sheet(judge.sheets.select_related("judge__user").get(), 5, 4, 3, 2)
    close_judging(edition=edition, actor=make_user(Role.PANITIA))

    decision = approved(proposed(edition))

    assert [row.judge.order for row in confirmations_of(decision).rows] == [1, 3, 4]


# Answers ------------------------------------------------------------------------------------------


def test_a_confirmation_is_written_down_once(decision: Decision) -> None:
    name = question(decision).judge.name

    with written_lines() as lines:
        first = confirm(decision)
        second = confirm(decision)

    assert (first.answered_at, first.version) == (second.answered_at, second.version)
    assert lines == [
        Line(
            name,
            "confirmation.given",
            "prizes.confirmation",
            {"answer": "waiting", "note": ""},
            {"answer": "confirmed", "note": ""},
        )
    ]


def test_a_judge_changes_the_answer_and_the_ledger_keeps_each(decision: Decision) -> None:
    with written_lines() as lines:
        confirm(decision)
        object_to(decision, " Nilai Melati 80, bukan 70. ")
        object_to(decision, "Nilai Melati 80, bukan 70.")
        confirm(decision)

    row = question(decision)
    assert (row.answer, row.note, row.version) == ("confirmed", "", 4)
    assert [line.action for line in lines] == [
        "confirmation.given",
        "confirmation.objected",
        "confirmation.given",
    ]
    assert lines[1].after == {"answer": "objected", "note": "Nilai Melati 80, bukan 70."}


def test_an_objection_without_a_note_is_refused(decision: Decision) -> None:
    with pytest.raises(Refused, match="Tulis apa yang tidak sesuai"):
        object_to(decision, "  ")

    assert question(decision).is_waiting


def test_what_was_shown_must_be_what_is_answered(decision: Decision) -> None:
    with pytest.raises(Refused, match="bukan yang tadi Anda lihat"):
        confirm_scores(confirmation=question(decision), digest_seen="0" * 64)

    assert question(decision).is_waiting


def test_a_decision_that_does_not_hold_is_not_answered(decision: Decision) -> None:
    type(decision).objects.update(state="proposed")

    with pytest.raises(WrongState, match="tidak berlaku lagi"):
        confirm(decision)


def test_after_the_announcement_nothing_is_answered_until_it_is_taken_back(
    decision: Decision,
) -> None:
    published(decision)
    with pytest.raises(WrongState, match="sudah diumumkan"):
        object_to(decision, "Nilai saya lain.")
    Publication.objects.all().delete()

    withdrawn(decision)

    assert object_to(decision, "Nilai saya lain.").is_objection


# Plans --------------------------------------------------------------------------------------------


def test_an_objection_takes_a_planned_announcement_back_and_says_so(decision: Decision) -> None:
    planned = scheduled(confirmed(decision)).published_at

    with written_lines() as lines:
        object_to(decision, "Nilai saya lain.")

    row = question(decision)
    assert not Publication.objects.exists()
    assert row.stopped_plan == planned
    assert [(line.actor, line.action) for line in lines] == [
        (row.judge.name, "confirmation.objected"),
        (row.judge.name, "publication.schedule_cancelled"),
    ]
    assert confirm(decision).stopped_plan is None


def test_an_objection_leaves_what_was_withdrawn_withdrawn(decision: Decision) -> None:
    scheduled(withdrawn(decision), seen=2)

    object_to(decision, "Nilai saya lain.")

    assert Publication.objects.get().is_withdrawn
