"""Two names are two people only where neither made the other (docs/adr/0002)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import create_user, grant_role, revoke_role
from prizes.models import Decision
from prizes.services.decisions import NotIndependent, approve_decision, propose_decision
from tests.factories import DECIDED_ON, closed_edition, make_user, settled
from tests.ledger_lines import written_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    Maker = Callable[[User, Role], User]

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> User:
    """Make somebody who looks after the accounts and sits on both sides of the table."""
    return make_user(Role.SUPERADMIN, Role.PANITIA, Role.PENETAP, full_name="Kepala")


def account_by(maker: User | None, *roles: Role) -> User:
    return create_user(
        email=f"bayangan{User.objects.count()}@contoh.id",
        full_name="Bayangan",
        roles=roles,
        actor=maker,
    )


def role_by(giver: User, role: Role) -> User:
    return grant_role(user=make_user(full_name="Bayangan"), role=role, actor=giver)


def proposed_by(person: User) -> Decision:
    edition = closed_edition(judges=1, contestants=1)
    return propose_decision(edition=settled(edition), actor=person, decided_on=DECIDED_ON)


def approve(decision: Decision, person: User) -> None:
    approve_decision(decision=decision, actor=person, digest_seen=decision.digest)


def refused(decision: Decision, person: User) -> bool:
    """Say whether person is refused as the second of two, and nothing was written."""
    with written_lines() as lines, pytest.raises(NotIndependent, match="Kepala membuat akun"):
        approve(decision, person)
    return (Decision.objects.get().state, lines) == ("proposed", [])


@pytest.mark.parametrize("made", [account_by, role_by])
def test_a_proposer_cannot_make_the_second_person(made: Maker, chief: User) -> None:
    assert refused(proposed_by(chief), made(chief, Role.PENETAP))


@pytest.mark.parametrize("made", [account_by, role_by])
def test_an_approver_cannot_make_the_first_person(made: Maker, chief: User) -> None:
    assert refused(proposed_by(made(chief, Role.PANITIA)), chief)


def test_an_account_counts_although_somebody_else_gave_the_role(chief: User) -> None:
    shadow = account_by(chief)
    grant_role(user=shadow, role=Role.PENETAP, actor=make_user(Role.SUPERADMIN))

    assert refused(proposed_by(chief), shadow)


def test_taking_the_role_away_again_hides_nothing(chief: User) -> None:
    shadow = role_by(chief, Role.PANITIA)
    decision = proposed_by(shadow)
    revoke_role(user=shadow, role=Role.PANITIA, actor=chief)

    assert refused(decision, chief)


def test_another_superadmin_can_give_the_role_anew(chief: User) -> None:
    person = role_by(chief, Role.PENETAP)
    revoke_role(user=person, role=Role.PENETAP, actor=chief)
    grant_role(user=person, role=Role.PENETAP, actor=make_user(Role.SUPERADMIN))
    decision = proposed_by(chief)

    approve(decision, person)

    assert Decision.objects.get().approved_by == person


def test_any_other_role_from_the_same_hand_is_no_hindrance(chief: User) -> None:
    person = grant_role(user=make_user(Role.PENETAP), role=Role.BENDAHARA, actor=chief)
    decision = proposed_by(chief)

    approve(decision, person)

    assert Decision.objects.get().approved_by == person


def test_one_superadmin_may_have_made_both_people(chief: User) -> None:
    panitia, penetap = account_by(chief, Role.PANITIA), account_by(chief, Role.PENETAP)
    decision = proposed_by(panitia)

    approve(decision, penetap)

    assert Decision.objects.get().approved_by == penetap
