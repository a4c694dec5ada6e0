"""Keep master data; the daily work has pages of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib import admin
from django.db import transaction

from groups.forms import FacilitatorForm, KubeForm
from groups.models import Facilitator, Kube, Region
from kube_awards.core.private_files import delete_after_commit
from kube_awards.ledger.admin import LedgerModelAdmin

if TYPE_CHECKING:
    from django.db.models import Model
    from django.forms import ModelForm
    from django.http import HttpRequest


@admin.register(Region)
class RegionAdmin(LedgerModelAdmin):
    """The regions that may send contestants."""

    list_display = ("code", "official_name", "is_active")


class RegisterAdmin(LedgerModelAdmin):
    """Who may compete, with private files: one that is replaced or cleared is deleted."""

    list_filter = ("region",)
    search_fields = ("name", "kelurahan")
    ledger_private_fields = ("contact",)
    file_fields: ClassVar[tuple[str, ...]] = ()

    def save_model(
        self,
        request: HttpRequest,
        obj: Model,
        form: ModelForm[Model],
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Save obj, then delete the files that it no longer names."""
        with transaction.atomic():
            before = self.files_of(self.stored(obj))
            super().save_model(request, obj, form, change)
            delete_after_commit(*(before - self.files_of(self.snapshot(obj))))

    def files_of(self, snapshot: dict[str, object]) -> set[str]:
        """Return the names of the files of a row."""
        return {str(snapshot[name]) for name in self.file_fields if snapshot.get(name)}

    def record_deletion(self, request: HttpRequest, obj: Model) -> None:
        """Record what obj was; its files go with it."""
        super().record_deletion(request, obj)
        delete_after_commit(*self.files_of(self.snapshot(obj)))


@admin.register(Kube)
class KubeAdmin(RegisterAdmin):
    """The register of groups."""

    form = KubeForm  # type: ignore[assignment]  # LedgerModelAdmin is for any model
    list_display = ("name", "region", "kelurahan", "business")
    file_fields = ("photo", "portrait", "proposal")


@admin.register(Facilitator)
class FacilitatorAdmin(RegisterAdmin):
    """The register of facilitators."""

    form = FacilitatorForm  # type: ignore[assignment]  # as above
    list_display = ("name", "region", "kelurahan", "kube")
    file_fields = ("photo", "portrait", "proposal")
