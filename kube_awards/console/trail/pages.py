"""Turn the pages of the audit trail, the newest first, from one number to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kube_awards.console.trail.rows import Row, rows_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from kube_awards.console.trail.sight import Sight
    from kube_awards.ledger.models import Entry

LENGTH = 50


@dataclass(frozen=True)
class TrailPage:
    """Rows, and the numbers from which the next older and newer page go on."""

    rows: list[Row]
    older: int | None
    newer: int | None


def trail_page(
    entries: QuerySet[Entry], sight: Sight, *, before: int | None, after: int | None
) -> TrailPage:
    """Return the newest entries, those before a number, or those just after one."""
    whole = with_people(entries)
    if after:
        found = list(whole.filter(seq__gt=after).order_by("seq")[: LENGTH + 1])
        shown = found[:LENGTH][::-1]
        newer, older = len(found) > LENGTH, bool(found)
    else:
        narrowed = whole.filter(seq__lt=before) if before else whole
        found = list(narrowed.order_by("-seq")[: LENGTH + 1])
        shown = found[:LENGTH]
        newer, older = bool(before and found), len(found) > LENGTH
    return TrailPage(
        rows_of(shown, sight),
        older=shown[-1].seq if older else None,
        newer=shown[0].seq if newer else None,
    )


def with_people(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Read who did it, and their roles, along with the entries."""
    return entries.select_related("actor").prefetch_related("actor__grants")
