"""Mail reminders that were written: again where no server took one, never twice if one did."""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from assessments.models import Reminder
from assessments.selectors.reminders import find_text

if TYPE_CHECKING:
    from assessments.selectors.reminders import ReminderText

logger = logging.getLogger(__name__)
WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (2, 10, 30, 60))


def deliver_reminder(*, reminder_id: int) -> Reminder:
    """Try to mail a reminder, unless it was taken, cut off, tried to the limit or is outdated.

    The try is counted in a transaction of its own before the mail leaves: of two workers one
    sends, and a worker that dies after that never makes another send the same mail again.
    """
    reminder, text = _begin_try(reminder_id)
    if text is None:
        return reminder
    try:
        send_mail(text.subject, text.text, settings.DEFAULT_FROM_EMAIL, [text.email])
    except OSError:
        logger.exception("mail to user=%s was not accepted", reminder.judge.user.public_id)
        reminder.was_refused = True
    else:
        reminder.accepted_at = timezone.now()
    reminder.save(update_fields=["was_refused", "accepted_at"])
    return reminder


def wait_before_next_try(reminder: Reminder) -> dt.timedelta | None:
    """Return after how long a refused mail is tried again; None where it is not."""
    if reminder.was_refused and reminder.tries <= len(WAITS):
        return WAITS[reminder.tries - 1]
    return None


@transaction.atomic
def _begin_try(reminder_id: int) -> tuple[Reminder, ReminderText | None]:
    rows = Reminder.objects.select_related("judge__user", "judge__edition", "rules__category")
    reminder = rows.select_for_update(of=("self",)).get(pk=reminder_id)
    if reminder.tries and wait_before_next_try(reminder) is None:
        return reminder, None
    text = find_text(reminder)
    if text is not None:
        reminder.tries += 1
        reminder.was_refused = False
        reminder.save(update_fields=["tries", "was_refused"])
    return reminder, text
