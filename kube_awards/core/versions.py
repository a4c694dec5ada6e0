"""Let only who saw the stored version of a row write the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext_lazy as _

from kube_awards.core.errors import Conflict

if TYPE_CHECKING:
    from kube_awards.core.models import Versioned

Row = TypeVar("Row", bound="Versioned")


def next_version(row: Row, *, seen: int) -> Row:
    """Lock the stored row, count its version up (unsaved) and return it; raise Conflict.

    `seen` is the version that the writer's form showed. Call it inside the writer's transaction,
    after `lock_edition` where the row belongs to an edition.
    """
    model = type(row)
    stored = model._default_manager.select_for_update().get(pk=row.pk)  # noqa: SLF001 - public API
    if stored.version != seen:
        raise Conflict(_("Data ini juga diubah orang lain sejak Anda membukanya."))
    stored.version += 1
    return stored
