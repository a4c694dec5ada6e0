"""Add and change the rows of the register, and show a private contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import transaction

from groups.models import Facilitator, Kube
from kube_awards.core.errors import Refused
from kube_awards.core.private_files import delete_after_commit
from kube_awards.core.uploads import checked_pdf, portrait, profile_photo
from kube_awards.core.versions import changed_fields, next_version, set_fields
from kube_awards.ledger.services import record, sealed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.base import File
    from django.db.models import Manager

    from kube_awards.accounts.models import User

Entrant = TypeVar("Entrant", bound=Kube | Facilitator)

PRIVATE = ("contact",)
CHECKS = {"photo": profile_photo, "proposal": checked_pdf}


@transaction.atomic
def add_to_register(*, model: type[Entrant], facts: Mapping[str, object], actor: User) -> Entrant:
    """Add a KUBE or a facilitator; raise Refused where the facts do not make one."""
    row = checked(model(**facts))
    row.save()
    record(actor=actor, action="register.added", obj=row, after=readable(facts))
    return row


@transaction.atomic
def update_register(
    *, row: Entrant, changes: Mapping[str, object], seen: int, actor: User
) -> Entrant:
    """Write what differs from the stored row; the same again is nothing.

    Raise Conflict for an older version, Refused where the changes do not make a row.
    """
    stored = next_version(row, seen=seen)
    new = changed_fields(stored, changes)
    if not new:
        stored.refresh_from_db()
        return stored
    before = set_fields(stored, new)
    checked(stored).save(update_fields=[*new, "version"])
    record(
        actor=actor,
        action="register.changed",
        obj=stored,
        before=readable(before),
        after=readable(new),
    )
    return stored


def replace_file(*, row: Entrant, name: str, upload: File[bytes], actor: User) -> Entrant:
    """Keep an upload, written anew, as the photo or the proposal; raise Refused for what is none.

    A photo is kept small too, for lists. It counts no version: nobody types a file over another's
    words.
    """
    new = {name: CHECKS[name](upload)}  # before the lock: it takes a second
    if name == "photo":
        new["portrait"] = portrait(new["photo"])
    with transaction.atomic():
        stored = locked(row)
        for field, content in new.items():
            file = getattr(stored, field)
            delete_after_commit(file.name)
            file.save(str(content.name), content, save=False)
        stored.save(update_fields=[*new])
        record(actor=actor, action=f"register.{name}_replaced", obj=stored)
    return stored


@transaction.atomic
def remove_file(*, row: Entrant, name: str, actor: User) -> Entrant:
    """Take the photo, large and small, or the proposal off a row; the files go with it."""
    stored = locked(row)
    if getattr(stored, name):
        fields = ("photo", "portrait") if name == "photo" else (name,)
        for field in fields:
            delete_after_commit(getattr(stored, field).name)
            setattr(stored, field, "")
        stored.save(update_fields=fields)
        record(actor=actor, action=f"register.{name}_removed", obj=stored)
    return stored


@transaction.atomic
def reveal_contact(*, row: Entrant, actor: User) -> str:
    """Return the private contact, and write down that it was shown; never what it says."""
    stored = locked(row)
    record(actor=actor, action="register.contact_shown", obj=stored)
    return stored.contact


def checked(row: Entrant) -> Entrant:
    """Return a row that holds; raise Refused with the first thing that is wrong with it."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(error.messages[0]) from error
    return row


def locked(row: Entrant) -> Entrant:
    """Return the stored row, locked for this transaction."""
    rows = cast("Manager[Entrant]", type(row)._default_manager)  # noqa: SLF001 - public API
    return rows.select_for_update().get(pk=row.pk)


def readable(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts as the ledger may hold them: keys of rows, contacts sealed."""
    return {
        name: sealed(value) if name in PRIVATE else getattr(value, "pk", value)
        for name, value in facts.items()
    }
