"""How allauth behaves here: nobody signs up, links never trust the Host header."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as request_context
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kube_awards.accounts.models import User

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

logger = logging.getLogger(__name__)
RESET_NAME = "account_reset_password_from_key"


class ClosedSignupAdapter(DefaultAccountAdapter):
    """Close sign-up, build links from PUBLIC_URL, speak Indonesian, log sign-ins."""

    error_messages: ClassVar[dict[str, Words]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "Email atau kata sandi tidak cocok. Coba lagi, atau minta kode masuk."
        ),
        "incorrect_code": _("Kode tidak cocok. Periksa lagi atau minta kode baru."),
        "too_many_login_attempts": _(
            "Terlalu banyak percobaan. Tunggu sebentar, atau minta kode masuk."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Answer no: people are invited by a superadmin."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Return the address in the reset mail; allauth would take its host from the request."""
        path = reverse(RESET_NAME, kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.PUBLIC_URL}{path.replace('UID-KEY', quote(key))}"

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, Words]]:
        """Offer the password only to who has nothing better: else it could undo a second factor."""
        ways: list[dict[str, Words]] = super().get_reauthentication_methods(user)
        return [way for way in ways if way["id"] != "reauthenticate"] or ways

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Send a mail that names the product, never the host; also where there is no request."""
        site = {"name": _("Penilaian KUBE"), "domain": settings.PUBLIC_URL}
        facts = {"request": request_context.request, "email": email, "current_site": site}
        self.render_mail(template_prefix, email, facts | context).send()

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **details: object
    ) -> HttpResponse:
        """Log who came in, and from where."""
        who = user.public_id if isinstance(user, User) else "?"
        logger.info("sign-in ok user=%s ip=%s", who, self.get_client_ip(request))
        response: HttpResponse = super().post_login(request, user, **details)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: object) -> None:
        """Log a wrong password under the account's id: what was typed might be the password."""
        typed = str(credentials.get("email", "")).strip().lower()
        user = User.objects.filter(email=typed).first()
        who = user.public_id if user else "unknown"
        logger.warning("sign-in failed user=%s ip=%s", who, self.get_client_ip(request))
