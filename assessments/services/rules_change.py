"""Change the rules although judging was opened: a new version, and sheets to be sent again."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from assessments.domain.outline_records import changes, outline_record
from assessments.domain.scoring import score_sheet
from assessments.models import (
    AspectValue,
    EditionState,
    Evidence,
    Score,
    ScoreSheet,
    SheetRevision,
    SheetState,
)
from assessments.selectors.blockers import Part, category_blockers
from assessments.selectors.instrument import outline_of
from assessments.selectors.rules import frozen_rules
from assessments.services.instrument import store_outline
from assessments.services.judging import freeze_rules, lock_edition
from assessments.services.reminders import write_rules_reminders
from assessments.services.sheets import Entry, entries_json
from kube_awards.core.errors import Refused
from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Collection

    from assessments.domain.canonical import Json
    from assessments.domain.outline import Outline
    from assessments.models import Category, RulesVersion
    from kube_awards.accounts.models import User


@dataclass(frozen=True)
class RuleChoices:
    """How a result is made of the sheets, as far as a category chooses it."""

    method: str
    hole_policy: str
    ladder: str
    minimum_panel: int


def choices_of(category: Category) -> RuleChoices:
    """Return the category's present choices."""
    return RuleChoices(
        category.method, category.hole_policy, category.ladder, category.minimum_panel
    )


@transaction.atomic
def change_rules(
    *,
    category: Category,
    outline: Outline,
    choices: RuleChoices,
    seen: int,
    reason: str,
    actor: User,
) -> RulesVersion:
    """Freeze other rules while judging is open or closed; every sheet moves to them.

    Sent sheets are given back with the reason and count when they are sent again. Scores of an
    indicator that is no more leave the sheets; the history keeps them. Raise Refused without a
    reason, for another scale or other aspects, for rules that could not have been opened with, and
    for an indicator with photos; Conflict where somebody else has changed the category since.
    """
    edition = lock_edition(category.edition, EditionState.OPEN, EditionState.CLOSED)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan mengubah aturan."))
    stored = next_version(category, seen=seen)
    before, chosen = outline_of(stored), choices_of(stored)
    if (outline, choices) == (before, chosen):
        raise Refused(_("Belum ada yang diubah."))
    _require_same_frame(before, outline)
    _drop_indicators(stored, before, outline)
    for name, value in asdict(choices).items():
        setattr(stored, name, value)
    stored.save(update_fields=list(asdict(choices)))
    store_outline(stored, outline)
    _require_usable(stored, edition.judges.count())
    version = freeze_rules(stored, reason)
    given_back = _carry_over(stored, version, actor)
    write_rules_reminders(version=version, given_back=given_back, actor=actor)
    was, now = changes(_record(before, chosen), _record(outline, choices))
    now |= {"number": version.number, "digest": version.digest, "given_back": [*given_back]}
    record(actor=actor, action="rules.changed", obj=version, before=was, after=now, reason=reason)
    return version


def next_indicator_number(category: Category) -> int:
    """Return a number that no indicator of any rules version had: the history names numbers."""
    records = category.rules_versions.values_list("instrument", flat=True)
    numbers: list[int] = [
        indicator["number"]
        for text in records
        for aspect in json.loads(text)["aspects"]
        for indicator in aspect["indicators"]
    ]
    return max(numbers, default=0) + 1


def _record(outline: Outline, choices: RuleChoices) -> dict[str, Json]:
    return {**outline_record(outline), **asdict(choices)}


def _require_same_frame(before: Outline, outline: Outline) -> None:
    """Refuse what would leave values on the sheets that mean nothing any more."""
    scale = (before.minimum, before.maximum, set(before.levels))
    if (outline.minimum, outline.maximum, set(outline.levels)) != scale:
        raise Refused(_("Skala tidak dapat diubah setelah penilaian dibuka."))
    if [aspect.key for aspect in outline.aspects] != [aspect.key for aspect in before.aspects]:
        raise Refused(
            _("Aspek tidak dapat ditambah atau dihapus setelah penilaian dibuka; ubah bobotnya.")
        )


def _require_usable(category: Category, judges: int) -> None:
    """Refuse rules with which judging could not have been opened."""
    found = category_blockers(category, judges)
    problems = [sentence for part, sentence in found if part != Part.CONTESTANTS]
    if problems:
        raise Refused(" ".join(problems))


def _drop_indicators(category: Category, before: Outline, outline: Outline) -> None:
    """Take the scores of removed indicators off the sheets, so that their rows can go."""
    kept = {each.key for each in outline.indicators}
    gone = [each for each in before.indicators if each.key not in kept]
    for each in gone:
        if Evidence.objects.filter(indicator=each.key).exists():
            raise Refused(
                _(
                    "Indikator %(number)d tidak dapat dihapus: juri sudah melampirkan foto bukti."
                    " Beri bobot 0 bila tidak dihitung lagi."
                )
                % {"number": each.number}
            )
    own = Score.objects.filter(sheet__contestant__category=category)
    own.filter(indicator__in=[each.key for each in gone if each.key]).delete()


def _carry_over(category: Category, version: RulesVersion, actor: User) -> list[str]:
    """Move every sheet to the new rules; return which sent ones went back to their judges.

    A sheet that nobody has begun only changes its rules: nothing was acknowledged on it.
    """
    sheets = ScoreSheet.objects.filter(contestant__category=category).order_by("pk")
    sheets.filter(version=0).update(rules=version)
    begun = list(sheets.filter(version__gt=0))
    given_back = [each.public_id for each in begun if each.is_submitted]
    entries = _last_entries(category)
    with translation.override(settings.LANGUAGE_CODE):  # kept on the sheet, read by the judge
        because = _("Aturan penilaian diubah: %(reason)s") % {"reason": version.reason}
    for sheet in begun:
        sheet.rules, sheet.version = version, sheet.version + 1
        if sheet.state != SheetState.DRAFT:
            sheet.state, sheet.reopened_because = SheetState.REOPENED, because
            sheet.submitted_at, sheet.receipt = None, ""
    _write_totals(category, begun, entries)
    ScoreSheet.objects.bulk_update(
        begun,
        [
            *("rules", "version", "state", "reopened_because", "submitted_at", "receipt"),
            *("filled", "total_units"),
        ],
    )
    _remember(begun, entries, actor, because)
    return given_back


def _last_entries(category: Category) -> dict[int, dict[int, Entry]]:
    """Return what stands on each begun sheet (primary key) for the indicators that remain."""
    rows = Score.objects.filter(sheet__contestant__category=category).values_list(
        "sheet_id", "indicator__number", "value", "note"
    )
    entries: dict[int, dict[int, Entry]] = {}
    for sheet, number, value, note in rows:
        entries.setdefault(sheet, {})[number] = Entry(value, note)
    return entries


def _write_totals(
    category: Category, sheets: Collection[ScoreSheet], entries: dict[int, dict[int, Entry]]
) -> None:
    """Compute the exact integers of each complete sheet anew: the common denominator is another."""
    AspectValue.objects.filter(sheet__contestant__category=category).delete()
    aspects = {aspect.code: aspect for aspect in category.aspects.all()}
    values = []
    for sheet in sheets:
        rules = frozen_rules(sheet.rules)
        scores = {
            str(number): entry.value
            for number, entry in entries.get(sheet.pk, {}).items()
            if entry.value is not None
        }
        sheet.filled, sheet.total_units = len(scores), None
        if len(scores) == sum(len(aspect.indicators) for aspect in rules.aspects):
            value = score_sheet(rules, scores)
            sheet.total_units = value.total
            values += [
                AspectValue(sheet=sheet, aspect=aspects[rule.id], units=units)
                for rule, units in zip(rules.aspects, value.aspects, strict=True)
            ]
    AspectValue.objects.bulk_create(values)


def _remember(
    sheets: Collection[ScoreSheet],
    entries: dict[int, dict[int, Entry]],
    actor: User,
    because: str,
) -> None:
    """Keep each sheet as it stands under the new rules."""
    now = timezone.now()
    SheetRevision.objects.bulk_create(
        SheetRevision(
            sheet=sheet,
            version=sheet.version,
            state=sheet.state,
            entries=entries_json(dict(sorted(entries.get(sheet.pk, {}).items()))),
            token=secrets.token_hex(16),
            reason=because,
            saved_by=actor,
            saved_at=now,
        )
        for sheet in sheets
    )
