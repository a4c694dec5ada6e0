"""Read which judges confirmed the minutes of a decision, and why panitia go on without others."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from assessments.selectors.reminders import ReminderText
from prizes.models import Answer

if TYPE_CHECKING:
    from assessments.domain.canonical import Json
    from prizes.models import Confirmation, Decision, Waiver


@dataclass(frozen=True)
class Unconfirmed:
    """A judge who had not confirmed when a waiver was given, and the answer it was given for."""

    judge: str
    name: str
    version: int
    answer: Answer

    def as_canonical(self) -> Json:
        """Return it as a waiver keeps it."""
        return {
            "judge": self.judge,
            "name": self.name,
            "version": self.version,
            "answer": self.answer.value,
        }

    @property
    def is_objection(self) -> bool:
        """Say whether the judge had objected, not just kept silent."""
        return self.answer == Answer.OBJECTED


@dataclass(frozen=True)
class AskedJudge:
    """What one judge answered; `reminder` is what to write to who has not."""

    row: Confirmation
    reminder: ReminderText | None


@dataclass(frozen=True)
class Confirmations:
    """What the judges of a decision have answered, in the order of the panel, and the last waiver.

    `without` names who had not confirmed when that waiver was given.
    """

    rows: tuple[Confirmation, ...]
    waiver: Waiver | None
    without: tuple[Unconfirmed, ...]
    given: int

    @property
    def asked(self) -> list[AskedJudge]:
        """Return everybody who was asked, with a text for those who are waited for."""
        return [
            AskedJudge(row, question_text(row) if row.is_waiting else None) for row in self.rows
        ]

    @property
    def confirmed(self) -> list[Confirmation]:
        """Return who found the own scores in the minutes."""
        return [row for row in self.rows if row.is_confirmed]

    @property
    def objections(self) -> list[Confirmation]:
        """Return who did not."""
        return [row for row in self.rows if row.is_objection]

    @property
    def waiting(self) -> list[Confirmation]:
        """Return who has not answered."""
        return [row for row in self.rows if row.is_waiting]

    @property
    def unconfirmed(self) -> list[Unconfirmed]:
        """Return whom a waiver given now would name."""
        return [
            Unconfirmed(row.judge.public_id, row.judge.name, row.version, Answer(row.answer))
            for row in self.rows
            if not row.is_confirmed
        ]

    @property
    def is_complete(self) -> bool:
        """Say whether everybody who was asked has confirmed."""
        return len(self.confirmed) == len(self.rows)

    @property
    def is_waived(self) -> bool:
        """Say whether the last waiver was given for every answer that is missing now."""
        covered = {(each.judge, each.version) for each in self.without}
        return self.waiver is not None and all(
            (each.judge, each.version) in covered for each in self.unconfirmed
        )

    @property
    def allow_publishing(self) -> bool:
        """Say whether the decision may be announced as far as the judges are concerned."""
        return self.is_complete or self.is_waived

    @property
    def seen(self) -> int:
        """Return a number that grows with every answer and every waiver."""
        return sum(row.version for row in self.rows) + self.given


def question_text(row: Confirmation) -> ReminderText:
    """Return the question as it is sent, in the language of the office; the judge is at hand."""
    edition = row.decision.edition
    with translation.override(settings.LANGUAGE_CODE):
        path = reverse("prizes:own_minutes", args=[edition.slug])
        facts = {
            "name": row.judge.name,
            "title": edition.title,
            "year": edition.year,
            "url": f"{settings.PUBLIC_URL}{path}",
        }
        text = _(
            "Yth. %(name)s, hasil %(title)s %(year)s sudah ditetapkan. Periksa apakah berita acara"
            " memuat nilai Anda, lalu jawab: %(url)s"
        )
        subject = _("Konfirmasi nilai Anda dalam berita acara")
        return ReminderText(row.judge.user.email, subject, text % facts)


def confirmations_of(decision: Decision) -> Confirmations:
    """Return what was answered for a decision; two queries whatever the number of judges."""
    waivers = list(decision.waivers.select_related("given_by").order_by("pk"))
    last = waivers[-1] if waivers else None
    rows = decision.confirmations.select_related("judge__user").order_by("judge__order", "pk")
    return Confirmations(
        rows=tuple(rows),
        waiver=last,
        without=_named_in(last) if last else (),
        given=len(waivers),
    )


def _named_in(waiver: Waiver) -> tuple[Unconfirmed, ...]:
    return tuple(
        Unconfirmed(row["judge"], row["name"], row["version"], Answer(row["answer"]))
        for row in json.loads(waiver.without)
    )
