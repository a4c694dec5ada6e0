"""A proposal is given back with a note, corrected, and proposed again under the next number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition
from assessments.services.judging import reopen_judging
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Refused, WrongState
from prizes.models import Decision
from prizes.services.decisions import approve_decision, propose_decision, return_decision
from tests.factories import DECIDED_ON, approved, closed_edition, make_user, proposed, settled
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")


@pytest.fixture
def penetap() -> User:
    return make_user(Role.PENETAP, full_name="Budi Penetap")


def test_a_proposal_given_back_leads_back_to_closed(penetap: User) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    with written_lines() as lines:
        return_decision(decision=decision, actor=penetap, note=" Nama salah. ")

    stored = Decision.objects.get()
    assert (stored.state, stored.returned_by, stored.return_note) == (
        "returned",
        penetap,
        "Nama salah.",
    )
    assert stored.returned_at is not None
    assert Edition.objects.get().state == "closed"
    assert lines == [
        Line(
            "Budi Penetap",
            "decision.returned",
            "prizes.decision",
            {"state": "proposed"},
            {"state": "returned", "returned_at": stored.returned_at.isoformat()},
            "Nama salah.",
        ),
        Line(
            "Budi Penetap",
            "edition.unfrozen",
            "assessments.edition",
            {"state": "frozen"},
            {"state": "closed"},
            "Nama salah.",
        ),
    ]


def test_the_next_proposal_has_the_next_number(panitia: User, penetap: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    return_decision(decision=proposed(edition), actor=penetap, note="Nama salah.")

    second = propose_decision(edition=settled(edition), actor=panitia, decided_on=DECIDED_ON)

    assert [(d.number, d.state) for d in Decision.objects.order_by("number")] == [
        (1, "returned"),
        (2, "proposed"),
    ]
    assert (second.result.number, Edition.objects.get().state) == (2, "frozen")


def test_a_returned_edition_can_be_opened_again(panitia: User, penetap: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    return_decision(decision=proposed(edition), actor=penetap, note="Lembar salah.")

    reopen_judging(edition=edition, actor=panitia, reason="Lembar salah.")

    assert Edition.objects.get().state == "open"


@pytest.mark.parametrize("note", ["", "  "])
def test_giving_back_needs_a_note(note: str, penetap: User) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))

    with written_lines() as lines, pytest.raises(Refused, match="Tulis catatan"):
        return_decision(decision=decision, actor=penetap, note=note)

    assert (Decision.objects.get().state, lines) == ("proposed", [])


def test_an_approved_decision_is_not_given_back(penetap: User) -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))

    with pytest.raises(WrongState) as refusal:
        return_decision(decision=decision, actor=penetap, note="Terlambat.")

    assert (refusal.value.state, Edition.objects.get().state) == ("approved", "frozen")


def test_a_returned_decision_is_not_approved(penetap: User) -> None:
    decision = proposed(closed_edition(judges=1, contestants=1))
    return_decision(decision=decision, actor=penetap, note="Nama salah.")

    with pytest.raises(WrongState) as refusal:
        approve_decision(decision=decision, actor=penetap, digest_seen=decision.digest)

    assert refusal.value.state == "returned"
