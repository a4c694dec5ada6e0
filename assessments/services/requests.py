"""Let a judge ask for an own sheet that is closed, and let panitia say no with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Answer, EditionState, ReopenRequest, ScoreSheet
from assessments.services.judging import lock_edition
from assessments.services.sheets import require_within_reach
from kube_awards.core.errors import Refused
from kube_awards.core.pdf.text import clean_text
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from kube_awards.accounts.models import User


@transaction.atomic
def ask_to_reopen(*, sheet: ScoreSheet, text: str, actor: User) -> ReopenRequest:
    """Ask panitia to let the judge write on this sheet again, once until they answer.

    Raise Refused without a text, where the judge can still write or pull back, and for a second
    request; WrongState before opening and once the result is frozen.
    """
    edition = lock_edition(sheet.judge.edition, EditionState.OPEN, EditionState.CLOSED)
    text = clean_text(text)
    if not text:
        raise Refused(_("Tulis apa yang ingin Anda ubah."))
    require_within_reach(sheet, edition)
    present = ScoreSheet.objects.get(pk=sheet.pk)
    if edition.takes_scores_now or (present.is_reopened and edition.takes_reopened):
        raise Refused(_("Lembar ini masih dapat Anda ubah sendiri."))
    if ReopenRequest.objects.filter(sheet=sheet, answer=Answer.WAITING).exists():
        raise Refused(_("Permintaan Anda sudah terkirim dan menunggu jawaban panitia."))
    request = ReopenRequest.objects.create(sheet=sheet, text=text, asked_at=timezone.now())
    record(actor=actor, action="reopening.asked", obj=sheet, reason=text)
    return request


@transaction.atomic
def refuse_to_reopen(*, request: ReopenRequest, note: str, actor: User) -> ReopenRequest:
    """Say no with a note that the judge reads; raise Refused without one, or when answered."""
    lock_edition(
        request.sheet.judge.edition, EditionState.OPEN, EditionState.CLOSED, EditionState.FROZEN
    )
    note = note.strip()
    if not note:
        raise Refused(_("Tulis catatan untuk juri."))
    waiting = ReopenRequest.objects.filter(pk=request.pk, answer=Answer.WAITING)
    changes = {"answer": Answer.REFUSED, "note": note, "answered_by": actor}
    if not waiting.update(**changes, answered_at=timezone.now()):
        raise Refused(_("Permintaan ini sudah dijawab."))
    request.refresh_from_db()
    record(actor=actor, action="reopening.refused", obj=request.sheet, reason=note)
    return request
