"""What a worker does for judging: remind who is late before it closes."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks import default_task_backend, task

from assessments.services.reminders import BEFORE, remind_before_closing

if TYPE_CHECKING:
    from assessments.models import Edition


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
    remind_before_closing(edition_id=edition_id, step=step, deadline=moment)
