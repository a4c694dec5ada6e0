"""Whoever holds a role needs a second factor, on every path (quality.md S8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from kube_awards.accounts.roles import Role
from tests.authenticator import code_for, with_phone
from tests.factories import PASSWORD, make_user

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _required(settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = True


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("path", ["/panitia/orang/", "/admin/", "/akun/sesi/", "/sandi/ubah/"])
def test_staff_without_one_are_sent_to_set_it_up(role: Role, path: str) -> None:
    response = browser_of(make_user(role)).get(path)

    assert (response.status_code, response.headers["Location"]) == (302, "/akun/pengaman/")


@pytest.mark.parametrize("path", ["/akun/pengaman/", "/keluar/"])
def test_they_reach_what_they_need_to_set_it_up_or_leave(path: str) -> None:
    assert browser_of(make_user(Role.PANITIA)).get(path).status_code == 200


def test_pages_for_everybody_stay_open() -> None:
    assert browser_of(make_user(Role.PANITIA)).get(reverse("console:home")).status_code == 200


def test_people_without_a_role_need_none() -> None:
    assert browser_of(make_user()).get("/akun/sesi/").status_code == 200


def test_sign_in_asks_for_the_second_factor_and_takes_a_code_once() -> None:
    user = make_user(Role.SUPERADMIN)
    secret = with_phone(user)
    client, again = Client(), Client()

    asked = client.post("/masuk/", {"login": user.email, "password": PASSWORD})
    assert asked.headers["Location"].startswith("/akun/pengaman/authenticate/")
    assert client.get("/panitia/orang/").status_code == 302
    code = code_for(secret)
    client.post("/akun/pengaman/authenticate/", {"code": code})
    again.post("/masuk/", {"login": user.email, "password": PASSWORD})
    again.post("/akun/pengaman/authenticate/", {"code": code})

    opened = [browser.get("/panitia/orang/").status_code for browser in (client, again)]
    assert opened == [200, 302]


def test_where_it_is_not_required_staff_come_in_without(settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False

    assert browser_of(make_user(Role.SUPERADMIN)).get("/panitia/orang/").status_code == 200
