"""Demand a second factor of everybody who holds a role (design.md §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kube_awards.accounts.models import User
from kube_awards.accounts.selectors import has_second_factor

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

# What somebody without one must reach to set it up, or to leave.
OPEN_NAMES = frozenset({"account_logout", "account_reauthenticate", "set_language"})


class SecondFactorMiddleware:
    """Send staff who have no authenticator to the page where they set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; the decision needs the view and falls in process_view."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[object, ...],  # noqa: ARG002 - Django's signature
        view_kwargs: dict[str, object],  # noqa: ARG002 - Django's signature
    ) -> HttpResponse | None:
        """Redirect where a second factor is missing; pages for everybody stay open."""
        if not settings.STAFF_SECOND_FACTOR_REQUIRED or stays_open(request, view_func):
            return None
        user = request.user
        if not isinstance(user, User) or not user.roles or has_second_factor(user):
            return None
        messages.warning(
            request, _("Pasang pengaman tambahan dulu; peran Anda memerlukannya untuk masuk.")
        )
        return redirect("mfa_index")


def stays_open(request: HttpRequest, view_func: Callable[..., HttpResponseBase]) -> bool:
    """Say whether the page serves people without a second factor too."""
    name = request.resolver_match.url_name or "" if request.resolver_match else ""
    public = not getattr(view_func, "login_required", True)
    return public or name in OPEN_NAMES or name.startswith("mfa_")
