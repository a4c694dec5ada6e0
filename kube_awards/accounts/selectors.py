"""Read people."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from kube_awards.accounts.models import Invitation, RoleGrant, User
from kube_awards.accounts.roles import Role
from kube_awards.core.formats import long_date
from kube_awards.ledger.selectors import entries_about

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from kube_awards.ledger.models import Entry

SECOND_FACTORS = frozenset({Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN})


@dataclass(frozen=True)
class Origin:
    """Who made somebody's account, and who last gave them a role, and when."""

    role: Role
    created_by: User | None = None
    granted_by: User | None = None
    granted_at: dt.datetime | None = None

    def is_from(self, person: User) -> bool:
        """Say whether this person made the account or gave the role."""
        return person in {self.created_by, self.granted_by}


def people() -> QuerySet[User]:
    """Return everybody with roles, in two queries; has_second_factor stands on each."""
    factor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    return User.objects.prefetch_related("grants").annotate(has_second_factor=Exists(factor))


def get_person(public_id: str) -> User:
    """Return the person of this public id, or answer 404."""
    person = people().filter(public_id=public_id).first()
    if person is None:
        raise Http404
    return person


def find_person(email: str) -> User | None:
    """Return the person with this address, however it is capitalised, or None."""
    return User.objects.filter(email=email.strip().lower()).first()


def has_second_factor(user: User) -> bool:
    """Say whether this person signs in with two factors; recovery codes alone do not count."""
    return bool(Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists())


def authenticators_of(user: User) -> dict[int, str]:
    """Return what user can prove to be themself with, recovery codes too: id and type of each."""
    return dict(Authenticator.objects.filter(user=user).values_list("pk", "type"))


def sample_users() -> QuerySet[User]:
    """Return the accounts of the sample edition that can still sign in."""
    return User.objects.filter(is_sample=True, is_active=True)


def superadmin_grants() -> QuerySet[RoleGrant]:
    """Return the superadmin grants of the people who can sign in."""
    return RoleGrant.objects.filter(role=Role.SUPERADMIN, user__is_active=True)


def origin_of(user: User, role: Role) -> Origin:
    """Return where user and their role come from, as the ledger has it.

    The grant itself goes away when the role does; whoever gave it must not escape by taking it.
    """
    entries = list(entries_about(user, "user.created", "user.role_granted"))
    created = next((entry for entry in entries if entry.action == "user.created"), None)
    granted = next((entry for entry in reversed(entries) if gave(entry, role)), None)
    return Origin(
        role,
        created_by=created.actor if created else None,
        granted_by=granted.actor if granted else None,
        granted_at=granted.at if granted else None,
    )


def gave(entry: Entry, role: Role) -> bool:
    """Say whether this entry gave role: a grant, or a new account that came with it."""
    after = json.loads(entry.after)
    return role in after.get("roles", [after.get("role")])


class InvitationState(StrEnum):
    """How far somebody is from coming in for the first time."""

    NONE = "none"
    OPEN = "open"
    EXPIRED = "expired"
    ACCEPTED = "accepted"
    SHUT_OUT = "shut_out"
    ENDED = "ended"
    REFUSED = "refused"


@dataclass(frozen=True)
class InvitationStatus:
    """Where the invitation of one person stands; newest is the last that was made, if any."""

    state: InvitationState
    newest: Invitation | None = None

    @property
    def label(self) -> str:
        """Return the status in words."""
        if self.newest and self.state == InvitationState.OPEN:
            return _("Diundang, sampai %(date)s") % {"date": long_date(self.newest.expires_at)}
        return {
            InvitationState.EXPIRED: _("Undangan kedaluwarsa"),
            InvitationState.ACCEPTED: _("Diterima"),
            InvitationState.SHUT_OUT: _("Akun nonaktif"),
            InvitationState.ENDED: _("Undangan diakhiri"),
            InvitationState.REFUSED: _("Email undangan tidak diterima server"),
        }.get(self.state, _("Belum diundang"))

    @property
    def may_be_invited(self) -> bool:
        """Say whether an invitation makes sense now, a first or another one."""
        return self.state not in {InvitationState.ACCEPTED, InvitationState.SHUT_OUT}

    @property
    def was_invited(self) -> bool:
        """Say whether a link was sent that nobody has used."""
        return self.state in {InvitationState.OPEN, InvitationState.EXPIRED}

    @property
    def stamp(self) -> str:
        """Return what every step on the invitation changes: a form sends back the one it showed."""
        return self.newest.changed_at.isoformat() if self.newest else ""


def token_digest(token: str) -> str:
    """Return what is stored of a token: it holds 256 random bits, so no key or salt is needed."""
    return hashlib.sha256(token.encode()).hexdigest()


def find_invitation(token: str) -> Invitation | None:
    """Return the invitation of this token whatever became of it, or None."""
    known = Invitation.objects.select_related("user")
    return known.filter(token_digest=token_digest(token)).first()


def get_invitation(token: str) -> Invitation:
    """Return the invitation of this token, or answer 404."""
    found = find_invitation(token)
    if found is None:
        raise Http404
    return found


def link_was_shown(user: User) -> bool:
    """Say whether somebody else saw a link of this person on a screen; the ledger remembers."""
    return any(
        entries_about(invitation, "invitation.link_shown").exists()
        for invitation in user.invitations.all()
    )


def open_invitations() -> QuerySet[Invitation]:
    """Return the invitations neither used nor withdrawn, expired ones too: at most one a person."""
    return Invitation.objects.filter(used_at=None, withdrawn_at=None)


def invitation_statuses(users: Sequence[User]) -> dict[int, InvitationStatus]:
    """Return where the invitation of each person stands, by primary key; one query."""
    known = Invitation.objects.filter(user__in=users).order_by("pk")
    newest = {invitation.user_id: invitation for invitation in known}
    return {user.pk: _status(user, newest.get(user.pk)) for user in users}


def invitation_status(user: User) -> InvitationStatus:
    """Return where the invitation of this person stands; one query."""
    return _status(user, Invitation.objects.filter(user=user).order_by("-pk").first())


def _status(user: User, newest: Invitation | None) -> InvitationStatus:
    if not user.is_active:
        state = InvitationState.SHUT_OUT
    elif user.has_entered:
        state = InvitationState.ACCEPTED
    elif newest is None:
        state = InvitationState.NONE
    elif newest.withdrawn_at is not None:
        state = InvitationState.ENDED
    elif newest.was_refused:
        state = InvitationState.REFUSED
    else:
        is_over = newest.expires_at <= timezone.now()
        state = InvitationState.EXPIRED if is_over else InvitationState.OPEN
    return InvitationStatus(state, newest)
