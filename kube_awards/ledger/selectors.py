"""Read the ledger, and say whether it is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_noop

from kube_awards.ledger.chain import GENESIS, Facts, chained_hash, same_hash
from kube_awards.ledger.models import Entry

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Anchor:
    """A head that was written down outside the database: on the minutes, in a backup."""

    seq: int
    hash: str


@dataclass(frozen=True)
class ChainReport:
    """What a walk over the whole chain found; count is the number of sound entries.

    The reason is in the language of the source: who shows it translates it.
    """

    count: int
    head: str
    first_broken: int | None = None
    reason: str = ""


def chain_head() -> Anchor:
    """Return number and hash of the newest entry, to be printed where no database reaches."""
    newest = Entry.objects.order_by("-seq").first()
    return Anchor(newest.seq, newest.hash) if newest else Anchor(0, GENESIS)


def entries_about(obj: Model, *actions: str) -> QuerySet[Entry]:
    """Return what was done to obj by these actions, the oldest first, with who did it."""
    label = obj._meta.label_lower  # noqa: SLF001 - Django's documented Model API
    return (
        Entry.objects.filter(object_type=label, object_id=str(obj.pk), action__in=actions)
        .select_related("actor")
        .order_by("seq")
    )


def verify_chain(anchor: Anchor | None = None) -> ChainReport:
    """Recompute every hash from the first entry on; stop at the first that does not fit.

    Only an anchor from outside shows that entries were cut off at the end (quality.md G1).
    """
    head, count = GENESIS, 0
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=2000):
        seq, reason = flaw(entry, expected=count + 1, head=head, anchor=anchor)
        if reason:
            return ChainReport(count, head, seq, reason)
        head, count = entry.hash, count + 1
    if anchor and anchor.seq > count:
        reason = gettext_noop("catatan ini hilang dari ujung rantai")
        return ChainReport(count, head, count + 1, reason)
    return ChainReport(count, head)


def flaw(entry: Entry, *, expected: int, head: str, anchor: Anchor | None) -> tuple[int, str]:
    """Return the number and what is wrong there; an empty reason where entry is sound."""
    if entry.seq != expected:
        return expected, gettext_noop("catatan ini hilang")
    if not same_hash(entry.previous_hash, head):
        return expected, gettext_noop("tidak menyambung ke catatan sebelumnya")
    if not is_genuine(entry):
        return expected, gettext_noop("isi tidak cocok dengan sidiknya")
    if anchor and anchor.seq == entry.seq and not same_hash(anchor.hash, entry.hash):
        return expected, gettext_noop("berbeda dengan sidik yang dicatat di luar")
    return expected, ""


def is_genuine(entry: Entry) -> bool:
    """Say whether entry stands as it was written; whoever has no key can change none unseen."""
    expected = chained_hash(settings.LEDGER_KEY, entry.previous_hash, facts_of(entry))
    return same_hash(entry.hash, expected)


def entries_of(obj: Model) -> QuerySet[Entry]:
    """Return what was written down about obj, oldest first."""
    return Entry.objects.filter(
        object_type=obj._meta.label_lower,  # noqa: SLF001 - Django's documented Model API
        object_id=str(obj.pk),
    ).order_by("seq")


def facts_of(entry: Entry) -> Facts:
    """Return what entry says, as it is stored."""
    names = Facts.__dataclass_fields__
    return Facts(**{name: getattr(entry, name) for name in names})
