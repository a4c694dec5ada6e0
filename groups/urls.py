"""Address the register beside the years."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, register_converter

from groups.views import regions, rows


class KindConverter:
    """One of the two books of the register."""

    regex = "kube|pendamping"

    def to_python(self, value: str) -> str:
        """Return the book as addressed."""
        return value

    def to_url(self, value: str) -> str:
        """Return the address of the book."""
        return value


register_converter(KindConverter, "book")

app_name = "groups"

row_urls: list[URLPattern | URLResolver] = [
    path("ubah/", rows.change, name="change"),
    path("hapus/", rows.remove, name="remove"),
    path("kontak/", rows.reveal, name="reveal"),
    path("foto/", rows.file, {"name": "photo"}, name="photo"),
    path("proposal/", rows.file, {"name": "proposal"}, name="proposal"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("wilayah/", regions.regions, name="regions"),
    path("wilayah/tambah/", regions.add, name="add_region"),
    path("wilayah/<str:code>/", regions.change, name="change_region"),
    path("<book:kind>/", rows.rows, name="rows"),
    path("<book:kind>/tambah/", rows.add, name="add"),
    path("<book:kind>/urungkan/<slug:public_id>/", rows.restore, name="restore"),
    path("<book:kind>/<slug:public_id>/", include(row_urls)),
]
