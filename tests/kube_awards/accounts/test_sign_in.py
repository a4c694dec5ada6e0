"""People come in by password or e-mailed code; nobody signs up; links never trust the Host."""

from __future__ import annotations

import html
import logging
import re
from typing import TYPE_CHECKING

import pytest
from allauth.account.adapter import get_adapter
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from kube_awards.accounts import services
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from tests.factories import PASSWORD, make_user

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
NEW_PASSWORD = "kopi-pagi-di-gunung"


def sign_in(email: str, password: str) -> Client:
    """Return a browser that sent the sign-in form."""
    client = Client()
    client.post("/masuk/", {"login": email, "password": password})
    return client


def signed_in(client: Client) -> bool:
    """Say whether this browser may see the page of its own sessions."""
    return client.get("/akun/sesi/").status_code == 200


def link_in(message: mail.EmailMessage) -> str:
    """Return the path of the one link in a message."""
    links: list[str] = re.findall(r"http://localhost:8000(/\S+)", str(message.body))
    assert len(links) == 1
    return links[0]


def test_a_person_signs_in_by_password_and_lands_on_the_own_page() -> None:
    user = make_user()

    response = Client().post("/masuk/", {"login": user.email.upper(), "password": PASSWORD})

    assert (response.status_code, response.headers["Location"]) == (
        302,
        reverse("console:after_sign_in"),
    )


def test_a_wrong_password_is_answered_in_place() -> None:
    user = make_user()

    response = Client().post("/masuk/", {"login": user.email, "password": "salah"})

    sentence = "Email atau kata sandi tidak cocok. Coba lagi, atau minta kode masuk."
    assert response.status_code == 200
    assert sentence in html.unescape(response.content.decode())


def test_an_unknown_person_reads_the_same_sentence() -> None:
    known, unknown = make_user().email, "tidak.ada@contoh.id"

    pages = [
        Client().post("/masuk/", {"login": email, "password": "salah"}).content.decode()
        for email in (known, unknown)
    ]

    known_page, unknown_page = (re.sub(r'value="[^"]*"', "", page) for page in pages)
    assert known_page == unknown_page


def test_a_person_signs_in_by_the_code_in_the_mail() -> None:
    user, client = make_user(password=None), Client()

    client.post("/masuk/kode/", {"email": user.email})
    codes = re.findall(r"\b\d{6}\b", str(mail.outbox[0].body))
    client.post("/masuk/kode/konfirmasi/", {"code": codes[0]})

    assert mail.outbox[0].to == [user.email]
    assert signed_in(client)


def test_a_wrong_code_does_not_open() -> None:
    user, client = make_user(), Client()

    client.post("/masuk/kode/", {"email": user.email})
    client.post("/masuk/kode/konfirmasi/", {"code": "000000"})

    assert not signed_in(client)


def test_an_unknown_address_gets_no_mail() -> None:
    response = Client().post("/masuk/kode/", {"email": "tidak.ada@contoh.id"})

    assert response.status_code == 302
    assert mail.outbox == []


def test_nobody_signs_up() -> None:
    for name in ("account_signup", "account_email", "mfa_signup_webauthn"):
        with pytest.raises(NoReverseMatch):
            reverse(name)

    page = Client().get("/masuk/").content.decode()

    assert not get_adapter().is_open_for_signup(RequestFactory().get("/"))
    assert "signup" not in page
    assert "Daftar" not in page


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "localhost:666"])
def test_the_link_in_the_reset_mail_leads_to_the_public_address(host: str) -> None:
    user = make_user()

    Client(HTTP_HOST=host).post("/sandi/lupa/", {"email": user.email})

    assert link_in(mail.outbox[0]).startswith("/sandi/buat-baru/")
    assert host.replace("localhost:8000", "127.0.0.1") not in str(mail.outbox[0].body)


def test_a_foreign_host_is_refused_before_any_mail() -> None:
    user = make_user()

    response = Client(HTTP_HOST="jahat.example").post("/sandi/lupa/", {"email": user.email})

    assert response.status_code == 400
    assert mail.outbox == []


def test_a_mailed_link_sets_the_password_once() -> None:
    user, client = make_user(), Client()
    client.post("/sandi/lupa/", {"email": user.email})
    form = client.get(link_in(mail.outbox[0])).headers["Location"]

    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    user.refresh_from_db()
    assert user.check_password(NEW_PASSWORD)
    assert signed_in(sign_in(user.email, NEW_PASSWORD))
    assert Client().get(link_in(mail.outbox[0])).status_code == 200
    assert not Client().get(link_in(mail.outbox[0])).headers.get("Location")


def test_a_weak_new_password_is_refused() -> None:
    user, client = make_user(), Client()
    client.post("/sandi/lupa/", {"email": user.email})
    form = client.get(link_in(mail.outbox[0])).headers["Location"]

    response = client.post(form, {"password1": "password1234", "password2": "password1234"})

    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert "terlalu umum" in response.content.decode()


def test_a_new_password_ends_the_other_sessions() -> None:
    user = make_user()
    here, elsewhere = sign_in(user.email, PASSWORD), sign_in(user.email, PASSWORD)

    here.post(
        "/sandi/ubah/",
        {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD},
    )

    assert (signed_in(here), signed_in(elsewhere)) == (True, False)


def test_a_deactivated_person_is_out_at_the_next_request() -> None:
    make_user(Role.SUPERADMIN)
    user = make_user()
    client = sign_in(user.email, PASSWORD)
    assert signed_in(client)

    services.deactivate_user(user=user, actor=None)

    assert not signed_in(client)
    assert not Session.objects.exists()
    assert not signed_in(sign_in(user.email, PASSWORD))


def test_signing_out_ends_the_session() -> None:
    client = sign_in(make_user().email, PASSWORD)

    assert client.get("/keluar/").status_code == 200
    assert signed_in(client)
    client.post("/keluar/")

    assert not signed_in(client)


def test_the_session_gets_a_new_name_at_sign_in() -> None:
    user, client = make_user(), Client()
    client.post("/masuk/kode/", {"email": user.email})
    before = client.session.session_key
    codes = re.findall(r"\b\d{6}\b", str(mail.outbox[0].body))

    client.post("/masuk/kode/konfirmasi/", {"code": codes[0]})

    assert signed_in(client)
    assert client.session.session_key != before
    assert not client.session.exists(str(before))


@pytest.mark.parametrize("target", ["https://jahat.example/", "//jahat.example/", "javascript:x"])
def test_sign_in_leads_to_no_foreign_page(target: str) -> None:
    user = make_user()

    response = Client().post(
        f"/masuk/?next={target}", {"login": user.email, "password": PASSWORD, "next": target}
    )

    assert response.headers["Location"] == reverse("console:after_sign_in")


def test_sign_ins_are_logged_by_id_and_never_with_what_was_typed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    user = make_user()

    sign_in(user.email, PASSWORD)
    sign_in(user.email, "rahasia-salah")
    sign_in("kata-sandi\nforged", "x")

    lines = [record.getMessage() for record in caplog.records if "sign-in" in record.getMessage()]
    assert lines[:2] == [
        f"sign-in ok user={user.public_id} ip=127.0.0.1",
        f"sign-in failed user={user.public_id} ip=127.0.0.1",
    ]
    assert not re.search(f"{PASSWORD}|rahasia-salah|forged|{user.email}", caplog.text)


def test_a_room_behind_one_address_signs_in_while_one_of_them_mistypes() -> None:
    judges = [make_user() for _ in range(31)]

    for _ in range(3):
        sign_in(judges[0].email, "salah")

    assert all(signed_in(sign_in(judge.email, PASSWORD)) for judge in judges)


def test_after_twenty_wrong_passwords_an_account_waits_and_the_code_still_opens(
    settings: Settings,
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1000/m/ip", "login_failed": "1000/h/ip,20/d/key"}
    user = make_user()
    for _ in range(20):
        sign_in(user.email, "salah")

    response = Client().post("/masuk/", {"login": user.email, "password": PASSWORD})

    assert "Terlalu banyak percobaan" in response.content.decode()
    assert User.objects.get().last_login is None
