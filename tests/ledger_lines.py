"""Read the ledger as tests compare it: whole lines, in the order they were written."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from kube_awards.ledger.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator


class Line(NamedTuple):
    """What one entry says beside its time and its place in the chain."""

    actor: str
    action: str
    obj: str
    before: object
    after: object
    reason: str = ""


@contextmanager
def written_lines() -> Iterator[list[Line]]:
    """Give a list that holds, after the block, what the block wrote to the ledger."""
    lines: list[Line] = []
    seen = Entry.objects.count()
    yield lines
    entries = Entry.objects.filter(seq__gt=seen).select_related("actor").order_by("seq")
    lines.extend(
        Line(
            str(entry.actor),
            entry.action,
            entry.object_type,
            json.loads(entry.before),
            json.loads(entry.after),
            entry.reason,
        )
        for entry in entries
    )
