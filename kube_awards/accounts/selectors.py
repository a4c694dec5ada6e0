"""Read people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef
from django.http import Http404

from kube_awards.accounts.models import RoleGrant, User
from kube_awards.accounts.roles import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet

SECOND_FACTORS = frozenset({Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN})


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
