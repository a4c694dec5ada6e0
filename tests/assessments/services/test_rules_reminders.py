"""Judges whose sheets came back under changed rules are told by mail: once each, no scores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from assessments.models import Edition, Judge, Reminder, RulesVersion
from assessments.selectors.instrument import outline_of
from assessments.services.rules_change import change_rules, choices_of
from assessments.tasks import mail_reminder, mail_rules_change
from tests.circumstances import excuse
from tests.factories import fill_sheet, make_user, open_edition, send_sheet, sheet_of

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks

pytestmark = pytest.mark.django_db
WHY = "Salah ketik di juknis."


@pytest.fixture
def edition() -> Edition:
    """Give four judges: two sheets sent, a draft, nothing, and a sent one of who is absent."""
    edition = open_edition(judges=4, contestants=2)
    Judge.objects.filter(order=1).update(
        user=make_user(full_name="Dr. Rini", email="rini@contoh.id")
    )
    for judge, contestant in ((1, 1), (1, 2), (4, 1)):
        send_sheet(sheet_of(edition, judge=judge, contestant=contestant), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, judge=2), 5, 4)
    excuse(edition, judge=4)
    return edition


def change(edition: Edition, panel: int = 2) -> RulesVersion:
    category = edition.categories.get()
    return change_rules(
        category=category,
        outline=outline_of(category),
        choices=replace(choices_of(category), minimum_panel=panel),
        seen=category.version,
        reason=WHY,
        actor=make_user(),
    )


def test_each_judge_with_a_reopened_sheet_gets_one_mail_after_the_change(
    edition: Edition, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        mail_rules_change(change(edition))
        before = len(mail.outbox)

    (message,) = mail.outbox
    assert before == 0
    assert (message.to, message.subject) == (["rini@contoh.id"], "Aturan penilaian diubah")
    head, rest, link = message.body.split("\n\n")
    assert head == f"Yth. Dr. Rini, aturan penilaian KUBE diubah panitia: {WHY}"
    assert rest == "2 lembar Anda dibuka kembali. Periksa, lalu kirim lagi."
    assert link.startswith("Lanjutkan: ")
    assert link.endswith("/juri/")


def test_the_task_repeated_mails_nobody_twice(edition: Edition) -> None:
    change(edition)
    reminder = Reminder.objects.get()

    for _time in range(2):
        mail_reminder.call(reminder.pk)

    assert len(mail.outbox) == 1


def test_who_sent_again_meanwhile_is_not_bothered(edition: Edition) -> None:
    change(edition)
    for contestant in (1, 2):
        send_sheet(sheet_of(edition, contestant=contestant), 5, 4, 3, 2)

    mail_reminder.call(Reminder.objects.get().pk)

    assert mail.outbox == []


def test_only_the_latest_rules_are_told_of(edition: Edition) -> None:
    change(edition)
    send_sheet(sheet_of(edition), 5, 4, 3, 2)
    change(edition, panel=1)

    for reminder in Reminder.objects.order_by("pk"):
        mail_reminder.call(reminder.pk)

    assert len(mail.outbox) == 1


def test_there_is_one_reminder_for_a_judge_and_a_version(edition: Edition) -> None:
    change(edition)
    twin = Reminder.objects.get()
    twin.pk = None

    refused = pytest.raises(IntegrityError, match=r"one_reminder_per_rules_version|rules_id")
    with refused, transaction.atomic():
        twin.save()
