"""Put entries into words: who, as what, did what to which object, and what changed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Judge
from assessments.selectors.sheet_rows import sheets_at_hand
from groups.selectors import all_regions
from kube_awards.accounts.permissions import named
from kube_awards.console.trail.changes import Change, changes_in
from kube_awards.console.trail.objects import NAMELESS, SHEET, kind_of
from kube_awards.console.trail.words import Shows, action_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from assessments.models import ScoreSheet
    from kube_awards.console.trail.sight import Sight
    from kube_awards.ledger.models import Entry

SHOWN_AT_ONCE = 4


@dataclass(frozen=True)
class Row:
    """One line of the audit trail; `masked` says that there is more than may be shown."""

    seq: int
    at: dt.datetime
    actor: str
    roles: str
    action: str
    kind: str
    name: str
    changes: tuple[Change, ...]
    masked: bool
    reason: str

    @property
    def first_changes(self) -> tuple[Change, ...]:
        """Return what stands open: a few, and none of those that fill a page."""
        return tuple(each for each in self.changes if not each.is_long)[:SHOWN_AT_ONCE]

    @property
    def more_changes(self) -> tuple[Change, ...]:
        """Return what is folded away."""
        return tuple(each for each in self.changes if each not in self.first_changes)


@dataclass(frozen=True)
class _Around:
    """What the rows of a page speak of beside the entries."""

    sheets: dict[str, ScoreSheet]
    judges: frozenset[int]
    regions: dict[int, str]


def rows_of(entries: Iterable[Entry], sight: Sight) -> list[Row]:
    """Return the rows of a page; their number costs no further query."""
    listed = list(entries)
    keys = {each.object_id for each in listed if each.object_type == SHEET}
    around = _Around(
        {str(sheet.pk): sheet for sheet in sheets_at_hand().filter(pk__in=keys)},
        frozenset(Judge.objects.filter(edition=sight.edition).values_list("user_id", flat=True)),
        {region.pk: region.short_name for region in all_regions()},
    )
    return [_row(entry, sight, around) for entry in listed]


def _row(entry: Entry, sight: Sight, around: _Around) -> Row:
    sheet = around.sheets.get(entry.object_id) if entry.object_type == SHEET else None
    masked = sight.masks(entry, sheet)
    action = action_of(entry.action)
    return Row(
        seq=entry.seq,
        at=entry.at,
        actor=entry.actor.full_name if entry.actor else _("Sistem"),
        roles=_roles(entry, around.judges),
        action=str(action.label),
        kind=kind_of(entry.object_type),
        name=_name(entry, sheet),
        changes=() if masked else tuple(changes_in(entry, around.regions)),
        masked=masked,
        reason="" if masked and action.shows is not Shows.SHEET else entry.reason,
    )


def _roles(entry: Entry, judges: frozenset[int]) -> str:
    if entry.actor is None:
        return ""
    return _("Juri") if entry.actor.pk in judges else named(entry.actor.roles)


def _name(entry: Entry, sheet: ScoreSheet | None) -> str:
    """Return what the object is called; the ledger's name of some is a key."""
    if sheet:
        return f"{sheet.judge.name} – {sheet.contestant.name}"
    if entry.object_type not in NAMELESS:
        return entry.object_label
    said = json.loads(entry.after) or json.loads(entry.before) or {}
    return str(said.get("judge") or said.get("number") or "")
