"""Take unused rows from the register, and put them back within a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from groups.models import Facilitator, Kube, Removal
from groups.services.rows import Entrant, checked, locked, readable
from kube_awards.core.encryption import decrypted, encrypted
from kube_awards.core.errors import Refused
from kube_awards.core.private_files import delete_after_commit
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

KEPT_FOR = dt.timedelta(days=1)
FILES = ("photo", "portrait", "proposal")
MODELS: dict[str, type[Kube | Facilitator]] = {"kube": Kube, "facilitator": Facilitator}


@transaction.atomic
def remove_from_register(*, row: Entrant, actor: User) -> Removal:
    """Take out a row that nothing speaks of; raise Refused, saying what does, otherwise."""
    purge_removals()
    stored = locked(row)
    if isinstance(stored, Kube) and (paired := list(stored.facilitator_set.all()[:1])):
        raise Refused(
            _("%(name)s masih didampingi %(facilitator)s. Lepaskan dulu pasangannya.")
            % {"name": stored, "facilitator": paired[0]}
        )
    facts = facts_of(stored)
    kept = facts | {"contact": encrypted(stored.contact)}
    removal = Removal(kind="kube" if isinstance(stored, Kube) else "facilitator", facts=kept)
    removal.label, removal.removed_by = str(stored), actor
    public = {name: value for name, value in facts.items() if name not in FILES}
    try:
        with transaction.atomic():
            removal.save()
            record(actor=actor, action="register.removed", obj=stored, before=readable(public))
            stored.delete()
    except ProtectedError as error:
        raise Refused(
            _("%(name)s tidak dapat dihapus karena tercatat sebagai peserta.") % {"name": stored}
        ) from error
    return removal


@transaction.atomic
def restore_to_register(*, removal: Removal, actor: User) -> Kube | Facilitator:
    """Put a row back as it was; raise Refused where its place has been taken since."""
    Removal.objects.select_for_update().get(pk=removal.pk)
    facts = removal.facts | {"contact": decrypted(removal.facts["contact"])}
    if facts.get("kube_id") and not Kube.objects.filter(pk=facts["kube_id"]).exists():
        facts = facts | {"kube_id": None}
    row = checked(MODELS[removal.kind](**facts))
    row.save()
    removal.delete()
    record(actor=actor, action="register.restored", obj=row)
    return row


def purge_removals() -> None:
    """Forget for good what was removed more than a day ago, its files too."""
    old = Removal.objects.filter(removed_at__lt=timezone.now() - KEPT_FOR)
    for removal in old:
        delete_after_commit(*(removal.facts.get(name) for name in FILES))
    old.delete()


def facts_of(row: Kube | Facilitator) -> dict[str, object]:
    """Return every column but the key, as a row can be made of it again."""
    facts = {
        field.attname: field.value_from_object(row)
        for field in row._meta.concrete_fields  # noqa: SLF001 - public API
        if not field.primary_key
    }
    return facts | {name: facts[name].name for name in FILES}
