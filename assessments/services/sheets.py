"""Save, send and pull back a score sheet: the only writers of it and of what follows from it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.domain.canonical import canonical_json
from assessments.domain.errors import InvalidInput
from assessments.domain.scoring import aspect_points, score_sheet
from assessments.models import (
    AspectValue,
    Edition,
    Indicator,
    Score,
    ScoreSheet,
    SheetRevision,
    SheetState,
)
from assessments.selectors.circumstances import sheets_within_reach
from assessments.selectors.closing import closed_sentence
from assessments.selectors.rules import frozen_rules
from assessments.services.sheet_history import (
    last_entries,
    next_receipt,
    record_step,
    remember,
    remember_unchanged,
)
from kube_awards.core.errors import Conflict, Refused, WrongState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kube_awards.accounts.models import User

WRITABLE = [SheetState.DRAFT, SheetState.REOPENED]
NOT_FROM_PAPER: dict[str, object] = {"paper_entered_by": None, "paper_checked_by": None}


@dataclass(frozen=True)
class Entry:
    """What a judge wrote for one indicator: a whole value or None, and a note."""

    value: int | None
    note: str = ""


class SheetIncomplete(Refused):
    """A sheet cannot be sent while an indicator has no value."""


def save_score_sheet(
    *,
    sheet: ScoreSheet,
    actor: User,
    seen_version: int,
    entries: Mapping[int, Entry],
    token: str,
) -> ScoreSheet:
    """Replace the sheet's entries (indicator number → Entry) and return the sheet as saved.

    The answer may be given to the judge only after this returns: it is committed then. The same
    token with the same entries is the same save and changes nothing. Raise Conflict when the sheet
    was saved elsewhere since `seen_version`, WrongState when it is sent or judging is closed,
    InvalidInput for a value off the scale (forms answer that before).
    """
    entries = {number: entry for number, entry in sorted(entries.items()) if _says(entry)}
    with transaction.atomic():
        now = timezone.now()
        edition = _lock_edition_of(sheet)
        if _is_repeat(sheet, token, entries):
            return ScoreSheet.objects.get(pk=sheet.pk)
        _require_accepting(sheet, edition, now)
        before = last_entries(sheet)
        try:
            saved = _rewrite(sheet, seen_version, entries, NOT_FROM_PAPER | {"saved_at": now})
        except InvalidInput:
            if ScoreSheet.objects.filter(pk=sheet.pk, rules=sheet.rules_id).exists():
                raise
            raise Conflict(_("Aturan kategori ini baru diubah. Muat ulang lembar ini.")) from None
        remember(saved, actor, entries_json(entries), token)
        record_step(saved, actor, "sheet.saved", before)
    return saved


def send_from_paper(
    *,
    sheet: ScoreSheet,
    entries: Mapping[int, Entry],
    entered_by: User,
    checked_by: User,
    actor: User,
    token: str,
) -> ScoreSheet:
    """Fill and send a sheet with what two people read alike; `services.paper` holds the lock."""
    now, before, text = timezone.now(), last_entries(sheet), entries_json(entries)
    people = {"paper_entered_by": entered_by, "paper_checked_by": checked_by}
    saved = _rewrite(sheet, sheet.version, entries, people | {"saved_at": now})
    remember(saved, checked_by, text, token, entered_by=entered_by)
    record_step(saved, actor, "sheet.saved_from_paper", before)
    receipt = next_receipt(sheet.judge.edition)
    sent: dict[str, object] = {"state": SheetState.SUBMITTED, "submitted_at": now}
    advance(saved, saved.version, WRITABLE, **sent, receipt=receipt)
    moved = ScoreSheet.objects.get(pk=sheet.pk)
    remember(moved, checked_by, text, secrets.token_hex(16), entered_by=entered_by)
    record_step(moved, actor, "sheet.submitted_from_paper", text)
    return moved


def submit_score_sheet(
    *, sheet: ScoreSheet, actor: User, seen_version: int, token: str
) -> ScoreSheet:
    """Send a complete sheet and give it a receipt number; a repeated request gets the same one."""
    with transaction.atomic():
        now = timezone.now()
        edition = _lock_edition_of(sheet)
        if _is_repeated_step(sheet, token, SheetState.SUBMITTED):
            return ScoreSheet.objects.get(pk=sheet.pk)
        _require_accepting(sheet, edition, now)
        if ScoreSheet.objects.get(pk=sheet.pk).total_units is None:
            raise SheetIncomplete(_("Masih ada indikator yang belum dinilai."))
        advance(
            sheet,
            seen_version,
            WRITABLE,
            state=SheetState.SUBMITTED,
            submitted_at=now,
            receipt=next_receipt(edition),
            reopened_because="",
        )
        return remember_unchanged(sheet, actor, token, "sheet.submitted")


def pull_back_score_sheet(
    *, sheet: ScoreSheet, actor: User, seen_version: int, token: str
) -> ScoreSheet:
    """Return a sent sheet to its judge as a draft, while judging is open."""
    with transaction.atomic():
        now = timezone.now()
        edition = _lock_edition_of(sheet)
        if _is_repeated_step(sheet, token, SheetState.DRAFT):
            return ScoreSheet.objects.get(pk=sheet.pk)
        _require_accepting(sheet, edition, now)
        advance(
            sheet,
            seen_version,
            [SheetState.SUBMITTED],
            state=SheetState.DRAFT,
            submitted_at=None,
            receipt="",
        )
        return remember_unchanged(sheet, actor, token, "sheet.pulled_back")


def _says(entry: Entry) -> bool:
    return entry.value is not None or bool(entry.note)


def _is_repeat(sheet: ScoreSheet, token: str, entries: Mapping[int, Entry]) -> bool:
    """Say whether this very form was saved already; raise Conflict when it then said otherwise."""
    earlier = _made_by(sheet, token)
    if earlier is None:
        return False
    if earlier.entries != entries_json(entries):
        raise Conflict(_("Lembar ini sudah disimpan dengan nilai lain dari halaman yang sama."))
    return True


def _is_repeated_step(sheet: ScoreSheet, token: str, state: SheetState) -> bool:
    """Say whether this very form moved the sheet to state before; Conflict for another step's."""
    earlier = _made_by(sheet, token)
    if earlier is None:
        return False
    if earlier.state != state:
        raise Conflict(_("Halaman ini sudah usang. Buka sekali lagi lembarnya."))
    return True


def _made_by(sheet: ScoreSheet, token: str) -> SheetRevision | None:
    return SheetRevision.objects.filter(sheet=sheet, token=token).first()


def _lock_edition_of(sheet: ScoreSheet) -> Edition:
    """Lock the edition: closing cannot slip in before the commit, nor a second request's check.

    Of two requests from one form the later must find the token of the earlier, so it waits here.
    """
    edition = Edition.objects.select_for_update().filter(judges__sheets=sheet.pk).first()
    if edition is None:  # the judge has just been taken off the panel, before anything was saved
        raise Refused(_("Lembar ini tidak ada lagi: Anda tidak duduk di panel ini."))
    return edition


def _require_accepting(sheet: ScoreSheet, edition: Edition, now: dt.datetime) -> None:
    require_within_reach(sheet, edition)
    if not edition.accepts_scores(now) and not _was_given_back(sheet, edition):
        raise WrongState(
            f"{closed_sentence(edition)} "
            + _("Nilai terakhir belum masuk; hubungi panitia bila perlu."),
            state=edition.state,
        )


def _was_given_back(sheet: ScoreSheet, edition: Edition) -> bool:
    """Say whether the sheet may be written although judging is closed."""
    given_back = ScoreSheet.objects.filter(pk=sheet.pk, state=SheetState.REOPENED)
    return edition.takes_reopened and given_back.exists()


def require_within_reach(sheet: ScoreSheet, edition: Edition) -> None:
    """Raise WrongState for a sheet that does not count: recused, absent, withdrawn."""
    if not sheets_within_reach(ScoreSheet.objects.filter(pk=sheet.pk)).exists():
        raise WrongState(_("Anda tidak menilai peserta ini."), state=edition.state)


def advance(
    sheet: ScoreSheet, seen_version: int, states: list[SheetState], **changes: object
) -> None:
    """Take the next version, or raise why not. The WHERE clause decides, not an earlier read."""
    taken = ScoreSheet.objects.filter(pk=sheet.pk, version=seen_version, state__in=states).update(
        version=F("version") + 1, **changes
    )
    if taken:
        return
    present = ScoreSheet.objects.get(pk=sheet.pk)
    if present.version != seen_version:
        raise Conflict(_("Lembar ini juga diubah di perangkat atau jendela lain."))
    if present.is_submitted:
        raise WrongState(
            _("Lembar ini sudah terkirim. Tarik kembali dulu bila ingin mengubahnya."),
            state=present.state,
        )
    raise WrongState(_("Lembar ini belum terkirim."), state=present.state)


def _rewrite(
    sheet: ScoreSheet,
    seen_version: int,
    entries: Mapping[int, Entry],
    changes: Mapping[str, object],
) -> ScoreSheet:
    """Replace what stands on the sheet as its next version, with all that follows from it."""
    filled = sum(entry.value is not None for entry in entries.values())
    advance(sheet, seen_version, WRITABLE, filled=filled, **changes)
    saved = ScoreSheet.objects.select_related(
        "rules", "contestant", "paper_entered_by", "paper_checked_by"
    ).get(pk=sheet.pk)
    _write_totals(saved, entries)
    _write_scores(saved, entries)
    return saved


def _write_scores(sheet: ScoreSheet, entries: Mapping[int, Entry]) -> None:
    category = sheet.contestant.category_id
    indicators = Indicator.objects.filter(aspect__category=category).in_bulk(field_name="pk")
    by_number = {indicator.number: indicator for indicator in indicators.values()}
    sheet.scores.all().delete()
    Score.objects.bulk_create(
        Score(sheet=sheet, indicator=by_number[number], value=entry.value, note=entry.note)
        for number, entry in entries.items()
    )


def _write_totals(sheet: ScoreSheet, entries: Mapping[int, Entry]) -> None:
    """Derive the exact integers of a complete sheet; an incomplete one has none, never zero.

    Raise InvalidInput for what the rules do not know, on an incomplete sheet too.
    """
    rules = frozen_rules(sheet.rules)
    scores = {str(number): e.value for number, e in entries.items() if e.value is not None}
    aspect_points(rules, scores)
    sheet.aspect_values.all().delete()
    sheet.total_units = None
    if len(scores) == sum(len(aspect.indicators) for aspect in rules.aspects):
        value = score_sheet(rules, scores)
        aspects = {aspect.code: aspect for aspect in sheet.contestant.category.aspects.all()}
        AspectValue.objects.bulk_create(
            AspectValue(sheet=sheet, aspect=aspects[rule.id], units=units)
            for rule, units in zip(rules.aspects, value.aspects, strict=True)
        )
        sheet.total_units = value.total
    sheet.save(update_fields=["total_units"])


def entries_json(entries: Mapping[int, Entry]) -> str:
    """Return the entries as the history keeps them: canonical JSON."""
    return canonical_json(
        {str(number): {"value": e.value, "note": e.note} for number, e in entries.items()}
    )
