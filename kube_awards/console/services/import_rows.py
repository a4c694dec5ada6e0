"""Write single rows of an import, each with its ledger line, and take them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from groups.services.rows import readable
from kube_awards.core.errors import Refused
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kube_awards.accounts.models import User
    from kube_awards.core.models import Versioned


@dataclass(frozen=True)
class Step:
    """What was done to one row; `before` is empty for a row that was added."""

    model: str
    pk: int
    version: int
    label: str
    before: dict[str, object]


def add_row(*, model: type[Versioned], values: Mapping[str, object], actor: User) -> Step:
    """Add a row."""
    row = model(**values)
    _check(row)
    row.save()
    record(actor=actor, action="import.row_added", obj=row, after=readable(values))
    return Step(row._meta.label_lower, row.pk, row.version, str(row), {})  # noqa: SLF001 - public API


def change_row(*, row: Versioned, values: Mapping[str, object], actor: User) -> Step:
    """Change a row that nobody has changed since it was read; raise Conflict."""
    stored = next_version(row, seen=row.version)
    before = {name: getattr(row, name) for name in values}  # the stored one may stand aside
    kept = {name: getattr(value, "pk", value) for name, value in before.items()}
    for name, value in values.items():
        setattr(stored, name, value)
    _check(stored)
    stored.save(update_fields=[*values, "version"])
    record(
        actor=actor,
        action="import.row_changed",
        obj=stored,
        before=readable(before),
        after=readable(values),
    )
    label = stored._meta.label_lower  # noqa: SLF001 - Django's documented Model API
    return Step(label, stored.pk, stored.version, str(stored), kept)


def take_back(*, step: Step, actor: User) -> None:
    """Delete the row that was added, or give it back what it held; raise Refused."""
    row = row_of(step)
    if row is None or row.version != step.version:
        sentence = _("%(name)s sudah diubah sejak impor ini, jadi impor tidak dapat diurungkan.")
        raise Refused(sentence % {"name": step.label})
    if step.before:
        _restore(row, step.before, actor)
        return
    record(actor=actor, action="import.row_removed", obj=row)
    try:
        row.delete()
    except ProtectedError as error:
        sentence = _("%(name)s sudah dipakai, jadi impor tidak dapat diurungkan.")
        raise Refused(sentence % {"name": step.label}) from error


def row_of(step: Step) -> Versioned | None:
    """Return the row that a step speaks of, locked."""
    model: type[Versioned] = apps.get_model(step.model)
    rows = model._default_manager.select_for_update()  # noqa: SLF001 - public API
    return rows.filter(pk=step.pk).first()


def _restore(row: Versioned, before: Mapping[str, object], actor: User) -> None:
    fields = {name: row._meta.get_field(name) for name in before}  # noqa: SLF001 - public API
    for name, value in before.items():
        setattr(row, getattr(fields[name], "attname", name), value)
    row.version += 1
    row.save(update_fields=[*before, "version"])
    record(actor=actor, action="import.row_restored", obj=row, after=readable(before))


def _check(row: Versioned) -> None:
    try:
        row.full_clean(validate_constraints=False)
    except ValidationError as error:
        raise Refused(error.messages[0]) from error
