"""A refused mail is tried again up to a limit; one that may have left is never sent twice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.models import Edition, Reminder
from assessments.selectors.reminders import undelivered
from assessments.services.reminder_mail import deliver_reminder, wait_before_next_try
from assessments.tasks import mail_reminder
from tests.factories import make_edition, open_edition, send_all

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
REFUSING = "tests.assessments.services.refusing_mail.Refusing"
TAKING = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def reminder() -> Reminder:
    """Give a reminder that was written and not yet mailed."""
    edition = open_edition(judges=1, contestants=1)
    return Reminder.objects.create(
        judge=edition.judges.get(), step="manual", written_at=timezone.now()
    )


def deliver(reminder: Reminder) -> tuple[int, bool, bool]:
    """Try once; return the number of tries, and whether it is known as accepted and refused."""
    found = deliver_reminder(reminder_id=reminder.pk)
    return found.tries, found.accepted_at is not None, found.was_refused


def test_it_counts_as_accepted_only_when_the_server_took_it(
    reminder: Reminder, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = REFUSING
    refused = deliver(reminder)
    settings.EMAIL_BACKEND = TAKING
    taken, repeated = deliver(reminder), deliver(reminder)

    assert (refused, taken, repeated) == ((1, False, True), (2, True, False), (2, True, False))
    assert len(mail.outbox) == 1


def test_a_server_that_refuses_is_asked_five_times(reminder: Reminder, settings: Settings) -> None:
    settings.EMAIL_BACKEND = REFUSING

    waits = [wait_before_next_try(deliver_reminder(reminder_id=reminder.pk)) for _ in range(6)]

    assert waits == [*(dt.timedelta(minutes=each) for each in (2, 10, 30, 60)), None, None]
    assert Reminder.objects.get().tries == 5


def test_a_try_that_was_cut_off_is_not_repeated_but_told(reminder: Reminder) -> None:
    Reminder.objects.update(tries=1, written_at=timezone.now() - dt.timedelta(minutes=11))

    assert deliver(reminder) == (1, False, False)
    assert (mail.outbox, undelivered(Edition.objects.get())) == ([], [reminder])


def test_what_is_outdated_is_not_mailed(reminder: Reminder) -> None:
    send_all(Edition.objects.get())

    assert deliver(reminder) == (0, False, False)


def test_a_refused_task_plans_the_next_try(
    reminder: Reminder,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.EMAIL_BACKEND = REFUSING

    with django_capture_on_commit_callbacks(execute=True):
        mail_reminder.call(reminder.pk)

    planned = DBTaskResult.objects.get()
    assert planned.run_after is not None
    assert planned.args_kwargs["args"] == [reminder.pk]
    assert dt.timedelta(minutes=1) < planned.run_after - timezone.now() <= dt.timedelta(minutes=2)


def test_a_later_mail_that_was_taken_settles_an_earlier_one(reminder: Reminder) -> None:
    edition = Edition.objects.get()
    Reminder.objects.update(tries=1, was_refused=True)
    refused = undelivered(edition)
    now = timezone.now()
    Reminder.objects.create(
        judge=reminder.judge, step="manual", written_at=now, tries=1, accepted_at=now
    )

    assert (refused, undelivered(edition)) == ([reminder], [])
    assert undelivered(make_edition()) == []
