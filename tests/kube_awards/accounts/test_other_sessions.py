"""Whoever changes how they sign in is signed out everywhere else, and it is written down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.core import mail
from django.core.cache import cache
from django.test import Client

from kube_awards.accounts.roles import Role
from tests.authenticator import by_code, by_password, code_for, enrol, where, with_paper, with_phone
from tests.factories import PASSWORD, make_user
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db
PEOPLE = "/panitia/orang/"
PROVE = "/akun/pengaman/reauthenticate/"


@pytest.fixture(autouse=True)
def _required(settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def chief() -> User:
    return make_user(Role.SUPERADMIN, full_name="Kepala")


# Setting up, renewing, removing -------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("roles", [(), (Role.SUPERADMIN,)])
def test_who_just_set_it_up_reads_the_recovery_codes_and_goes_on(roles: tuple[Role, ...]) -> None:
    user = make_user(*roles, full_name="Kepala")
    here, elsewhere = by_password(user), by_password(user)

    with written_lines() as lines:
        response = enrol(here)

    assert response.redirect_chain == [("/akun/pengaman/recovery-codes/", 302)]
    assert response.status_code == 200
    assert where(here, "/akun/sesi/") == ""
    assert where(elsewhere, "/akun/sesi/") == "/masuk/?next=/akun/sesi/"
    after = {"authenticators": ["totp"], "sessions_ended": 1}
    assert lines == [Line("Kepala", "user.second_factor_added", "accounts.user", None, after)]


@pytest.mark.django_db(transaction=True)
def test_who_came_in_by_a_recovery_code_may_make_new_ones_and_stays(chief: User) -> None:
    with_phone(chief)
    client = by_code(chief, with_paper(chief)[0])

    response = client.post(
        f"{PROVE}?next=/akun/pengaman/recovery-codes/generate/",
        {"code": Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]},
    )
    assert response.headers["Location"] == "/akun/pengaman/recovery-codes/generate/"
    made = client.post("/akun/pengaman/recovery-codes/generate/", follow=True)

    assert made.redirect_chain == [("/akun/pengaman/recovery-codes/", 302)]
    assert where(client, PEOPLE) == ""


@pytest.mark.django_db(transaction=True)
def test_removing_it_ends_the_other_sessions_and_asks_staff_for_a_new_one(chief: User) -> None:
    secret = with_phone(chief)
    with_paper(chief)
    elsewhere = by_code(chief, code_for(secret))
    cache.clear()
    here = by_code(chief, code_for(secret))
    cache.clear()
    here.post(PROVE, {"code": code_for(secret)})

    with written_lines() as lines:
        here.post("/akun/pengaman/totp/deactivate/")

    assert not Authenticator.objects.exists()
    assert (where(here, PEOPLE), where(elsewhere, PEOPLE)) == (
        "/akun/pengaman/",
        f"/masuk/?next={PEOPLE}",
    )
    before, after = {"authenticators": ["totp"]}, {"sessions_ended": 1}
    assert lines == [Line("Kepala", "user.second_factor_removed", "accounts.user", before, after)]


def test_a_key_just_set_up_counts_as_shown_and_ends_the_other_sessions(chief: User) -> None:
    here, elsewhere = by_password(chief), by_password(chief)
    request = here.get("/akun/pengaman/").wsgi_request
    key = Authenticator.objects.create(user=chief, type=Authenticator.Type.WEBAUTHN, data={})

    # The last step of allauth's page; the touch of a key before it needs a browser.
    authenticator_added.send(sender=Authenticator, request=request, user=chief, authenticator=key)
    request.session.save()

    assert (where(here, PEOPLE), where(elsewhere, PEOPLE)) == ("", f"/masuk/?next={PEOPLE}")


# Passwords ----------------------------------------------------------------------------------------


def test_a_new_password_ends_the_other_sessions_and_stands_in_the_ledger() -> None:
    user = make_user(full_name="Budi")
    here, elsewhere = by_password(user), by_password(user)
    new = "kopi-pagi-di-gunung"

    with written_lines() as lines:
        here.post("/sandi/ubah/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert where(here, "/akun/sesi/") == ""
    assert where(elsewhere, "/akun/sesi/") == "/masuk/?next=/akun/sesi/"
    assert not elsewhere.session.exists(elsewhere.cookies["sessionid"].value)
    after = {"sessions_ended": 1}
    assert lines == [Line("Budi", "user.password_changed", "accounts.user", None, after)]


def test_a_password_made_anew_by_mail_ends_every_session() -> None:
    user, visitor = make_user(full_name="Budi"), Client()
    sessions = [by_password(user), by_password(user)]
    visitor.post("/sandi/lupa/", {"email": user.email})
    links = re.findall(r"http://localhost:8000(/\S+)", str(mail.outbox[0].body))
    form = where(visitor, links[0])
    new = "kopi-pagi-di-gunung"

    with written_lines() as lines:
        visitor.post(form, {"password1": new, "password2": new})

    assert {where(each, "/akun/sesi/") for each in sessions} == {"/masuk/?next=/akun/sesi/"}
    after = {"sessions_ended": 2}
    assert lines == [Line("Budi", "user.password_changed", "accounts.user", None, after)]
