"""Keep master data; the daily work has pages of its own."""

from __future__ import annotations

from django.contrib import admin

from groups.models import Facilitator, Kube, Region
from kube_awards.ledger.admin import LedgerModelAdmin


@admin.register(Region)
class RegionAdmin(LedgerModelAdmin):
    """The regions that may send contestants."""

    list_display = ("code", "official_name", "is_active")


@admin.register(Kube)
class KubeAdmin(LedgerModelAdmin):
    """The register of groups."""

    list_display = ("name", "region", "kelurahan", "business")
    list_filter = ("region",)
    search_fields = ("name", "kelurahan")
    ledger_private_fields = ("contact",)


@admin.register(Facilitator)
class FacilitatorAdmin(LedgerModelAdmin):
    """The register of facilitators."""

    list_display = ("name", "region", "kelurahan", "kube")
    list_filter = ("region",)
    search_fields = ("name", "kelurahan")
    ledger_private_fields = ("contact",)
