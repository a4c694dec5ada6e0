"""Whether this very session has proven a second factor; allauth keeps the records in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication

if TYPE_CHECKING:
    from collections.abc import Iterable

    from allauth.mfa.models import Authenticator
    from django.http import HttpRequest

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
