"""Django's admin opens for active superadmins alone."""

from __future__ import annotations

import pytest

from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_only_the_superadmin_may_use_the_admin(role: Role) -> None:
    user = make_user(role)

    may = [user.is_staff, user.has_perm("groups.change_kube"), user.has_module_perms("groups")]

    assert may == [role == Role.SUPERADMIN] * 3


def test_an_inactive_superadmin_may_nothing() -> None:
    user = make_user(Role.SUPERADMIN)
    user.is_active = False

    assert not user.is_staff


def test_people_are_found_however_the_address_is_capitalised() -> None:
    user = make_user(email="sri@contoh.id")

    assert User.objects.get_by_natural_key(" SRI@Contoh.id") == user


def test_a_person_and_a_grant_name_themselves() -> None:
    user = make_user(Role.PENETAP, full_name="Sri Lestari")

    assert user.get_full_name() == user.get_short_name() == "Sri Lestari"
    assert str(user.grants.get()) == "Sri Lestari: Pejabat penetap"
