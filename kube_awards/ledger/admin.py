"""Django admin that leaves its traces: every write of master data enters the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib import admin
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.fields.files import FieldFile

from kube_awards.ledger.services import record, sealed

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Model, QuerySet
    from django.forms import BaseModelFormSet, ModelForm
    from django.http import HttpRequest

    ModelAdmin = admin.ModelAdmin[Model]
else:
    ModelAdmin = admin.ModelAdmin

Snapshot = dict[str, object]


class LedgerModelAdmin(ModelAdmin):
    """Record before and after of each admin write in the same transaction.

    ledger_private_fields names contact data: it enters as keyed hash only (design.md §3).
    """

    ledger_private_fields: ClassVar[Collection[str]] = ()

    def save_model(
        self,
        request: HttpRequest,
        obj: Model,
        form: ModelForm[Model],
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Save obj and record it."""
        with transaction.atomic():
            before = self.stored(obj)
            super().save_model(request, obj, form, change)
            self.record_write(request, obj, before)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        """Delete obj and record what it was."""
        with transaction.atomic():
            self.record_deletion(request, obj)
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Model]) -> None:
        """Delete the chosen rows and record each."""
        with transaction.atomic():
            for obj in queryset:
                self.record_deletion(request, obj)
            super().delete_queryset(request, queryset)

    def save_formset(
        self,
        request: HttpRequest,
        form: ModelForm[Model],  # noqa: ARG002 - Django's signature
        formset: BaseModelFormSet[Model, ModelForm[Model]],
        change: bool,  # noqa: ARG002, FBT001 - Django's signature
    ) -> None:
        """Save the rows of an inline and record each."""
        with transaction.atomic():
            written = formset.save(commit=False)
            for obj in formset.deleted_objects:
                self.record_deletion(request, obj)
                obj.delete()
            for obj in written:
                before = self.stored(obj)
                obj.save()
                self.record_write(request, obj, before)
            formset.save_m2m()

    def record_write(self, request: HttpRequest, obj: Model, before: Snapshot) -> None:
        """Record the fields of obj that differ from before; nothing where none does."""
        after = self.snapshot(obj)
        changed = [name for name, value in after.items() if before.get(name, ...) != value]
        if changed:
            record(
                actor=acting(request),
                action="admin.changed" if before else "admin.added",
                obj=obj,
                before={name: before[name] for name in changed} if before else None,
                after={name: after[name] for name in changed},
            )

    def record_deletion(self, request: HttpRequest, obj: Model) -> None:
        """Record what obj was, while it still has its key."""
        record(actor=acting(request), action="admin.deleted", obj=obj, before=self.snapshot(obj))

    def stored(self, obj: Model) -> Snapshot:
        """Return what the database holds of obj; empty where it is new."""
        manager = type(obj)._default_manager  # noqa: SLF001 - Django's documented Model API
        known = manager.filter(pk=obj.pk).first() if obj.pk else None
        return self.snapshot(known) if known else {}

    def snapshot(self, obj: Model) -> Snapshot:
        """Return every column of obj as the ledger may hold it."""
        return {
            field.attname: self.readable(field.name, field.value_from_object(obj))
            for field in obj._meta.concrete_fields  # noqa: SLF001 - Django's documented Model API
        }

    def readable(self, name: str, value: object) -> object:
        """Return value; its seal where the field is private."""
        if isinstance(value, FieldFile):
            value = value.name
        return sealed(value) if name in self.ledger_private_fields else value


def acting(request: HttpRequest) -> AbstractBaseUser:
    """Return who is signed in; the admin lets nobody else come this far."""
    if not isinstance(request.user, AbstractBaseUser):
        raise PermissionDenied
    return request.user
