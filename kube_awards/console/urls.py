"""Address the home page and the staff pages of an edition."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from kube_awards.console.views import editions, home

app_name = "console"

edition_urls: list[URLPattern | URLResolver] = [
    path("", editions.edition, name="edition"),
    path("buka/", editions.open_page, name="open"),
    path("tutup/", editions.close_page, name="close"),
    path("buka-lagi/", editions.reopen_page, name="reopen"),
    path("berkas-hasil.json", editions.bundle, name="bundle"),
    path("lembar/<slug:public_id>/cetak/", editions.blank_sheet, name="blank_sheet"),
    path("hasil/", editions.results, name="results"),
    path("hasil/<slug:kind>/", editions.category_results, name="category_results"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("bantuan/", home.help_page, name="help"),
    path("mulai/", home.after_sign_in, name="after_sign_in"),
    path("panitia/", editions.dashboard, name="dashboard"),
    path("panitia/<slug:edition>/", include(edition_urls)),
]
