"""Invite people as panitia does, open the link, and let time pass over an invitation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.test import Client

from kube_awards.accounts.models import Invitation
from kube_awards.accounts.roles import Role
from kube_awards.accounts.services import deactivate_user
from kube_awards.accounts.services.invitations import end_invitation, invite
from tests.factories import make_edition, make_judge, make_user

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from kube_awards.accounts.services.invitations import FreshInvitation
    from tests.pages import Response

PURPOSE = "juri KUBE Berprestasi 2018"
NEW_PASSWORD = "kopi-pagi-di-gunung"
FOREIGN = "x" * 43


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


def address(token: str, step: str = "") -> str:
    """Return where the link of this token leads."""
    return f"/undangan/{token}/{step}"


def accept(client: Client, token: str, password: str = NEW_PASSWORD) -> Response:
    """Send the form of an invitation."""
    return client.post(address(token), {"password": password})


def judge_invited(email: str = "rini@contoh.id") -> FreshInvitation:
    """Return the invitation of a judge who has never been in."""
    guest = make_user(password=None, full_name="Dr. Rini", email=email)
    make_judge(make_edition(), guest)
    return invited(guest)


def of_kind(kind: str, email: str = "rini@contoh.id") -> str:
    """Return the token of an invitation of which that is true."""
    fresh = judge_invited(email)
    if kind == "used":
        accept(Client(), fresh.token)
    elif kind == "replaced":
        invited(fresh.invitation.user)
    elif kind == "expired":
        let_expire(fresh)
    elif kind == "ended":
        end_invitation(user=fresh.invitation.user, actor=make_user(Role.PANITIA))
    elif kind == "shut out":
        make_user(Role.SUPERADMIN)
        deactivate_user(user=fresh.invitation.user, actor=None)
    return FOREIGN if kind == "foreign" else fresh.token
