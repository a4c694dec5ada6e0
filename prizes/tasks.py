"""What a worker does for a decision: mail the judges, again where a mail server refused."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_tasks import default_task_backend, task

from assessments.services.reminder_mail import WAITS
from prizes.services.question_mail import mail_question_to_judge

if TYPE_CHECKING:
    from prizes.models import Decision

logger = logging.getLogger(__name__)


def mail_questions(decision: Decision) -> None:
    """Have the judges of an approved decision mailed, once this transaction holds."""
    for question in decision.confirmations.all():
        transaction.on_commit(partial(mail_question.enqueue, question.pk, 0))


@task()
def mail_question(confirmation_id: int, refusals: int) -> None:
    """Mail one judge; what a mail server refused is tried again later, up to the limit."""
    try:
        mail_question_to_judge(confirmation_id=confirmation_id)
    except OSError:
        logger.exception("mail of question=%s was not accepted", confirmation_id)
        if refusals < len(WAITS) and default_task_backend.supports_defer:
            later = mail_question.using(run_after=timezone.now() + WAITS[refusals])
            later.enqueue(confirmation_id, refusals + 1)
