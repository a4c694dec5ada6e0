"""Write the identity, the logo and the rules of an edition in preparation."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from django.db import transaction

from assessments.models import Category, Edition, EditionState
from assessments.services.editions import refuse_taken_year, slug_for
from assessments.services.judging import lock_edition
from kube_awards.core.private_files import delete_after_commit
from kube_awards.core.versions import changed_fields, next_version, set_fields
from kube_awards.ledger.services import lock_head, record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.base import ContentFile

    from kube_awards.accounts.models import User

Row = TypeVar("Row", Edition, Category)


@transaction.atomic
def update_identity(
    *, edition: Edition, changes: Mapping[str, object], seen: int, actor: User
) -> Edition:
    """Write what the edition is called, when it is and what its papers carry; the same is nothing.

    Where "logo" is among the changes, it is the new picture, or None to take it off. The address
    follows the year: nothing of it is public yet. Raise Conflict for an older version,
    Refused for a year that has an edition, WrongState once judging was opened.
    """
    lock_edition(edition, EditionState.SETUP)
    stored = next_version(edition, seen=seen)
    typed = {name: value for name, value in changes.items() if name != "logo"}
    new = changed_fields(stored, typed)
    if "year" in new:
        year = int(str(new["year"]))
        lock_head()  # as whoever begins a year does
        refuse_taken_year(year, besides=stored)
        new["slug"] = slug_for(year)
    written = _write(stored, new, actor=actor, action="edition.changed")
    _change_logo(written, changes, seen=seen, actor=actor)
    return written


@transaction.atomic
def update_office(
    *, edition: Edition, changes: Mapping[str, object], seen: int, actor: User
) -> Edition:
    """Write what the papers carry from now on; what was issued keeps what it says.

    Raise Conflict for an older version and WrongState once the edition is archived.
    """
    lock_edition(edition, *(state for state in EditionState if state != EditionState.ARCHIVED))
    stored = next_version(edition, seen=seen)
    typed = {name: value for name, value in changes.items() if name != "logo"}
    new = changed_fields(stored, typed)
    written = _write(stored, new, actor=actor, action="office.changed")
    _change_logo(written, changes, seen=seen, actor=actor)
    return written


@transaction.atomic
def update_rules(
    *, category: Category, changes: Mapping[str, object], seen: int, actor: User
) -> Category:
    """Write how a result is made of the sheets, and how shared places are paid."""
    lock_edition(category.edition, EditionState.SETUP)
    stored = next_version(category, seen=seen)
    return _write(stored, changed_fields(stored, changes), actor=actor, action="rules.changed")


def _change_logo(stored: Edition, changes: Mapping[str, object], *, seen: int, actor: User) -> None:
    """Keep the picture among the changes; it counts as a new version even where it comes alone."""
    picture = cast("ContentFile[bytes] | None", changes.get("logo"))
    if "logo" not in changes or not (picture or stored.logo):
        return
    _set_logo(stored, picture, actor)
    if stored.version == seen:
        stored.version += 1
        stored.save(update_fields=["version"])


def _set_logo(stored: Edition, picture: ContentFile[bytes] | None, actor: User) -> None:
    """Keep the picture as the edition's logo, or none; the old file goes."""
    delete_after_commit(stored.logo.name)
    if picture:
        stored.logo.save(str(picture.name), picture, save=False)
    else:
        stored.logo = ""
    stored.save(update_fields=["logo"])
    action = "logo.replaced" if picture else "logo.removed"
    record(actor=actor, action=action, obj=stored)


def _write(stored: Row, new: Mapping[str, object], *, actor: User, action: str) -> Row:
    if not new:
        stored.refresh_from_db()
        return stored
    before = set_fields(stored, new)
    stored.full_clean()
    stored.save(update_fields=[*new, "version"])
    record(actor=actor, action=action, obj=stored, before=before, after=new)
    return stored
