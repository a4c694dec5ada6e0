"""A wrong name is put right over the same result, by two people again; until then nothing moves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition, Explanation, Result
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import grant_role
from kube_awards.core.errors import Refused, WrongState
from prizes.models import Award, Decision
from prizes.selectors.decisions import current_decision, decision_at_hand
from prizes.selectors.frozen import decision_minutes
from prizes.selectors.publication import find_published
from prizes.services.decisions import (
    NotIndependent,
    SamePerson,
    approve_decision,
    return_decision,
)
from prizes.services.integrity import DecisionDiffers
from prizes.services.publication import publish
from prizes.services.superseding import propose_successor
from tests.factories import (
    DECIDED_ON,
    approved,
    closed_edition,
    make_user,
    proposed,
    published,
)
from tests.ledger_lines import Line, written_lines
from tests.prizes.ending_cases import annulled, rename, succeeding
from tests.prizes.publication_cases import decided

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db
REASON = "Nama salah ketik."


@pytest.fixture
def panitia() -> User:
    return make_user(Role.PANITIA, full_name="Sri Panitia")


@pytest.fixture
def penetap() -> User:
    return make_user(Role.PENETAP, full_name="Budi Penetap")


def replace(decision: Decision, actor: User, reason: str = REASON) -> Decision:
    return propose_successor(decision=decision, actor=actor, decided_on=DECIDED_ON, reason=reason)


# Proposing ----------------------------------------------------------------------------------------


def test_the_successor_has_the_new_name_over_the_same_result(panitia: User) -> None:
    decision = decided()
    rename(decision, "Melati Jaya")

    with written_lines() as lines:
        successor = replace(decision, panitia, f" {REASON} ")

    assert (successor.number, successor.state, successor.supersedes) == (2, "proposed", decision)
    assert (successor.superseding_reason, successor.result) == (REASON, decision.result)
    assert successor.awards.get().name == "KUBE Melati Jaya"
    minutes = decision_minutes(successor)
    assert minutes is not None
    assert "KUBE Melati Jaya" in dict(minutes.present)
    assert successor.review == decision.review
    assert (Result.objects.count(), Edition.objects.get().state) == (1, "frozen")
    assert [(line.action, line.obj) for line in lines] == [("decision.proposed", "prizes.decision")]
    after = lines[0].after
    assert isinstance(after, dict)
    assert (after["supersedes"], after["superseding_reason"]) == (1, REASON)


def test_the_old_decision_holds_until_the_new_one_is_approved() -> None:
    decision = published(decided())

    waiting = succeeding(decision)

    assert current_decision(decision.edition) == decision
    assert decision_at_hand(decision.edition) == waiting
    assert find_published(decision.edition.slug) == decision
    with pytest.raises(WrongState):
        publish(decision=waiting, actor=make_user(Role.PANITIA))


@pytest.mark.parametrize("reason", ["", "  "])
def test_superseding_needs_a_reason(reason: str, panitia: User) -> None:
    decision = decided()
    rename(decision)

    with written_lines() as lines, pytest.raises(Refused, match="Tulis alasan mengganti"):
        replace(decision, panitia, reason)

    assert (Decision.objects.count(), lines) == (1, [])


def test_superseding_needs_a_date_within_reach(panitia: User) -> None:
    decision = decided()
    rename(decision)

    with pytest.raises(Refused, match="Tanggal penetapan harus antara"):
        propose_successor(
            decision=decision, actor=panitia, decided_on=dt.date(2031, 1, 1), reason=REASON
        )


def test_nothing_new_supersedes_nothing(panitia: User) -> None:
    with pytest.raises(Refused, match="Tidak ada nama, gelar, atau jumlah yang berubah"):
        replace(decided(), panitia)


def test_only_what_holds_is_superseded_and_by_one_at_a_time(panitia: User) -> None:
    waiting = proposed(closed_edition(judges=1, contestants=1))
    rename(waiting, "Mawar")
    with pytest.raises(WrongState, match="Menunggu persetujuan"):
        replace(waiting, panitia)

    decision = decided()
    succeeding(decision)
    with pytest.raises(WrongState, match="Sudah ada usulan"):
        replace(decision, panitia)

    ended = annulled(decided())
    with pytest.raises(WrongState) as refusal:
        replace(ended, panitia)
    assert refusal.value.state == "closed"


def test_a_decision_changed_behind_our_back_is_not_superseded(panitia: User) -> None:
    decision = decided()
    rename(decision)
    Award.objects.update(amount=9)

    with pytest.raises(DecisionDiffers):
        replace(decision, panitia)


def test_a_warning_that_lost_its_note_is_said(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 3)})
    decision = approved(proposed(edition))
    rename(decision)
    Explanation.objects.all().delete()

    with pytest.raises(Refused, match="batalkan penetapan"):
        replace(decision, panitia)


# Approving and giving back ------------------------------------------------------------------------


def test_approving_ends_the_old_one(penetap: User) -> None:
    decision = decided()
    successor = succeeding(decision)

    with written_lines() as lines:
        approve_decision(decision=successor, actor=penetap, digest_seen=successor.digest)

    assert list(Decision.objects.values_list("number", "state")) == [
        (1, "superseded"),
        (2, "approved"),
    ]
    assert lines[0] == Line(
        "Budi Penetap",
        "decision.superseded",
        "prizes.decision",
        {"state": "approved"},
        {"state": "superseded", "superseded_by": 2},
        REASON,
    )
    assert [line.action for line in lines] == [
        "decision.superseded",
        "decision.approved",
        "confirmations.carried_over",
    ]
    assert current_decision(decision.edition) == successor


def test_who_proposed_the_successor_does_not_approve_it(panitia: User) -> None:
    decision = decided()
    rename(decision)
    successor = replace(decision, panitia)
    grant_role(user=panitia, role=Role.PENETAP, actor=make_user(Role.SUPERADMIN))

    with written_lines() as lines, pytest.raises(SamePerson):
        approve_decision(decision=successor, actor=panitia, digest_seen=successor.digest)

    assert lines == []
    assert list(Decision.objects.values_list("state", flat=True)) == ["approved", "proposed"]


def test_whom_the_proposer_made_penetap_does_not_approve_it(penetap: User) -> None:
    decision = decided()
    rename(decision)
    proposer = make_user(Role.PANITIA, Role.SUPERADMIN)
    made = make_user()
    grant_role(user=made, role=Role.PENETAP, actor=proposer)
    successor = replace(decision, proposer)

    with pytest.raises(NotIndependent):
        approve_decision(decision=successor, actor=made, digest_seen=successor.digest)
    approve_decision(decision=successor, actor=penetap, digest_seen=successor.digest)

    assert Decision.objects.get(number=1).state == "superseded"


def test_a_successor_given_back_leaves_the_old_one_in_force(penetap: User) -> None:
    decision = published(decided())
    successor = succeeding(decision)

    with written_lines() as lines:
        return_decision(decision=successor, actor=penetap, note="Masih salah.")

    assert list(Decision.objects.values_list("state", flat=True)) == ["approved", "returned"]
    assert [line.action for line in lines] == ["decision.returned"]
    assert Edition.objects.get().state == "frozen"
    assert find_published(decision.edition.slug) == decision
    third = succeeding(decision)
    assert (third.number, third.supersedes) == (3, decision)
