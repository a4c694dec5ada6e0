"""A session is trusted for what it has proven itself, never for what its owner has elsewhere."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import pytest
from allauth.account.models import Login
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.test import Client

from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from tests.authenticator import by_code, by_password, code_for, enrol, where, with_paper, with_phone
from tests.factories import PASSWORD, make_user

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
PEOPLE = "/panitia/orang/"
PROVE = "/akun/pengaman/reauthenticate/"
PROVE_FOR_PEOPLE = f"{PROVE}?next=%2Fpanitia%2Forang%2F"
KEY_PAGE = "/akun/pengaman/webauthn/reauthenticate/"
SECURITY_PAGES = [
    "/akun/pengaman/",
    "/akun/pengaman/totp/activate/",
    "/akun/pengaman/totp/deactivate/",
    "/akun/pengaman/webauthn/",
    "/akun/pengaman/webauthn/add/",
    "/akun/pengaman/recovery-codes/",
    "/akun/pengaman/recovery-codes/download/",
    "/akun/pengaman/recovery-codes/generate/",
]


@pytest.fixture(autouse=True)
def _required(settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def chief() -> User:
    return make_user(Role.SUPERADMIN, full_name="Kepala")


# The attack ---------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_thief_of_the_password_is_out_once_the_owner_sets_up_a_second_factor(chief: User) -> None:
    thief, owner = by_password(chief), by_password(chief)
    assert (where(thief, PEOPLE), where(owner, PEOPLE)) == ("/akun/pengaman/", "/akun/pengaman/")

    enrol(owner)

    assert (where(owner, PEOPLE), where(thief, PEOPLE)) == ("", f"/masuk/?next={PEOPLE}")


def test_a_session_that_outlived_the_set_up_is_still_asked_for_the_second_factor(
    chief: User,
) -> None:
    thief = by_password(chief)

    with_phone(chief)

    assert where(thief, PEOPLE) == PROVE_FOR_PEOPLE


@pytest.mark.parametrize("page", SECURITY_PAGES)
@pytest.mark.parametrize("roles", [(), (Role.PANITIA,)])
def test_an_unproven_session_reaches_no_page_that_changes_the_second_factor(
    page: str, roles: tuple[Role, ...]
) -> None:
    user = make_user(*roles)
    thief = by_password(user)
    with_phone(user)
    with_paper(user)

    for response in (thief.get(page), thief.post(page, {"name": "x", "credential": "{}"})):
        assert response.headers["Location"].split("?")[0] == PROVE
    assert Authenticator.objects.count() == 2


def test_the_password_again_proves_nothing_to_who_has_a_second_factor(chief: User) -> None:
    thief = by_password(chief)
    with_phone(chief)

    response = thief.post(f"/akun/masuk-ulang/?next={PEOPLE}", {"password": PASSWORD})

    assert response.headers["Location"] == PROVE_FOR_PEOPLE
    assert where(thief, PEOPLE) == PROVE_FOR_PEOPLE


def test_a_wrong_code_proves_nothing(chief: User) -> None:
    thief = by_password(chief)
    with_phone(chief)

    assert thief.post(PROVE, {"code": "000000", "next": PEOPLE}).status_code == 200
    assert where(thief, PEOPLE) == PROVE_FOR_PEOPLE


def test_a_code_that_was_shown_for_somebody_else_proves_nothing(chief: User) -> None:
    other = make_user(Role.SUPERADMIN)
    client = by_code(other, code_for(with_phone(other)))
    assert where(client, PEOPLE) == ""

    with_phone(chief)
    client.force_login(chief)

    assert where(client, PEOPLE) == PROVE_FOR_PEOPLE


# The owner's walk ---------------------------------------------------------------------------------


def test_the_owner_proves_it_by_code_without_javascript_and_goes_on_reading(chief: User) -> None:
    client = by_password(chief)
    secret = with_phone(chief)

    asked = client.get(PEOPLE, follow=True)
    page = html.unescape(asked.content.decode())
    assert "Perangkat ini masuk tanpa pengaman tambahan." in page
    assert f'<input type="hidden" name="next" value="{PEOPLE}">' in page
    assert f'action="{PROVE}"' in page
    assert "/akun/masuk-ulang/" not in page
    response = client.post(PROVE, {"code": code_for(secret), "next": PEOPLE}, follow=True)

    assert response.redirect_chain == [(PEOPLE, 302)]
    assert "Kepala" in response.content.decode()
    assert where(client, "/akun/pengaman/") == ""


def test_the_owner_may_leave_and_sign_in_again_instead(chief: User) -> None:
    client = by_password(chief)
    secret = with_phone(chief)

    client.post("/keluar/")

    assert where(by_code(chief, code_for(secret)), PEOPLE) == ""


def test_a_recovery_code_proves_as_much(chief: User) -> None:
    client = by_password(chief)
    with_phone(chief)

    client.post(PROVE, {"code": with_paper(chief)[0]})

    assert where(client, PEOPLE) == ""


def test_what_was_being_sent_is_not_sent_again_by_itself(chief: User) -> None:
    client = by_password(chief)
    with_phone(chief)

    response = client.post("/panitia/orang/tambah/", {"full_name": "x"})

    assert response.headers["Location"] == PROVE
    assert User.objects.count() == 1


def test_who_has_nothing_but_a_key_is_sent_to_the_page_of_the_key(chief: User) -> None:
    client = by_password(chief)
    Authenticator.objects.create(user=chief, type=Authenticator.Type.WEBAUTHN, data={})

    assert where(client, PEOPLE) == f"{KEY_PAGE}?next=%2Fpanitia%2Forang%2F"


def test_who_has_no_second_factor_still_proves_themself_by_password() -> None:
    client = by_password(make_user())

    response = client.post(
        "/akun/masuk-ulang/", {"password": PASSWORD, "next": "/akun/pengaman/totp/activate/"}
    )

    assert response.headers["Location"] == "/akun/pengaman/totp/activate/"


def test_a_proof_ends_with_the_authenticator_that_gave_it(chief: User) -> None:
    client = by_code(chief, code_for(with_phone(chief)))
    assert where(client, PEOPLE) == ""

    Authenticator.objects.all().delete()
    with_phone(chief)

    assert where(client, PEOPLE) == PROVE_FOR_PEOPLE


# Passkeys -----------------------------------------------------------------------------------------


def test_sign_in_by_passkey_demands_that_the_device_verifies_its_owner() -> None:
    ajax = Client(HTTP_X_REQUESTED_WITH="XMLHttpRequest")

    options = ajax.get("/akun/pengaman/webauthn/login/").json()["request_options"]

    assert options["publicKey"]["userVerification"] == "required"


def test_sign_in_by_passkey_is_proof_enough(chief: User) -> None:
    client = Client()
    request = client.get("/masuk/").wsgi_request
    key = Authenticator.objects.create(user=chief, type=Authenticator.Type.WEBAUTHN, data={})

    with request_context(request):
        perform_passwordless_login(request, key, Login(user=chief))
    request.session.save()
    client.cookies["sessionid"] = str(request.session.session_key)

    assert where(client, PEOPLE) == ""
