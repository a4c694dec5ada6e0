"""Let only who saw the stored version of a row write the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext_lazy as _

from kube_awards.core.errors import Conflict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kube_awards.core.models import Versioned

Row = TypeVar("Row", bound="Versioned")


def next_version(row: Row, *, seen: int) -> Row:
    """Lock the stored row, count its version up (unsaved) and return it; raise Conflict.

    A row that is gone meanwhile is a conflict too, and one that was never stored where the form
    showed a version. `seen` is that version, 0 for a new row (RowForm). Call it inside the writer's
    transaction, after `lock_edition` where the row belongs to an edition.
    """
    if row.pk is None and not seen:
        return row
    rows = type(row)._default_manager.select_for_update()  # noqa: SLF001 - public API
    stored = rows.filter(pk=row.pk).first()
    if stored is None or stored.version != seen:
        raise Conflict(_("Data ini juga diubah orang lain sejak Anda membukanya."))
    stored.version += 1
    return stored


def changed_fields(stored: Versioned, changes: Mapping[str, object]) -> dict[str, object]:
    """Return those of the changes that differ from what is stored."""
    return {name: value for name, value in changes.items() if getattr(stored, name) != value}


def set_fields(stored: Versioned, new: Mapping[str, object]) -> dict[str, object]:
    """Set the fields (unsaved) and return what they held, for the ledger."""
    before = {name: getattr(stored, name) for name in new}
    for name, value in new.items():
        setattr(stored, name, value)
    return before
