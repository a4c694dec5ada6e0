"""Read people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef
from django.http import Http404

from kube_awards.accounts.models import RoleGrant, User
from kube_awards.accounts.roles import Role
from kube_awards.ledger.selectors import entries_about

if TYPE_CHECKING:
    import datetime as dt

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
