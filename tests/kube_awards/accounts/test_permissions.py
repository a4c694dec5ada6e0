"""The first line of a staff view lets the right people through and names the others."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from kube_awards.accounts.permissions import named, require_role
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import NotForYou
from tests.factories import make_user


@pytest.mark.django_db
def test_one_of_the_roles_is_enough() -> None:
    request, user = RequestFactory().get("/"), make_user(Role.PENGAWAS, Role.BENDAHARA)
    request.user = user

    assert require_role(request, Role.PANITIA, Role.BENDAHARA) == user


@pytest.mark.django_db
def test_the_others_learn_who_may() -> None:
    request = RequestFactory().get("/")
    request.user = make_user(Role.PENGAWAS)

    with pytest.raises(NotForYou) as refusal:
        require_role(request, Role.PENETAP, Role.PANITIA)

    assert (refusal.value.needed, refusal.value.held) == ("Panitia, Pejabat penetap", "Pengawas")


def test_a_stranger_is_refused_without_a_word_on_roles() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    with pytest.raises(PermissionDenied) as refusal:
        require_role(request, Role.PANITIA)

    assert not isinstance(refusal.value, NotForYou)


def test_roles_are_named_in_the_order_of_the_code() -> None:
    assert named([Role.SUPERADMIN, Role.PANITIA]) == "Panitia, Superadmin"
    assert named([]) == ""
