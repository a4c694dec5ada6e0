"""Reminders are planned for their time, and the plan of another closing time does nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from assessments.tasks import plan_reminders, send_reminders
from tests.factories import open_edition

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks
    from pytest_django.fixtures import Settings

    from assessments.models import Edition

pytestmark = pytest.mark.django_db


def open_until(**left: float) -> Edition:
    edition = open_edition(judges=1, contestants=1)
    edition.closes_at = timezone.now() + dt.timedelta(**left)
    edition.save(update_fields=["closes_at"])
    return edition


@pytest.mark.parametrize(
    ("left", "steps"),
    [({"days": 5}, ["3d", "1d", "2h"]), ({"hours": 30}, ["1d", "2h"]), ({"hours": 1}, [])],
)
def test_steps_that_are_still_to_come_are_planned(
    left: dict[str, float],
    steps: list[str],
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    edition = open_until(**left)
    assert edition.closes_at is not None

    with django_capture_on_commit_callbacks(execute=True):
        plan_reminders(edition)

    planned = DBTaskResult.objects.order_by("run_after")
    deadline = edition.closes_at.isoformat()
    assert [task.args_kwargs["args"] for task in planned] == [
        [edition.pk, step, deadline] for step in steps
    ]
    before = {"3d": dt.timedelta(days=3), "1d": dt.timedelta(days=1), "2h": dt.timedelta(hours=2)}
    assert [task.run_after for task in planned] == [
        edition.closes_at - before[step] for step in steps
    ]


def test_without_a_set_time_nothing_is_planned(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    plan_reminders(open_edition(judges=1, contestants=1))

    assert not DBTaskResult.objects.exists()


def test_a_worker_that_cannot_wait_plans_nothing(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        plan_reminders(open_until(days=5))

    assert callbacks == []


def test_the_task_sends_what_is_due() -> None:
    edition = open_until(hours=1)
    assert edition.closes_at is not None

    send_reminders.call(edition.pk, "2h", edition.closes_at.isoformat())

    assert len(mail.outbox) == 1
