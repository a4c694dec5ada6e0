"""Remind judges who have not sent everything, by themselves before closing or by hand."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Edition, EditionState, Reminder, ReminderStep
from assessments.selectors.progress import progress_of
from assessments.selectors.reminders import reminder_to
from assessments.services.judging import lock_edition
from kube_awards.core.errors import Refused
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.selectors.progress import JudgeProgress
    from assessments.selectors.reminders import ReminderText
    from kube_awards.accounts.models import User

logger = logging.getLogger(__name__)
BEFORE = {
    ReminderStep.THREE_DAYS: dt.timedelta(days=3),
    ReminderStep.ONE_DAY: dt.timedelta(days=1),
    ReminderStep.TWO_HOURS: dt.timedelta(hours=2),
}
PAUSE = dt.timedelta(minutes=30)


def remind_before_closing(*, edition_id: int, step: str, deadline: dt.datetime) -> list[Reminder]:
    """Send the reminder of a step; return what was sent.

    Nothing is sent for a deadline that was moved since, after it, once judging is closed, or when
    a later step is due already: a worker that was away for hours sends one mail, not three.
    """
    reminders = _claim_automatic(edition_id, ReminderStep(step), deadline)
    return _mail(reminders)


def due_step(deadline: dt.datetime, now: dt.datetime) -> ReminderStep | None:
    """Return the latest step that is due before the deadline, or None."""
    if now >= deadline:
        return None
    due = [step for step, before in BEFORE.items() if deadline - before <= now]
    return due[-1] if due else None


def remind_now(*, edition: Edition, actor: User) -> list[Reminder]:
    """Remind everybody who is late, at most once in half an hour; return what was sent.

    Raise Refused when that was done just now or nobody is late, WrongState unless judging is open.
    """
    return _mail(_claim_manual(edition, actor))


@transaction.atomic
def _claim_automatic(
    edition_id: int, step: ReminderStep, deadline: dt.datetime
) -> list[tuple[Reminder, ReminderText]]:
    edition = Edition.objects.select_for_update().get(pk=edition_id)
    now = timezone.now()
    if edition.state != EditionState.OPEN or edition.closes_at != deadline:
        return []
    if due_step(deadline, now) != step:
        return []
    told = Reminder.objects.filter(judge__edition=edition, step=step, deadline=deadline)
    done = set(told.values_list("judge_id", flat=True))
    late = [each for each in progress_of(edition).late if each.judge.pk not in done]
    return _write(edition, late, Reminder(step=step, deadline=deadline, sent_at=now))


@transaction.atomic
def _claim_manual(edition: Edition, actor: User) -> list[tuple[Reminder, ReminderText]]:
    locked, now = lock_edition(edition, EditionState.OPEN), timezone.now()
    if locked.closes_at is not None and locked.closes_at <= now:
        raise Refused(_("Waktu penilaian sudah lewat; pengingat tidak dikirim."))
    recent = Reminder.objects.filter(
        judge__edition=locked, step=ReminderStep.MANUAL, sent_at__gt=now - PAUSE
    )
    if recent.exists():
        raise Refused(_("Pengingat sudah dikirim kurang dari 30 menit yang lalu."))
    late = progress_of(locked).late
    if not late:
        raise Refused(_("Semua juri sudah mengirim semua lembarnya."))
    draft = Reminder(
        step=ReminderStep.MANUAL, deadline=locked.closes_at, sent_at=now, sent_by=actor
    )
    return _write(locked, late, draft)


def _write(
    edition: Edition, late: Sequence[JudgeProgress], draft: Reminder
) -> list[tuple[Reminder, ReminderText]]:
    found = []
    for each in late:
        each.judge.edition = edition
        reminder = Reminder.objects.create(
            judge=each.judge,
            step=draft.step,
            deadline=draft.deadline,
            sent_at=draft.sent_at,
            sent_by=draft.sent_by,
        )
        found.append((reminder, reminder_to(each.judge, len(each.missing))))
    if found:
        record(
            actor=draft.sent_by,
            action="judges.reminded",
            obj=edition,
            after={"step": draft.step, "judges": [each.judge.name for each in late]},
        )
    return found


def _mail(reminders: list[tuple[Reminder, ReminderText]]) -> list[Reminder]:
    """Mail each reminder after the transaction; one that no server takes stops no other."""
    for reminder, text in reminders:
        try:
            send_mail(text.subject, text.text, settings.DEFAULT_FROM_EMAIL, [text.email])
        except OSError:
            reminder.was_refused = True
            reminder.save(update_fields=["was_refused"])
            logger.exception("mail to user=%s was not accepted", reminder.judge.user.public_id)
    return [reminder for reminder, _text in reminders]
