"""What this very session has proven of who sits there; allauth keeps the records in it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core.ratelimit import consume
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allauth.mfa.models import Authenticator
    from django.http import HttpRequest

    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

METHOD = "mfa"  # what allauth calls a code, a security key and a passkey (always user-verified)


def has_proven(request: HttpRequest, user: User, authenticators: Iterable[int]) -> bool:
    """Say whether this session was shown one of authenticators; a deleted one proves nothing."""
    records = get_authentication_records(request, user)
    shown = {record.get("id") for record in records if record.get("method") == METHOD}
    return not shown.isdisjoint(authenticators)


def accept_as_proof(request: HttpRequest, user: User, authenticator: Authenticator) -> None:
    """Count an authenticator just set up as shown: setting it up took a code or a touch of it."""
    record_authentication(request, user, METHOD, id=authenticator.pk, type=authenticator.type)


def ways_to_prove(user: User) -> list[dict[str, str]]:
    """Return allauth's pages on which user can prove to be themself, the password's left out."""
    ways = get_adapter().get_reauthentication_methods(user)
    return [way for way in ways if way["id"] != "reauthenticate"]


def has_just_proven(request: AuthenticatedHttpRequest) -> bool:
    """Say whether this session proved it anew in the last minutes, on one of allauth's pages."""
    records = get_authentication_records(request, request.user)
    again = [record["at"] for record in records if record.get("reauthenticated")]
    return bool(again) and time.time() - max(again) < app_settings.REAUTHENTICATION_TIMEOUT


def password_flaw(request: AuthenticatedHttpRequest, password: str) -> str:
    """Say what is wrong with the password typed again; nothing when it is the user's own.

    Wrong tries count towards allauth's limits, here as on its own pages.
    """
    too_many = _("Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.")
    if not consume(request, action="reauthenticate", user=request.user):
        return too_many
    try:
        is_own = get_adapter().reauthenticate(request.user, password)
    except ValidationError:
        return too_many
    return "" if is_own else _("Kata sandi tidak cocok. Coba lagi.")
