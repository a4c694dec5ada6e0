"""Two people who act in the same moment never make two of what there may be one of."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import transaction

from assessments.models import Edition, Result
from assessments.services.judging import reopen_judging
from kube_awards.accounts.roles import Role
from kube_awards.ledger.selectors import verify_chain
from prizes.models import Certificate, Decision, Publication
from prizes.services.certificates import draft_certificates, issue_certificates
from prizes.services.decisions import approve_decision, propose_decision, return_decision
from prizes.services.publication import publish
from tests.confirming import confirmed
from tests.factories import (
    DECIDED_ON,
    approved,
    closed_edition,
    make_user,
    proposed,
    settled,
)
from tests.simultaneous import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(3)


def kinds(answers: list[object]) -> list[str]:
    return sorted(type(answer).__name__ for answer in answers)


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_proposals_at_once_are_one(_round: int) -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    people = [make_user(Role.PANITIA), make_user(Role.PANITIA)]

    answers = at_once(
        *[
            partial(propose_decision, edition=edition, actor=each, decided_on=DECIDED_ON)
            for each in people
        ]
    )

    assert kinds([*answers]) == ["Decision", "WrongState"]
    assert (Decision.objects.count(), Result.objects.count()) == (1, 1)


@pytest.mark.parametrize("_round", ROUNDS)
def test_approving_and_giving_back_at_once_ends_as_one_of_them(_round: int) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))
    first, second = make_user(Role.PENETAP), make_user(Role.PENETAP)

    answers = at_once(
        partial(approve_decision, decision=decision, actor=first, digest_seen=decision.digest),
        partial(return_decision, decision=decision, actor=second, note="Nama salah."),
    )

    ends = (Decision.objects.get().state, Edition.objects.get().state)
    assert kinds([*answers]) == ["Decision", "WrongState"]
    assert ends in {("approved", "frozen"), ("returned", "closed")}
    assert verify_chain().reason == ""


@pytest.mark.parametrize("_round", ROUNDS)
def test_proposing_and_opening_again_at_once_ends_as_one_of_them(_round: int) -> None:
    edition = settled(closed_edition(judges=1, contestants=1))
    person = make_user(Role.PANITIA)

    at_once(
        partial(propose_decision, edition=edition, actor=person, decided_on=DECIDED_ON),
        partial(reopen_judging, edition=edition, actor=person, reason="Juri terlambat."),
    )

    ends = (Edition.objects.get().state, Decision.objects.count())
    assert ends in {("frozen", 1), ("open", 0)}


def test_publishing_twice_at_once_is_once() -> None:
    decision = confirmed(approved(proposed(closed_edition(judges=1, contestants=1))))
    person = make_user(Role.PANITIA)

    answers = at_once(*[partial(publish, decision=decision, actor=person)] * 2)

    assert kinds([*answers]) == ["Publication", "Publication"]
    assert Publication.objects.count() == 1


def test_issuing_twice_at_once_makes_one_certificate_for_award_and_judge() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))
    person = make_user(Role.PANITIA)

    answers = at_once(*[partial(issue_certificates, decision=decision, actor=person)] * 2)

    assert sorted(len(answer) for answer in answers if isinstance(answer, list)) == [0, 2]
    assert Certificate.objects.count() == 2


def test_rendering_certificates_waits_for_nobody_who_writes() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))

    with transaction.atomic():
        Edition.objects.select_for_update().get(pk=decision.edition_id)
        (drafts,) = at_once(partial(draft_certificates, decision=decision))

    assert isinstance(drafts, list)
    assert len(drafts) == 2
