"""Word the reminder for a judge who has not sent everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kube_awards.core.formats import moment

if TYPE_CHECKING:
    import datetime as dt

    from assessments.models import Judge


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
        url = f"{settings.PUBLIC_URL}{reverse('assessments:tasks')}"
        lines = [
            ngettext(
                "Yth. %(name)s, masih ada %(count)d lembar nilai yang belum terkirim.",
                "Yth. %(name)s, masih ada %(count)d lembar nilai yang belum terkirim.",
                missing,
            )
            % {"name": judge.name, "count": missing},
            _closing(judge.edition.closes_at),
            _("Lanjutkan: %(url)s") % {"url": url},
        ]
        subject = _("Pengingat lembar nilai")
    return ReminderText(judge.user.email, subject, " ".join(line for line in lines if line))


def _closing(closes_at: dt.datetime | None) -> str:
    if closes_at is None:
        return ""
    return _("Penilaian ditutup %(moment)s.") % {"moment": moment(closes_at)}
