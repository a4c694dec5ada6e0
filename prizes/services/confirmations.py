"""Ask judges whether the minutes carry their scores: the only writer of Confirmation and Waiver.

What they say stands before an announcement, never after it: whoever announces or plans asks
`readiness.refuse_unconfirmed` under the edition's lock. An objection takes a planned announcement
back (docs/adr/0014), so that no minute comes for which nobody stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.domain.canonical import canonical_json
from assessments.models import Edition, Judge
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.ledger.services import record
from prizes.models import Answer, Confirmation, Decision, Publication, Waiver
from prizes.selectors.confirmations import confirmations_of
from prizes.selectors.own_minutes import judges_counting
from prizes.services.publication import forget_plan

if TYPE_CHECKING:
    from assessments.domain.canonical import Json
    from kube_awards.accounts.models import User


def keep_answers(*, old: Decision, new: Decision, actor: User) -> None:
    """Let answers and waivers hold for a decision over the same result: the scores are the same."""
    answers = list(Confirmation.objects.filter(decision=old).order_by("pk"))
    waivers = list(Waiver.objects.filter(decision=old).order_by("pk"))
    for answer in answers:
        answer.pk, answer.decision = None, new
    for waiver in waivers:
        waiver.pk, waiver.decision = None, new
    Confirmation.objects.bulk_create(answers)
    Waiver.objects.bulk_create(waivers)
    record(
        actor=actor,
        action="confirmations.carried_over",
        obj=new,
        after={"copied_from": old.number, "answers": len(answers), "waivers": len(waivers)},
    )


def ask_judges(*, decision: Decision) -> None:
    """Ask each judge whose sheets count, within the transaction that approves the decision."""
    counting = judges_counting(decision.result)
    judges = Judge.objects.filter(edition=decision.edition_id, public_id__in=counting)
    Confirmation.objects.bulk_create(
        Confirmation(decision=decision, judge=judge) for judge in judges.order_by("order")
    )


@transaction.atomic
def confirm_scores(*, confirmation: Confirmation, digest_seen: str) -> Confirmation:
    """Write down that the judge found the own scores in the minutes; twice is once.

    `digest_seen` is the digest of the decision that the page showed. Raise WrongState where
    the decision does not hold or is announced, Refused where it is another one.
    """
    row = _lock_question(confirmation, digest_seen)
    return _answer(row, Answer.CONFIRMED, "")


@transaction.atomic
def object_to_scores(*, confirmation: Confirmation, digest_seen: str, note: str) -> Confirmation:
    """Write down what the judge misses in the minutes; a planned announcement is taken back.

    Raise as `confirm_scores` does, and Refused without a note.
    """
    note = note.strip()
    if not note:
        raise Refused(_("Tulis apa yang tidak sesuai."))
    row = _lock_question(confirmation, digest_seen)
    if row.is_objection and row.note == note:
        return row
    found = Publication.objects.filter(decision=row.decision).first()
    row.stopped_plan = found.published_at if found and found.is_waiting else None
    _answer(row, Answer.OBJECTED, note)
    if found and found.is_waiting:
        forget_plan(found, seen=found.version, actor=row.judge.user)
    return row


@transaction.atomic
def waive_confirmations(*, decision: Decision, actor: User, reason: str, seen: int) -> Waiver:
    """Take it on to announce without the judges who have not confirmed, each by name.

    `seen` is `Confirmations.seen` of the page. Raise Conflict where a judge answered or somebody
    else waived since, Refused without a reason or where nothing is missing, WrongState unless the
    decision holds.
    """
    reason = reason.strip()
    if not reason:
        raise Refused(_("Tulis alasan melanjutkan tanpa konfirmasi semua juri."))
    current = _lock_decision(decision)
    known = confirmations_of(current)
    if known.seen != seen:
        raise Conflict(_("Jawaban juri berubah sejak Anda membuka halaman ini."))
    if known.allow_publishing:
        raise Refused(_("Tidak ada konfirmasi yang masih kurang."))
    without: list[Json] = [each.as_canonical() for each in known.unconfirmed]
    waiver = Waiver.objects.create(
        decision=current,
        reason=reason,
        without=canonical_json(without),
        given_by=actor,
        given_at=timezone.now(),
    )
    record(
        actor=actor,
        action="confirmations.waived",
        obj=current,
        after={
            "waiting": [row.judge.name for row in known.waiting],
            "objected": [row.judge.name for row in known.objections],
        },
        reason=reason,
    )
    return waiver


def _lock_decision(decision: Decision) -> Decision:
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    current = Decision.objects.get(pk=decision.pk)
    if not current.is_approved:
        raise WrongState(
            _("Penetapan ini tidak berlaku lagi, jadi tidak ada yang perlu dikonfirmasi."),
            state=current.state,
        )
    return current


def _lock_question(confirmation: Confirmation, digest_seen: str) -> Confirmation:
    current = _lock_decision(confirmation.decision)
    if current.digest != digest_seen:
        raise Refused(
            _("Berita acara ini bukan yang tadi Anda lihat. Periksa sekali lagi, lalu jawab.")
        )
    found = Publication.objects.filter(decision=current).first()
    if found and found.is_public:
        raise WrongState(
            _("Hasil sudah diumumkan, jadi jawaban tidak dapat diubah lagi. Hubungi panitia."),
            state=found.state,
        )
    row = Confirmation.objects.select_related("judge__user").get(pk=confirmation.pk)
    row.decision = current
    return row


def _answer(row: Confirmation, answer: Answer, note: str) -> Confirmation:
    if row.answer == answer and row.note == note:
        return row
    before = _facts(row)
    row.answer, row.note, row.answered_at = answer, note, timezone.now()
    row.version += 1
    if answer == Answer.CONFIRMED:
        row.stopped_plan = None
    row.save()
    record(
        actor=row.judge.user,
        action="confirmation.objected" if note else "confirmation.given",
        obj=row,
        before=before,
        after=_facts(row),
    )
    return row


def _facts(row: Confirmation) -> dict[str, Json]:
    return {"answer": str(row.answer), "note": row.note}
