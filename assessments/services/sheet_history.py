"""Write down what a step made of a sheet: its history, and its line in the ledger."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.utils import timezone

from assessments.models import ScoreSheet, SheetRevision, SheetState
from assessments.selectors.standing import last_revision
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.models import User


def last_entries(sheet: ScoreSheet) -> str:
    """Return what the last acknowledged save wrote, as canonical JSON."""
    last = last_revision(sheet)
    return last.entries if last else "{}"


def next_receipt(edition: Edition) -> str:
    """Return the receipt number of the sheet that is sent next."""
    sent = SheetRevision.objects.filter(
        sheet__judge__edition=edition, state=SheetState.SUBMITTED
    ).count()
    return f"NL-{edition.year}-{sent + 1:04d}"


def remember(
    sheet: ScoreSheet,
    actor: User,
    entries: str,
    token: str,
    *,
    entered_by: User | None = None,
    reason: str = "",
) -> None:
    """Keep the sheet as it stands after an acknowledged save."""
    SheetRevision.objects.create(
        sheet=sheet,
        version=sheet.version,
        state=sheet.state,
        entries=entries,
        token=token,
        reason=reason,
        saved_by=actor,
        entered_by=entered_by,
        saved_at=timezone.now(),
    )


def remember_unchanged(
    sheet: ScoreSheet, actor: User, token: str, action: str, *, reason: str = ""
) -> ScoreSheet:
    """Write history and ledger for a step that moves the state and leaves the entries."""
    entries = last_entries(sheet)
    moved = ScoreSheet.objects.get(pk=sheet.pk)
    remember(moved, actor, entries, token, reason=reason)
    record_step(moved, actor, action, entries, reason=reason)
    return moved


def record_step(
    sheet: ScoreSheet, actor: User, action: str, before: str, *, reason: str = ""
) -> None:
    """Write the ledger line of a step; a sheet read off paper names the two people."""
    after: dict[str, object] = {
        "version": sheet.version,
        "state": sheet.state,
        "entries": json.loads(last_entries(sheet)),
        "receipt": sheet.receipt,
    }
    if sheet.paper_entered_by and sheet.paper_checked_by:
        after["paper"] = {
            "entered_by": sheet.paper_entered_by.full_name,
            "checked_by": sheet.paper_checked_by.full_name,
        }
    record(
        actor=actor,
        action=action,
        obj=sheet,
        before={"version": sheet.version - 1, "entries": json.loads(before)},
        after=after,
        reason=reason,
    )
