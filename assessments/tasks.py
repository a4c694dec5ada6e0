"""What a worker does for judging: mail judges, again where a mail server refused."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks import default_task_backend, task

from assessments.services.reminder_mail import deliver_reminder, wait_before_next_try
from assessments.services.reminders import BEFORE, remind_before_closing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessments.models import Edition, Reminder, RulesVersion


def plan_reminders(edition: Edition) -> None:
    """Have the reminders sent before an edition closes, once this transaction holds.

    Plans for another closing time stay and do nothing: each looks at the edition when it runs.
    """
    if edition.closes_at is None or not default_task_backend.supports_defer:
        return
    deadline, now = edition.closes_at, timezone.now()
    for step, before in BEFORE.items():
        if deadline - before > now:
            later = send_reminders.using(run_after=deadline - before)
            call = partial(later.enqueue, edition.pk, step.value, deadline.isoformat())
            transaction.on_commit(call)


@task()
def send_reminders(edition_id: int, step: str, deadline: str) -> None:
    """Send the reminders of one step, if they are still right."""
    moment = dt.datetime.fromisoformat(deadline)
    plan_retries(remind_before_closing(edition_id=edition_id, step=step, deadline=moment))


def mail_rules_change(version: RulesVersion) -> None:
    """Have the judges mailed whose sheets came back, once this transaction holds."""
    for each in version.reminders.all():
        transaction.on_commit(partial(mail_reminder.enqueue, each.pk))


def plan_retries(reminders: Iterable[Reminder]) -> None:
    """Have what a mail server refused tried again later, up to the limit."""
    if not default_task_backend.supports_defer:
        return
    for each in reminders:
        if wait := wait_before_next_try(each):
            later = mail_reminder.using(run_after=timezone.now() + wait)
            transaction.on_commit(partial(later.enqueue, each.pk))


@task()
def mail_reminder(reminder_id: int) -> None:
    """Try to mail one reminder, for the first time or again."""
    plan_retries([deliver_reminder(reminder_id=reminder_id)])
