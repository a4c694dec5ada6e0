"""The one way into the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from kube_awards.ledger.canonical import canonical_json
from kube_awards.ledger.chain import GENESIS, Facts, chained_hash, keyed_hash
from kube_awards.ledger.models import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.base_user import AbstractBaseUser
    from django.db.models import Model

# Any constant will do, as long as nothing else in this database locks under it.
HEAD_LOCK = 5_214_000_001


def record(
    *,
    actor: AbstractBaseUser | None,
    action: str,
    obj: Model,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
) -> Entry:
    """Write down who did what to obj, in the transaction that does it; refuse to stand outside one.

    Call it last in a service: it holds the head of the chain until the transaction ends.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("record() belongs inside the transaction it speaks of")
    lock_head()
    head = Entry.objects.order_by("-seq").first()
    facts = Facts(
        seq=head.seq + 1 if head else 1,
        at=timezone.now(),
        actor_id=actor.pk if actor else None,
        action=action,
        object_type=obj._meta.label_lower,  # noqa: SLF001 - Django's documented Model API
        object_id=str(obj.pk),
        object_label=str(obj),
        before=canonical_json(before),
        after=canonical_json(after),
        reason=reason,
    )
    return append(facts, previous_hash=head.hash if head else GENESIS)


def append(facts: Facts, *, previous_hash: str) -> Entry:
    """Insert facts behind the entry with previous_hash."""
    return Entry.objects.create(
        **vars(facts),
        previous_hash=previous_hash,
        hash=chained_hash(settings.LEDGER_KEY, previous_hash, facts),
    )


def lock_head() -> None:
    """Let no second transaction read the head before this one has ended.

    On SQLite every write transaction begins IMMEDIATE and is alone anyway (settings.py).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [HEAD_LOCK])


def sealed(value: object) -> dict[str, str]:
    """Return private contact data as the ledger may hold it: a keyed hash, never the text.

    design.md §3: so that purging the data itself stays possible.
    """
    return {"hmac": keyed_hash(settings.LEDGER_KEY, canonical_json(value))}
