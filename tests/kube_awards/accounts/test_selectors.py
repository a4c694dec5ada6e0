"""Where people and their roles come from."""

from __future__ import annotations

import pytest

from kube_awards.accounts.roles import Role
from kube_awards.accounts.selectors import Origin, origin_of
from kube_awards.accounts.services import create_user, grant_role, revoke_role
from kube_awards.ledger.models import Entry
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_new_account_gives_its_roles_by_the_hand_that_made_it() -> None:
    chief = make_user(Role.SUPERADMIN)
    user = create_user(email="a@b.id", full_name="Adi", roles=[Role.PANITIA], actor=chief)

    made_at = Entry.objects.latest("seq").at
    assert origin_of(user, Role.PANITIA) == Origin(Role.PANITIA, chief, chief, made_at)
    assert origin_of(user, Role.PENETAP) == Origin(Role.PENETAP, created_by=chief)


def test_the_last_who_gave_a_role_counts_also_after_it_is_gone() -> None:
    first, second = make_user(Role.SUPERADMIN), make_user(Role.SUPERADMIN)
    user = make_user()
    for giver in (first, second):
        grant_role(user=user, role=Role.PANITIA, actor=giver)
        given_at = Entry.objects.latest("seq").at
        revoke_role(user=user, role=Role.PANITIA, actor=giver)

    origin = origin_of(user, Role.PANITIA)

    assert origin == Origin(Role.PANITIA, None, second, given_at)
    assert [origin.is_from(person) for person in (first, second)] == [False, True]
