"""Demand a sign-in, and a second factor of everybody who holds a role (design.md §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kube_awards.accounts.models import User
from kube_awards.accounts.proof import has_proven
from kube_awards.accounts.selectors import SECOND_FACTORS, authenticators_of
from kube_awards.core.answers import wants_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# What every session must reach: to prove a second factor, to leave, to read the page.
OPEN_NAMES = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "set_language",
    }
)
UNAUTHORIZED = 401


class SignInMiddleware(LoginRequiredMiddleware):
    """Lead who is not signed in to the sign-in page; tell a script, which cannot be led."""

    def handle_no_permission(  # type: ignore[override] # the stub knows redirects only
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """Answer 401 where a script asks, so that it keeps what it wanted to send."""
        if wants_json(request):
            return JsonResponse({}, status=UNAUTHORIZED)
        return super().handle_no_permission(request, view_func)


class SecondFactorMiddleware:
    """Send staff without an authenticator to set one up, and sessions without a proof to give it.

    That the person has a second factor says nothing about this session: it may have come in by
    password alone, before the second factor was there. Pages that change a second factor ask for
    the proof of everybody who has one, whatever their role.
    """

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
        """Redirect where a second factor or its proof is missing; public pages stay open."""
        user, name = request.user, name_of(request)
        public = not getattr(view_func, "login_required", True)
        if not isinstance(user, User) or public or name in OPEN_NAMES:
            return None
        sets_up = name.startswith("mfa_")
        if not sets_up and not (settings.STAFF_SECOND_FACTOR_REQUIRED and user.roles):
            return None
        owned = authenticators_of(user)
        if SECOND_FACTORS.isdisjoint(owned.values()):
            return None if sets_up else set_up_first(request)
        return None if has_proven(request, user, owned) else prove_first(request, user)


def name_of(request: HttpRequest) -> str:
    """Return the name of the page at hand."""
    return (request.resolver_match.url_name if request.resolver_match else None) or ""


def set_up_first(request: HttpRequest) -> HttpResponse:
    """Send somebody without an authenticator to the page where they set one up."""
    messages.warning(
        request, _("Pasang pengaman tambahan dulu; peran Anda memerlukannya untuk masuk.")
    )
    return redirect("mfa_index")


def prove_first(request: HttpRequest, user: User) -> HttpResponse:
    """Ask this session for the second factor; what was being read comes back afterwards."""
    messages.warning(
        request,
        _(
            "Perangkat ini masuk tanpa pengaman tambahan. "
            "Buktikan dulu di sini, atau keluar lalu masuk lagi."
        ),
    )
    way = get_adapter().get_reauthentication_methods(user)[0]["url"]
    after = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return redirect(f"{way}?{after}" if after else way)
