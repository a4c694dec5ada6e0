"""Enter a paper sheet by two people who do not see each other's reading until both have read it.

The only writers of PaperEntry; what both read alike is filled and sent by `services.sheets`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.domain.scoring import aspect_points
from assessments.models import EditionState, PaperEntry, PaperRound, ScoreSheet, SheetRevision
from assessments.selectors.paper import paper_obstacle, waiting_entries
from assessments.selectors.rules import frozen_rules
from assessments.services.judging import lock_edition
from assessments.services.sheets import Entry, SheetIncomplete, entries_json, send_from_paper
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.core.identifiers import new_public_id
from kube_awards.core.private_files import delete_after_commit
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.base import File

    from kube_awards.accounts.models import User


@transaction.atomic
def enter_paper_sheet(
    *,
    sheet: ScoreSheet,
    actor: User,
    seen_version: int,
    entries: Mapping[int, Entry],
    token: str,
    photo: File[bytes] | None = None,
    late_reason: str = "",
) -> ScoreSheet:
    """Keep what actor read off the paper; send the sheet once two people have read the same.

    `seen_version` is that of actor's own reading, 0 where there was none: saving again corrects it.
    The first reading brings a photo of the paper, and after closing says why it comes late. Raise
    WrongState when the judge has written on the sheet or sent it, or a decision is proposed;
    SheetIncomplete or InvalidInput for what is no whole sheet; Refused for a third person; Conflict
    for an older page of one's own.
    """
    edition = lock_edition(sheet.judge.edition, EditionState.OPEN, EditionState.CLOSED)
    entries = {number: _as_compared(entry) for number, entry in sorted(entries.items())}
    text = entries_json(entries)
    present = ScoreSheet.objects.select_related("rules", "judge__edition").get(pk=sheet.pk)
    if SheetRevision.objects.filter(sheet=sheet, token=token, entries=text).exists():
        return present
    _require_possible(present, entries)
    waiting = list(waiting_entries().filter(sheet=sheet))
    if edition.state == EditionState.CLOSED and not waiting and not late_reason.strip():
        raise Refused(_("Tulis mengapa lembar ini baru dimasukkan setelah penilaian ditutup."))
    own = _own_reading(present, actor, waiting, seen_version, text)
    _keep(own, text, photo, late_reason.strip())
    return _send_if_alike(present, entries, actor, token)


@transaction.atomic
def cancel_paper_entry(*, sheet: ScoreSheet, actor: User, reason: str) -> None:
    """Throw away what was read off the paper so far; what it said stays in the ledger."""
    lock_edition(sheet.judge.edition, EditionState.OPEN, EditionState.CLOSED)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan membatalkan isian dari kertas."))
    waiting = list(waiting_entries().filter(sheet=sheet).select_related("entered_by"))
    if not waiting:
        raise WrongState(_("Tidak ada isian dari kertas yang menunggu."), state=sheet.state)
    said = [_facts(entry) for entry in waiting]
    delete_after_commit(*(entry.photo.name for entry in waiting))
    waiting_entries().filter(sheet=sheet).delete()
    record(
        actor=actor, action="paper.cancelled", obj=sheet, before={"entries": said}, reason=reason
    )


def _as_compared(entry: Entry) -> Entry:
    """Put one blank between the words of a note: two people never break lines alike."""
    return Entry(entry.value, " ".join(entry.note.split()))


def _require_possible(sheet: ScoreSheet, entries: Mapping[int, Entry]) -> None:
    if obstacle := paper_obstacle(sheet):
        raise WrongState(obstacle, state=sheet.state)
    rules = frozen_rules(sheet.rules)
    scores = {str(number): e.value for number, e in entries.items() if e.value is not None}
    aspect_points(rules, scores)
    if len(scores) < sum(len(aspect.indicators) for aspect in rules.aspects):
        raise SheetIncomplete(_("Masih ada indikator yang belum dinilai."))


def _own_reading(
    sheet: ScoreSheet, actor: User, waiting: list[PaperEntry], seen_version: int, text: str
) -> PaperEntry:
    """Return actor's reading to correct, or a new one for the next free round."""
    own = next((entry for entry in waiting if entry.entered_by_id == actor.pk), None)
    if own is None and len(waiting) == len(PaperRound):
        raise Refused(_("Lembar ini sudah dimasukkan dua orang lain."))
    if own and own.entries == text:
        return own
    if (own.version if own else 0) != seen_version:
        raise Conflict(_("Isian Anda berubah sejak halaman ini dibuka. Buka sekali lagi."))
    return own or PaperEntry(sheet=sheet, round=len(waiting) + 1, version=0, entered_by=actor)


def _keep(own: PaperEntry, text: str, photo: File[bytes] | None, late_reason: str) -> None:
    """Write a reading; the same values again, and no new photo, are nothing."""
    is_first = own.round == PaperRound.FIRST
    if is_first and not (photo or own.photo):
        raise Refused(_("Lampirkan foto lembar kertasnya."))
    if own.entries == text and not (is_first and photo):
        return
    before = _facts(own) if own.pk else None
    if is_first and photo:
        _replace_photo(own, photo)
    own.late_reason = own.late_reason or late_reason
    own.entries, own.version, own.entered_at = text, own.version + 1, timezone.now()
    own.save()
    record(
        actor=own.entered_by,
        action="paper.corrected" if before else "paper.entered",
        obj=own.sheet,
        before=before,
        after=_facts(own),
        reason=late_reason,
    )


def _replace_photo(own: PaperEntry, photo: File[bytes]) -> None:
    delete_after_commit(own.photo.name)
    own.photo.save(f"{new_public_id()}.webp", photo, save=False)


def _send_if_alike(
    sheet: ScoreSheet, entries: Mapping[int, Entry], actor: User, token: str
) -> ScoreSheet:
    waiting = waiting_entries().filter(sheet=sheet)
    readings = list(waiting.select_related("entered_by"))
    if len(readings) < len(PaperRound) or len({each.entries for each in readings}) > 1:
        return sheet
    first, second = readings
    sent = send_from_paper(
        sheet=sheet,
        entries=entries,
        entered_by=first.entered_by,
        checked_by=second.entered_by,
        actor=actor,
        token=token,
    )
    waiting.update(applied_version=sent.version)
    return sent


def _facts(entry: PaperEntry) -> dict[str, object]:
    return {
        "round": entry.round,
        "entered_by": entry.entered_by.full_name,
        "entries": json.loads(entry.entries),
        "photo": entry.photo.name or "",
    }
