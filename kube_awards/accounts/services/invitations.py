"""Invite people by a link that works once; the only writer of invitations.

Every service here locks the person first: two acceptances, a renewal and a deactivation that meet
always end as one of their serial orders.
"""

from __future__ import annotations

import datetime as dt
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.models import Invitation, User
from kube_awards.accounts.permissions import named
from kube_awards.accounts.selectors import (
    find_invitation,
    invitation_status,
    open_invitations,
    token_digest,
)
from kube_awards.core.errors import Conflict, Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from kube_awards.accounts.selectors import InvitationStatus

LIFETIME = dt.timedelta(days=14)
TOKEN_BYTES = 32
MAIL = "accounts/email/invitation"


@dataclass(frozen=True)
class FreshInvitation:
    """An invitation just made, with the token that nobody can read from it later."""

    invitation: Invitation
    token: str = field(repr=False)

    @property
    def url(self) -> str:
        """Return the link: always under PUBLIC_URL, in the language of the office."""
        with translation.override(settings.LANGUAGE_CODE):
            path = reverse("invitations:invitation", args=[self.token])
        return f"{settings.PUBLIC_URL}{path}"


@transaction.atomic
def invite(*, user: User, purpose: str, actor: User | None) -> FreshInvitation:
    """Make a link for somebody who has never been in; the one before works no more.

    Raise Refused where the link would open an account that its owner already uses, or one with a
    role: the caller may show the link, and whoever sees it could act as that person.
    """
    locked = _lock(user)
    _refuse_to_invite(locked)
    if locked.roles:
        raise Refused(_("Orang ini memegang peran. Minta superadmin mengirim undangannya."))
    return _make(locked, purpose, actor)


def invite_by_mail(*, user: User, seen: str, actor: User) -> None:
    """Invite somebody as what they are, and mail the link: nobody but the mailbox sees it.

    `seen` is the stamp of the status that the actor saw. Raise Refused as invite does, Conflict for
    an older stamp, OSError where no server takes the mail; the link is taken back then.
    """
    fresh = _make_unseen(user=user, seen=seen, actor=actor)
    try:
        mail_invitation(fresh)
    except OSError:
        with suppress(Refused):  # a colleague has sent a newer one meanwhile
            made = fresh.invitation.changed_at.isoformat()
            end_invitation(user=user, seen=made, actor=actor)
        raise


@transaction.atomic
def renew_invitation(*, token: str) -> FreshInvitation | None:
    """Make a new link for the holder of an old one; None where the person needs none any more."""
    old = find_invitation(token)
    if old is None:
        return None
    user = _lock(old.user)
    status = invitation_status(user)
    if not status.was_invited:  # whoever ended it gives the next one, or nobody does
        return None
    return _make(user, _purpose(user, status), actor=None)


@transaction.atomic
def accept_invitation(*, token: str, password: str) -> User:
    """Set the first password of the invited person and use the link up.

    Raise ValidationError for a weak password, Refused where the link does not work (any more).
    """
    invitation = find_invitation(token)
    if invitation is not None:
        invitation.user = _lock(invitation.user)
        invitation.refresh_from_db(fields=["used_at", "withdrawn_at", "expires_at"])
    if invitation is None or not invitation.works:
        raise Refused(_("Tautan undangan ini tidak berlaku lagi."))
    user = invitation.user
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    _mark_accepted(invitation, way="password")
    return user


@transaction.atomic
def settle_invitation(*, user: User) -> None:
    """Use up the open invitation of somebody who signed in, by whatever way that was."""
    locked = _lock(user)
    invitation = open_invitations().filter(user=locked).first()
    if invitation is not None:
        invitation.user = locked
        _mark_accepted(invitation, way="sign_in")


@transaction.atomic
def note_link_shown(*, invitation: Invitation, actor: User) -> None:
    """Write down that actor saw the link of somebody else, because no mail could carry it."""
    record(actor=actor, action="invitation.link_shown", obj=invitation)


@transaction.atomic
def note_refused_mail(*, invitation: Invitation, actor: User) -> None:
    """Write down that no server took the mail: the person waits for an invitation as before."""
    invitation.was_refused = True
    invitation.save(update_fields=["was_refused"])
    record(actor=actor, action="invitation.mail_refused", obj=invitation)


def mail_invitation(fresh: FreshInvitation) -> None:
    """Mail the link, in the language of the office; raise OSError where no server takes it.

    Call it after the transaction: a link that was rolled back must not reach anybody.
    """
    invitation = fresh.invitation
    facts = {"user": invitation.user, "invitation": invitation, "invitation_url": fresh.url}
    with translation.override(settings.LANGUAGE_CODE):
        get_adapter().send_mail(MAIL, invitation.user.email, facts)


@transaction.atomic
def end_invitation(*, user: User, actor: User, seen: str | None = None) -> None:
    """Take an open invitation back: its link works no more, and brings no new one.

    Raise Refused where there is none, Conflict where it is not the one that the actor saw.
    """
    locked = _lock(user)
    invitation = open_invitations().filter(user=locked).first()
    if invitation is None:
        raise Refused(_("Tidak ada undangan yang masih terbuka untuk orang ini."))
    if seen is not None:
        _refuse_if_changed(invitation_status(locked), seen)
    withdraw_invitation(locked)
    record(actor=actor, action="invitation.ended", obj=invitation)


def withdraw_invitation(user: User) -> int:
    """Let the open invitation of user work no more; return how many there were: 0 or 1."""
    return open_invitations().filter(user=user).update(withdrawn_at=timezone.now())


def _lock(user: User) -> User:
    return User.objects.select_for_update().get(pk=user.pk)


def _refuse_to_invite(user: User) -> None:
    if not user.is_active:
        raise Refused(_("Akun ini nonaktif. Minta superadmin mengaktifkannya dulu."))
    if user.has_entered:
        raise Refused(
            _(
                "Orang ini sudah mempunyai jalan masuk sendiri. "
                "Bila ia lupa kata sandi, arahkan ke “Lupa kata sandi” di halaman masuk."
            )
        )


def _refuse_if_changed(status: InvitationStatus, seen: str) -> None:
    if status.stamp != seen:
        raise Conflict(_("Undangan ini juga diubah orang lain sejak Anda membukanya."))


def _purpose(user: User, status: InvitationStatus) -> str:
    with translation.override(settings.LANGUAGE_CODE):  # it goes into the mail
        return named(user.roles) or (status.newest.purpose if status.newest else "")


@transaction.atomic
def _make_unseen(*, user: User, seen: str, actor: User) -> FreshInvitation:
    locked = _lock(user)
    _refuse_to_invite(locked)
    status = invitation_status(locked)
    _refuse_if_changed(status, seen)
    purpose = _purpose(locked, status)
    if not purpose:
        raise Refused(_("Beri peran dulu, atau tunjuk orang ini sebagai juri di edisinya."))
    return _make(locked, purpose, actor)


def _make(locked: User, purpose: str, actor: User | None) -> FreshInvitation:
    replaced = withdraw_invitation(locked)
    token, now = secrets.token_urlsafe(TOKEN_BYTES), timezone.now()
    invitation = Invitation.objects.create(
        user=locked,
        token_digest=token_digest(token),
        purpose=purpose,
        created_at=now,
        created_by=actor,
        expires_at=now + LIFETIME,
    )
    record(
        actor=actor,
        action="invitation.renewed" if replaced else "invitation.created",
        obj=invitation,
        after={"purpose": purpose, "expires_at": invitation.expires_at.isoformat()},
    )
    return FreshInvitation(invitation, token)


def _mark_accepted(invitation: Invitation, *, way: str) -> None:
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    record(actor=invitation.user, action="invitation.accepted", obj=invitation, after={"way": way})
