"""Remind judges who have not sent everything, by themselves before closing or by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Edition, EditionState, Judge, Reminder, ReminderStep, ScoreSheet
from assessments.selectors.circumstances import sheets_within_reach
from assessments.selectors.progress import progress_of
from assessments.services.judging import lock_edition
from assessments.services.reminder_mail import deliver_reminder
from kube_awards.core.errors import Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from assessments.models import RulesVersion
    from assessments.selectors.progress import JudgeProgress
    from kube_awards.accounts.models import User

BEFORE = {
    ReminderStep.THREE_DAYS: dt.timedelta(days=3),
    ReminderStep.ONE_DAY: dt.timedelta(days=1),
    ReminderStep.TWO_HOURS: dt.timedelta(hours=2),
}
PAUSE = dt.timedelta(minutes=30)


def remind_before_closing(*, edition_id: int, step: str, deadline: dt.datetime) -> list[Reminder]:
    """Send the reminder of a step; return them, each with what the mail server said.

    Nothing is sent for a deadline that was moved since, after it, once judging is closed, or when
    a later step is due already: a worker that was away for hours sends one mail, not three.
    """
    reminders = _claim_automatic(edition_id, ReminderStep(step), deadline)
    return [deliver_reminder(reminder_id=each.pk) for each in reminders]


def due_step(deadline: dt.datetime, now: dt.datetime) -> ReminderStep | None:
    """Return the latest step that is due before the deadline, or None."""
    if now >= deadline:
        return None
    due = [step for step, before in BEFORE.items() if deadline - before <= now]
    return due[-1] if due else None


def remind_now(*, edition: Edition, actor: User) -> list[Reminder]:
    """Remind everybody who is late, at most once in half an hour; return what became of it.

    Raise Refused when that was done just now or nobody is late, WrongState unless judging is open.
    """
    return [deliver_reminder(reminder_id=each.pk) for each in _claim_manual(edition, actor)]


def write_rules_reminders(
    *, version: RulesVersion, given_back: Collection[str], actor: User
) -> None:
    """Write a reminder for each judge with one of these sheets (public ids); a task mails them.

    Within the transaction that changes the rules, whose ledger line names the sheets.
    """
    sheets = sheets_within_reach(ScoreSheet.objects.filter(public_id__in=given_back))
    judges = Judge.objects.filter(pk__in=sheets.order_by().values("judge")).order_by("order")
    Reminder.objects.bulk_create(
        Reminder(
            judge=judge,
            step=ReminderStep.RULES,
            rules=version,
            written_at=timezone.now(),
            sent_by=actor,
        )
        for judge in judges
    )


@transaction.atomic
def _claim_automatic(edition_id: int, step: ReminderStep, deadline: dt.datetime) -> list[Reminder]:
    edition = Edition.objects.select_for_update().get(pk=edition_id)
    now = timezone.now()
    if edition.state != EditionState.OPEN or edition.closes_at != deadline:
        return []
    if due_step(deadline, now) != step:
        return []
    told = Reminder.objects.filter(judge__edition=edition, step=step, deadline=deadline)
    done = set(told.values_list("judge_id", flat=True))
    late = [each for each in progress_of(edition).late if each.judge.pk not in done]
    return _write(edition, late, Reminder(step=step, deadline=deadline, written_at=now))


@transaction.atomic
def _claim_manual(edition: Edition, actor: User) -> list[Reminder]:
    locked, now = lock_edition(edition, EditionState.OPEN), timezone.now()
    if locked.closes_at is not None and locked.closes_at <= now:
        raise Refused(_("Waktu penilaian sudah lewat; pengingat tidak dikirim."))
    recent = Reminder.objects.filter(
        judge__edition=locked, step=ReminderStep.MANUAL, written_at__gt=now - PAUSE
    )
    if recent.exists():
        raise Refused(_("Pengingat sudah dikirim kurang dari 30 menit yang lalu."))
    late = progress_of(locked).late
    if not late:
        raise Refused(_("Semua juri sudah mengirim semua lembarnya."))
    draft = Reminder(
        step=ReminderStep.MANUAL, deadline=locked.closes_at, written_at=now, sent_by=actor
    )
    return _write(locked, late, draft)


def _write(edition: Edition, late: Sequence[JudgeProgress], draft: Reminder) -> list[Reminder]:
    found = []
    for each in late:
        reminder = Reminder.objects.create(
            judge=each.judge,
            step=draft.step,
            deadline=draft.deadline,
            written_at=draft.written_at,
            sent_by=draft.sent_by,
        )
        found.append(reminder)
    if found:
        record(
            actor=draft.sent_by,
            action="judges.reminded",
            obj=edition,
            after={"step": draft.step, "judges": [each.judge.name for each in late]},
        )
    return found
