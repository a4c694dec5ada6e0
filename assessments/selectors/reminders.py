"""Word the reminder for a judge who has not sent everything."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Reminder, SheetState
from assessments.selectors.circumstances import sheets_within_reach
from assessments.selectors.progress import progress_of
from kube_awards.core.formats import moment

if TYPE_CHECKING:
    from assessments.models import Edition, Judge, RulesVersion


PATIENCE = dt.timedelta(minutes=10)  # a worker that runs has begun by then


@dataclass(frozen=True)
class ReminderText:
    """A reminder in the language of the office, ready to be sent by whatever way."""

    email: str
    subject: str
    text: str

    @property
    def whatsapp_url(self) -> str:
        """Return the address that opens WhatsApp with the text, to choose whom it goes to."""
        return f"https://wa.me/?{urlencode({'text': self.text})}"

    @property
    def mail_url(self) -> str:
        """Return the address that opens a mail with the text."""
        query = urlencode({"subject": self.subject, "body": self.text}).replace("+", "%20")
        return f"mailto:{quote(self.email, safe='@')}?{query}"


def reminder_to(judge: Judge, missing: int) -> ReminderText:
    """Return the reminder for a judge with this many sheets that are not sent."""
    with translation.override(settings.LANGUAGE_CODE):
        url = _tasks_url()
        lines = [
            ngettext(
                "Yth. %(name)s, masih ada %(count)d lembar nilai yang belum terkirim.",
                "Yth. %(name)s, masih ada %(count)d lembar nilai yang belum terkirim.",
                missing,
            )
            % {"name": judge.name, "count": missing},
            _closing(judge.edition),
            _("Lanjutkan: %(url)s") % {"url": url},
        ]
        subject = _("Pengingat lembar nilai")
    return ReminderText(judge.user.email, subject, " ".join(line for line in lines if line))


def rules_reminder(judge: Judge, rules: RulesVersion, given_back: int) -> ReminderText:
    """Return what a judge is told whose sheets came back because the rules were changed."""
    with translation.override(settings.LANGUAGE_CODE):
        facts = {"name": judge.name, "category": rules.category.name, "reason": rules.reason}
        lines = [
            _("Yth. %(name)s, aturan penilaian %(category)s diubah panitia: %(reason)s") % facts,
            ngettext(
                "%(count)d lembar Anda dibuka kembali. Periksa, lalu kirim lagi.",
                "%(count)d lembar Anda dibuka kembali. Periksa, lalu kirim lagi.",
                given_back,
            )
            % {"count": given_back},
            _closing(judge.edition),
            _("Lanjutkan: %(url)s") % {"url": _tasks_url()},
        ]
        subject = _("Aturan penilaian diubah")
    return ReminderText(judge.user.email, subject, "\n\n".join(line for line in lines if line))


def find_text(reminder: Reminder) -> ReminderText | None:
    """Return what a reminder has to say now; None where its judge owes nothing of it any more."""
    judge = reminder.judge
    if reminder.rules is not None:
        sheets = sheets_within_reach(judge.sheets.filter(rules=reminder.rules))
        count = sheets.filter(state=SheetState.REOPENED).count()
        return rules_reminder(judge, reminder.rules, count) if count else None
    edition = judge.edition
    if not edition.is_open or edition.closes_at != reminder.deadline or _is_over(edition):
        return None
    late = next((each for each in progress_of(edition).late if each.judge == judge), None)
    return reminder_to(judge, len(late.missing)) if late else None


def undelivered(edition: Edition) -> list[Reminder]:
    """Return the last reminder of each judge, where no mail server is known to have taken it."""
    right = Q(rules__isnull=False) | Q(deadline=edition.closes_at)  # another time is no news
    rows = Reminder.objects.filter(right, judge__edition=edition).order_by("written_at", "pk")
    last = {each.judge_id: each for each in rows}
    long_ago = timezone.now() - PATIENCE
    return [
        each
        for each in last.values()
        if each.was_refused or (each.accepted_at is None and each.written_at < long_ago)
    ]


def _is_over(edition: Edition) -> bool:
    return edition.closes_at is not None and edition.closes_at <= timezone.now()


def _tasks_url() -> str:
    return f"{settings.PUBLIC_URL}{reverse('assessments:tasks')}"


def _closing(edition: Edition) -> str:
    if edition.closes_at is None or not edition.is_open:
        return ""
    return _("Penilaian ditutup %(moment)s.") % {"moment": moment(edition.closes_at)}
