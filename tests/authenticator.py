"""Play people who sign in, and the authenticator app on their phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from tests.factories import PASSWORD

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from tests.pages import Response


def code_for(secret: str) -> str:
    """Return what the app shows now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06}"


def with_phone(user: User) -> str:
    """Set up the app for user behind the scenes; return its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def with_paper(user: User) -> list[str]:
    """Give user recovery codes behind the scenes; return them."""
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    return codes


def enrol(client: Client) -> Response:
    """Set up the app on the account pages, as its owner does; return the page that follows."""
    page = "/akun/pengaman/totp/activate/"
    client.post(f"/akun/masuk-ulang/?next={page}", {"password": PASSWORD})
    client.get(page)
    secret = client.session[SECRET_SESSION_KEY]
    return client.post(page, {"code": code_for(secret)}, follow=True)


def by_password(user: User) -> Client:
    """Return a browser in which the password of user was typed, and nothing else."""
    client = Client()
    client.post("/masuk/", {"login": user.email, "password": PASSWORD})
    return client


def by_code(user: User, code: str) -> Client:
    """Return a browser in which user signed in with password and code."""
    client = by_password(user)
    client.post("/akun/pengaman/authenticate/", {"code": code})
    return client


def where(client: Client, path: str) -> str:
    """Return where this browser is sent instead of path, or nothing where it may read it."""
    response = client.get(path)
    return response.headers.get("Location", "")
