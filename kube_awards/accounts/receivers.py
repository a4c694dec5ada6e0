"""Answer what allauth's pages did to an account: they call no service of ours, only signals.

A code is set up after the commit that stored it, so the ledger line follows in a transaction of its
own; until then the other sessions are held back by SecondFactorMiddleware.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.signals import (
    password_changed,
    password_reset,
    password_set,
    user_logged_in,
)
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset

from kube_awards.accounts.proof import accept_as_proof
from kube_awards.accounts.selectors import SECOND_FACTORS
from kube_awards.accounts.services import secure_account
from kube_awards.accounts.services.invitations import settle_invitation

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator
    from django.http import HttpRequest

    from kube_awards.accounts.models import User


def on_authenticator_added(
    request: HttpRequest, user: User, authenticator: Authenticator, **_signal: object
) -> None:
    """Trust the session that set it up, and end the others; recovery codes only come along."""
    accept_as_proof(request, user, authenticator)
    if authenticator.type in SECOND_FACTORS:
        secure_account(
            user=user,
            action="user.second_factor_added",
            kept_session=request.session.session_key,
            after={"authenticators": [authenticator.type]},
        )


def on_authenticator_reset(
    request: HttpRequest, user: User, authenticator: Authenticator, **_signal: object
) -> None:
    """Keep trusting a session that came in by a recovery code and made new ones."""
    accept_as_proof(request, user, authenticator)


def on_authenticator_removed(
    request: HttpRequest, user: User, authenticator: Authenticator, **_signal: object
) -> None:
    """End the other sessions; recovery codes only go along."""
    if authenticator.type in SECOND_FACTORS:
        secure_account(
            user=user,
            action="user.second_factor_removed",
            kept_session=request.session.session_key,
            before={"authenticators": [authenticator.type]},
        )


def on_password_changed(request: HttpRequest, user: User, **_signal: object) -> None:
    """End the other sessions, also after a forgotten password was made anew by mail."""
    secure_account(
        user=user, action="user.password_changed", kept_session=request.session.session_key
    )


def on_user_logged_in(user: User, **_signal: object) -> None:
    """Let an invitation still lying in a mailbox open nothing once its owner has come in."""
    settle_invitation(user=user)


def connect() -> None:
    """Listen to allauth."""
    user_logged_in.connect(on_user_logged_in)
    authenticator_added.connect(on_authenticator_added)
    authenticator_reset.connect(on_authenticator_reset)
    authenticator_removed.connect(on_authenticator_removed)
    for signal in (password_changed, password_set, password_reset):
        signal.connect(on_password_changed)
