from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.utils import timezone

from assessments.models import Edition, Judge, Reminder
from assessments.services.reminders import due_step, remind_before_closing, remind_now
from kube_awards.core.errors import Refused, WrongState
from tests.circumstances import excuse, recuse
from tests.factories import closed_edition, make_user, open_edition, send_sheet, sheet_of
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db
DEADLINE = dt.datetime(2031, 9, 20, 9, 0, tzinfo=dt.UTC)
REFUSING = "tests.assessments.services.refusing_mail.Refusing"


@pytest.fixture
def edition() -> Edition:
    """Give an open edition: the first judge is late, one is done, one absent, one recused."""
    edition = open_edition(judges=4, contestants=2)
    Judge.objects.filter(order=1).update(
        user=make_user(full_name="Dr. Rini", email="rini@contoh.id")
    )
    for contestant in (1, 2):
        send_sheet(sheet_of(edition, judge=2, contestant=contestant), 5, 4, 3, 2)
    excuse(edition, judge=3)
    recuse(edition, judge=4, code="31.75")
    return closing_in(edition, hours=1)


def closing_in(edition: Edition, **left: float) -> Edition:
    edition.closes_at = timezone.now() + dt.timedelta(**left)
    edition.save(update_fields=["closes_at"])
    return edition


def run(edition: Edition, step: str, deadline: dt.datetime | None = None) -> list[str]:
    """Run the task of a step; return whom it reminded."""
    moment = deadline or edition.closes_at
    assert moment is not None
    sent = remind_before_closing(edition_id=edition.pk, step=step, deadline=moment)
    return [each.judge.name for each in sent]


@pytest.mark.parametrize(
    ("left", "step"),
    [
        ({"days": 3, "seconds": 1}, None),
        ({"days": 3}, "3d"),
        ({"days": 1, "seconds": 1}, "3d"),
        ({"days": 1}, "1d"),
        ({"hours": 2}, "2h"),
        ({"seconds": 1}, "2h"),
        ({"seconds": 0}, None),
        ({"hours": -5}, None),
    ],
)
def test_only_the_latest_step_is_due(left: dict[str, float], step: str | None) -> None:
    assert due_step(DEADLINE, DEADLINE - dt.timedelta(**left)) == step


def test_only_who_is_late_is_reminded(edition: Edition) -> None:
    with written_lines() as lines:
        sent = run(edition, "2h")

    (message,) = mail.outbox
    assert sent == ["Dr. Rini"]
    assert (message.to, message.subject) == (["rini@contoh.id"], "Pengingat lembar nilai")
    assert "Yth. Dr. Rini, masih ada 2 lembar nilai yang belum terkirim." in message.body
    assert "/juri/" in message.body
    assert lines == [
        Line(
            "None",
            "judges.reminded",
            "assessments.edition",
            None,
            {"step": "2h", "judges": ["Dr. Rini"]},
        )
    ]


def test_each_is_reminded_once_for_a_step(edition: Edition) -> None:
    assert [run(edition, "2h"), run(edition, "2h")] == [["Dr. Rini"], []]


def test_a_worker_that_was_away_sends_one_mail(edition: Edition) -> None:
    sent = [run(edition, step) for step in ("3d", "1d", "2h")]

    assert (sent, len(mail.outbox)) == ([[], [], ["Dr. Rini"]], 1)


def test_a_deadline_that_was_moved_reminds_nobody(edition: Edition) -> None:
    earlier = edition.closes_at
    closing_in(edition, hours=1, minutes=5)

    assert run(edition, "2h", earlier) == []
    assert run(edition, "2h") == ["Dr. Rini"]


@pytest.mark.parametrize("state", ["closed", "frozen"])
def test_after_closing_nobody_is_reminded(state: str, edition: Edition) -> None:
    Edition.objects.update(state=state)

    assert (run(edition, "2h"), Reminder.objects.count()) == ([], 0)


def test_after_the_deadline_nobody_is_reminded(edition: Edition) -> None:
    closing_in(edition, minutes=-1)

    assert run(edition, "2h") == []


def test_a_silent_mail_server_stops_nothing(edition: Edition, settings: Settings) -> None:
    settings.EMAIL_BACKEND = REFUSING

    assert run(edition, "2h") == ["Dr. Rini"]
    assert Reminder.objects.get().was_refused


def test_staff_remind_who_is_late_now(edition: Edition, panitia: User) -> None:
    (reminder,) = remind_now(edition=edition, actor=panitia)

    stored = Reminder.objects.get()
    assert (stored, stored.step, stored.sent_by) == (reminder, "manual", panitia)
    assert [message.to for message in mail.outbox] == [["rini@contoh.id"]]


def test_staff_remind_once_in_half_an_hour(edition: Edition, panitia: User) -> None:
    remind_now(edition=edition, actor=panitia)

    with pytest.raises(Refused, match="kurang dari 30 menit"):
        remind_now(edition=edition, actor=panitia)
    Reminder.objects.update(written_at=timezone.now() - dt.timedelta(minutes=31))
    remind_now(edition=edition, actor=panitia)

    assert len(mail.outbox) == 2


def test_when_nobody_is_late_nothing_is_sent(panitia: User) -> None:
    edition = open_edition(judges=1, contestants=1)
    send_sheet(sheet_of(edition), 5, 4, 3, 2)

    with pytest.raises(Refused, match="Semua juri sudah mengirim"):
        remind_now(edition=edition, actor=panitia)


def test_staff_remind_nobody_when_the_time_is_over(edition: Edition, panitia: User) -> None:
    closing_in(edition, minutes=-1)

    with pytest.raises(Refused, match="Waktu penilaian sudah lewat"):
        remind_now(edition=edition, actor=panitia)


def test_staff_remind_nobody_after_closing(panitia: User) -> None:
    with pytest.raises(WrongState):
        remind_now(edition=closed_edition(judges=1, contestants=1), actor=panitia)
