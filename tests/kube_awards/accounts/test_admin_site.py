"""Django's admin: master data only, and no sign-in of its own."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.test import Client

from kube_awards.accounts.admin_site import CLOSED_APPS, label_of
from kube_awards.accounts.roles import Role
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/?next=/admin/"])
def test_a_stranger_is_sent_to_our_sign_in(path: str) -> None:
    response = Client().get(path, follow=True)

    assert response.status_code == 200
    assert response.redirect_chain[-1] == ("/masuk/?next=%2Fadmin%2F", 302)


def test_the_stock_form_takes_no_password() -> None:
    user, client = make_user(Role.SUPERADMIN), Client()

    client.post("/admin/login/", {"username": user.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("role", "status"), [(r, 200 if r == "superadmin" else 403) for r in Role])
def test_only_the_superadmin_comes_in(role: Role, status: int) -> None:
    client = Client()
    client.force_login(make_user(role))

    assert client.get("/admin/", follow=True).status_code == status


@pytest.mark.parametrize("path", ["/admin/password_change/", "/admin/password_change/done/"])
def test_a_password_is_changed_on_our_own_page_only(path: str) -> None:
    user, client = make_user(Role.SUPERADMIN), Client()
    client.force_login(user)
    new = {"old_password": PASSWORD, "new_password1": "x" * 20, "new_password2": "x" * 20}

    answers = [client.get(path), client.post(path, new)]

    assert {answer.headers["Location"] for answer in answers} == {"/sandi/ubah/"}
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_people_and_accounts_are_not_edited_there() -> None:
    registered = {label_of(model) for model in admin.site._registry}  # noqa: SLF001 - no public list

    assert registered.isdisjoint(CLOSED_APPS)
