"""Who may: the first line of every staff view asks here (style.md §2.13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import NotForYou

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest


def require_role(request: HttpRequest, *roles: Role) -> User:
    """Return the signed-in person who holds one of roles; raise what the 403 page explains."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    if user.roles.isdisjoint(roles):
        raise NotForYou(needed=named(roles), held=named(user.roles) or user.full_name)
    return user


def named(roles: Iterable[Role]) -> str:
    """Return roles as people say them, in the order of the code."""
    held = frozenset(roles)
    return ", ".join(str(role.label) for role in Role if role in held)
