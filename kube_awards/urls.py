"""Put every page at its Indonesian address, and the same under /en/ in English."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from kube_awards.console.views import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("favicon.ico", home.favicon, name="favicon"),
    path("bahasa/", login_not_required(set_language), name="set_language"),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("", include("kube_awards.accounts.urls")),
        path("juri/", include("assessments.urls")),
        path("panitia/", include("groups.urls")),
        path("", include("prizes.urls")),
        path("", include("kube_awards.console.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "kube_awards.core.error_views.bad_request"
handler403 = "kube_awards.core.error_views.permission_denied"
handler404 = "kube_awards.core.error_views.page_not_found"
handler500 = "kube_awards.core.error_views.server_error"
