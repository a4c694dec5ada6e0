"""What the database itself holds about the judges' answers, by the name of each constraint."""

from __future__ import annotations

import pytest
from django.utils import timezone

from kube_awards.accounts.roles import Role
from prizes.models import Confirmation, Waiver
from tests.broken_rules import breaks
from tests.factories import approved, closed_edition, make_user, proposed

pytestmark = pytest.mark.django_db

TESTED = {
    "judge_is_asked_once",
    "answer_is_known",
    "objection_has_note",
    "answer_has_time",
    "waiver_has_reason",
}


@pytest.fixture
def question() -> Confirmation:
    """Give the question to the one judge of an approved decision."""
    return approved(proposed(closed_edition(judges=1, contestants=1))).confirmations.get()


def test_a_judge_is_asked_once_for_a_decision(question: Confirmation) -> None:
    question.pk = None

    with breaks("judge_is_asked_once"):
        question.save(force_insert=True)


@pytest.mark.usefixtures("question")
def test_an_answer_is_a_known_one() -> None:
    with breaks("answer_is_known"):
        Confirmation.objects.update(answer="mungkin", answered_at=timezone.now())


@pytest.mark.usefixtures("question")
@pytest.mark.parametrize(("answer", "note"), [("objected", ""), ("confirmed", "Nilai lain.")])
def test_an_objection_and_nothing_else_has_a_note(answer: str, note: str) -> None:
    with breaks("objection_has_note"):
        Confirmation.objects.update(answer=answer, note=note, answered_at=timezone.now())


@pytest.mark.usefixtures("question")
def test_an_answer_says_when_it_was_given() -> None:
    with breaks("answer_has_time"):
        Confirmation.objects.update(answer="confirmed")
    with breaks("answer_has_time"):
        Confirmation.objects.update(answered_at=timezone.now())


def test_a_waiver_says_why(question: Confirmation) -> None:
    with breaks("waiver_has_reason"):
        Waiver.objects.create(
            decision=question.decision,
            without="[]",
            given_by=make_user(Role.PANITIA),
            given_at=timezone.now(),
        )


def test_rows_name_themselves_in_the_words_of_the_office(question: Confirmation) -> None:
    waiver = Waiver(decision=question.decision, reason="Sakit.")

    assert str(question) == question.judge.name
    assert str(waiver) == f"{question.decision_id}: Sakit."
