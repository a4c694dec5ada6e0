"""Judges are mailed the question about the minutes when a decision is approved, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django_tasks_db.models import DBTaskResult

from kube_awards.accounts.roles import Role
from prizes.models import Confirmation, Decision
from prizes.tasks import mail_question
from tests.confirming import confirm
from tests.factories import (
    PASSWORD,
    approved,
    closed_edition,
    make_user,
    proposed,
    published,
    signed_in,
)
from tests.prizes.ending_cases import succeeding

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


class NoServer(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages: object) -> int:  # noqa: ARG002 - as Django calls it
        """Refuse."""
        raise ConnectionRefusedError


@pytest.fixture
def decision() -> Decision:
    return approved(proposed(closed_edition(judges=2, contestants=1)))


def test_the_approval_mails_every_judge_a_link(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    waiting = proposed(closed_edition(judges=2, contestants=1))
    path = f"/panitia/{waiting.edition.slug}/penetapan/1/setujui/"

    with django_capture_on_commit_callbacks(execute=True):
        signed_in(make_user(Role.PENETAP)).post(
            path, {"digest_seen": waiting.digest, "kata_sandi": PASSWORD}
        )

    users = [judge.user for judge in waiting.edition.judges.order_by("order")]
    assert [each.to for each in mail.outbox] == [[user.email] for user in users]
    assert mail.outbox[0].subject == "Konfirmasi nilai Anda dalam berita acara"
    assert f"/juri/berita-acara/{waiting.edition.slug}/" in str(mail.outbox[0].body)
    assert str(mail.outbox[0].body).startswith(f"Yth. {users[0].full_name}, hasil")


def test_who_has_answered_is_not_mailed(decision: Decision) -> None:
    mail_question.enqueue(confirm(decision).pk, 0)

    assert mail.outbox == []


def test_nobody_is_mailed_about_a_decision_that_does_not_hold(decision: Decision) -> None:
    Decision.objects.update(state="proposed")

    mail_question.enqueue(decision.confirmations.all()[0].pk, 0)

    assert mail.outbox == []


def test_nobody_is_asked_what_can_no_longer_be_answered(decision: Decision) -> None:
    question = decision.confirmations.all()[0]
    published(decision)
    Confirmation.objects.update(answer="waiting", answered_at=None)

    mail_question.enqueue(question.pk, 0)

    assert mail.outbox == []


def test_a_successor_asks_nobody_a_second_time(
    decision: Decision, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    waiting = succeeding(decision)
    path = f"/panitia/{decision.edition.slug}/penetapan/2/setujui/"

    with django_capture_on_commit_callbacks(execute=True):
        signed_in(make_user(Role.PENETAP)).post(
            path, {"digest_seen": waiting.digest, "kata_sandi": PASSWORD}
        )

    assert (Decision.objects.get(number=2).is_approved, mail.outbox) == (True, [])


@pytest.mark.parametrize(("refusals", "again"), [(0, [1]), (3, [4]), (4, [])])
def test_a_refused_mail_is_tried_again_up_to_the_limit(
    refusals: int, again: list[int], settings: Settings, decision: Decision
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.EMAIL_BACKEND = "tests.prizes.test_tasks.NoServer"
    question: Confirmation = decision.confirmations.all()[0]

    mail_question.call(question.pk, refusals)

    planned = DBTaskResult.objects.all()
    assert [task.args_kwargs["args"] for task in planned] == [
        [question.pk, number] for number in again
    ]


def test_a_worker_that_cannot_wait_tries_once(settings: Settings, decision: Decision) -> None:
    settings.EMAIL_BACKEND = "tests.prizes.test_tasks.NoServer"

    mail_question.call(decision.confirmations.all()[0].pk, 0)

    assert mail.outbox == []
