"""Requests whose user is known, for the views behind sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


class AuthenticatedHttpRequest(HttpRequest):
    """A request that SignInMiddleware let through: its user is never anonymous."""

    user: User
