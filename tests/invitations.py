"""Invite people as panitia does, and let time pass over an invitation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kube_awards.accounts.models import Invitation
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services.invitations import invite
from tests.factories import make_user

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from kube_awards.accounts.services.invitations import FreshInvitation

PURPOSE = "juri KUBE Berprestasi 2018"
NEW_PASSWORD = "kopi-pagi-di-gunung"


def invited(user: User | None = None) -> FreshInvitation:
    """Return a fresh invitation of somebody who has never been in, with its token."""
    guest = user or make_user(password=None)
    return invite(user=guest, purpose=PURPOSE, actor=make_user(Role.PANITIA))


def let_expire(fresh: FreshInvitation) -> FreshInvitation:
    """Move the invitation so far back that it ended a second ago."""
    past = fresh.invitation.expires_at - fresh.invitation.created_at + dt.timedelta(seconds=1)
    for name in ("created_at", "expires_at"):
        setattr(fresh.invitation, name, getattr(fresh.invitation, name) - past)
    fresh.invitation.save()
    return fresh


def states() -> list[str]:
    """Return what became of each invitation, oldest first."""
    return [
        "used" if each.used_at else "withdrawn" if each.withdrawn_at else "open"
        for each in Invitation.objects.order_by("pk")
    ]
