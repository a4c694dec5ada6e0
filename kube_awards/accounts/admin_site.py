"""Django's admin: master data only, behind our own sign-in (ux.md §2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model
    from django.http import HttpRequest, HttpResponse

# People, second factors and sessions change through services, which write the ledger.
CLOSED_APPS = frozenset({"auth", "account", "accounts", "ledger", "mfa", "usersessions"})


class MasterDataSite(admin.AdminSite):
    """Admit superadmins who came in by /masuk/, and show what no service owns."""

    site_header = _("Data induk")
    site_title = _("Data induk")
    index_title = _("Data induk")

    def register(  # type: ignore[override]  # django-stubs ties both arguments to one model
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[admin.ModelAdmin[Model]] | None = None,
        **options: object,
    ) -> None:
        """Register models, leaving out what a library offers of people and accounts."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        open_models = [model for model in models if label_of(model) not in CLOSED_APPS]
        super().register(open_models, admin_class, **options)

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Send people to /masuk/: the stock form knows no second factor and no rate limit."""
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return response

    def password_change(  # type: ignore[override]  # the stubs promise the stock template
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        extra_context: dict[str, object] | None = None,  # noqa: ARG002 - Django's signature
    ) -> HttpResponse:
        """Send people to our own page: the stock form writes no ledger line."""
        return redirect("account_change_password")

    def password_change_done(  # type: ignore[override]  # as above
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Send people to our own page as well."""
        return self.password_change(request, extra_context)


def label_of(model: type[Model]) -> str:
    """Return the app a model belongs to."""
    return model._meta.app_label  # noqa: SLF001 - Django's documented Model API
