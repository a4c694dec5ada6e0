"""Open, decide and make the payments of a decision: the only writer of Payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Edition
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.formats import long_date, rupiah
from kube_awards.core.versions import changed_fields, next_version, set_fields
from kube_awards.ledger.services import record
from prizes.domain.tax import TaxRule, UnfitTax, tax_line
from prizes.models import Payment
from prizes.selectors.payments import (
    awards_to_hand_over,
    paid_elsewhere,
    payments_of,
    suggested_receiver,
    unfit_handover,
)
from prizes.services.integrity import refuse_changed

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from assessments.domain.canonical import Json
    from assessments.models import Category
    from kube_awards.accounts.models import User
    from prizes.models import Award, Decision

#: The version of a payment that nobody has written to yet.
BLANK = 1


class AlreadyPaid(Refused):
    """What was handed over is frozen."""


def open_payments(*, decision: Decision, actor: User) -> None:
    """Give every award that brings something its payment, within the approval's transaction.

    What was prepared under an earlier decision follows its contestant where label and amount are
    the same. Who has already been paid gets none: nothing can be paid twice.
    """
    paid = paid_elsewhere(decision.edition, decision)
    waiting = payments_of(decision.edition).filter(paid_at__isnull=True)
    prepared = {payment.award.contestant_id: payment for payment in waiting}
    blank = []
    for award in awards_to_hand_over(decision):
        if award.contestant_id in paid:
            continue
        before = prepared.get(award.contestant_id)
        if before and (before.award.label, before.award.amount) == (award.label, award.amount):
            _carry_over(before, award, actor)
        else:
            blank.append(_blank(award))
    Payment.objects.bulk_create(blank)


@transaction.atomic
def save_payment(
    *, payment: Payment, changes: Mapping[str, object], seen: int, actor: User
) -> Payment:
    """Write tax, receiver, number, note and meterai box of what is not handed over yet.

    Raise Refused for a tax that the amount does not hold, AlreadyPaid, Conflict for an older
    version, WrongState unless the decision holds.
    """
    stored = _next(payment, seen)
    before = payment_facts(stored)
    set_fields(stored, changed_fields(stored, changes))
    _withhold(stored, stored.tax)
    stored.save()
    record(
        actor=actor, action="payment.saved", obj=stored, before=before, after=payment_facts(stored)
    )
    return stored


@transaction.atomic
def decide_tax(*, decision: Decision, category: Category, rule: str, actor: User) -> int:
    """Set the rule of every undecided payment of a category; return how many there were.

    Raise Refused for a rule that says nothing for all, WrongState unless the decision holds.
    """
    if rule not in {TaxRule.NONE, TaxRule.PPH21, TaxRule.PPH23}:
        raise Refused(_("Pilih aturan potongan untuk kategori ini."))
    Edition.objects.select_for_update().get(pk=decision.edition_id)
    decision.refresh_from_db()
    _refuse_ended(decision)
    undecided = payments_of(decision.edition).filter(
        award__decision=decision,
        award__contestant__category=category,
        paid_at__isnull=True,
        tax_rule=TaxRule.UNDECIDED,
    )
    payments = list(undecided)
    for payment in payments:
        before = payment_facts(payment)
        payment.tax_rule = rule
        payment.version += 1
        _withhold(payment, None)
        payment.save()
        record(
            actor=actor,
            action="payment.saved",
            obj=payment,
            before=before,
            after=payment_facts(payment),
        )
    return len(payments)


@transaction.atomic
def hand_over(
    *, payment: Payment, changes: Mapping[str, object], seen: int, actor: User
) -> Payment:
    """Record that the award was handed over: `handed_over_on`, `way` and who received it.

    From here on nothing changes. Raise Refused without a receiver, while the tax is undecided or
    for a day before the decision or after today; AlreadyPaid; Conflict for an older version;
    WrongState unless the decision holds, DecisionDiffers where it is not what was decided.
    """
    stored = _next(payment, seen)
    before = payment_facts(stored)
    set_fields(stored, changes)
    _refuse_incomplete(stored)
    refuse_changed(stored.award.decision)
    stored.paid_at, stored.paid_by = timezone.now(), actor
    stored.save()
    record(
        actor=actor, action="payment.made", obj=stored, before=before, after=payment_facts(stored)
    )
    return stored


def payment_facts(payment: Payment) -> dict[str, Json]:
    """Return what a payment says, as plain facts."""
    on = payment.handed_over_on
    return {
        "award": payment.award.label,
        "gross": payment.award.amount,
        "tax_rule": str(payment.tax_rule),
        "tax": payment.tax,
        "net": payment.net,
        "number": payment.number,
        "receiver": payment.receiver_name,
        "capacity": str(payment.receiver_capacity),
        "meterai": payment.with_meterai,
        "note": payment.note,
        "handed_over_on": on.isoformat() if on else None,
        "way": str(payment.way),
    }


def _blank(award: Award) -> Payment:
    """Return an unsaved payment; where there is no money, nothing can be withheld either."""
    payment = Payment(award=award, receiver_capacity=suggested_receiver(award).capacity)
    if not award.amount:
        payment.tax_rule = TaxRule.NONE
    _withhold(payment, None)
    return payment


def _carry_over(payment: Payment, award: Award, actor: User) -> None:
    """Let what was prepared speak of the award that holds now; a corrected name goes along."""
    before = payment_facts(payment) | {"decision": payment.award.decision.number}
    if payment.receiver_name == payment.award.name:
        payment.receiver_name = award.name
    payment.award = award
    payment.version += 1
    payment.save()
    if payment.version == BLANK + 1:
        return
    after = payment_facts(payment) | {"decision": award.decision.number}
    record(actor=actor, action="payment.carried_over", obj=payment, before=before, after=after)


def _next(payment: Payment, seen: int) -> Payment:
    """Lock the edition and return the row to write; refuse what is paid or whose decision ended."""
    Edition.objects.select_for_update().get(pk=payment.award.decision.edition_id)
    current = payments_of(payment.award.decision.edition).get(pk=payment.pk)
    if current.handed_over_on:
        raise AlreadyPaid(
            _("Sudah diterima %(name)s pada %(day)s; catatan ini tidak dapat diubah lagi.")
            % {"name": current.receiver_name, "day": long_date(current.handed_over_on)}
        )
    _refuse_ended(current.award.decision)
    return next_version(current, seen=seen)


def _refuse_ended(decision: Decision) -> None:
    if not decision.is_approved:
        raise WrongState(
            _("Penetapan ini sudah “%(state)s”; tidak ada yang dapat dibayar menurutnya.")
            % {"state": decision.get_state_display()},
            state=decision.state,
        )


def _refuse_incomplete(payment: Payment) -> None:
    if payment.is_undecided:
        raise Refused(_("Tentukan dulu potongan pajaknya; “Tanpa potongan” juga sebuah pilihan."))
    if not payment.receiver_name.strip():
        raise Refused(_("Tulis nama yang menerima."))
    on: dt.date | None = payment.handed_over_on
    if on is None or not payment.way:
        raise Refused(_("Isi tanggal dan cara penyerahan."))
    if flaw := unfit_handover(payment.award.decision, on):
        raise Refused(flaw)


def _withhold(payment: Payment, manual: int | None) -> None:
    """Set tax and net by the rule; raise Refused for a tax that the amount does not hold."""
    gross = payment.award.amount
    try:
        line = tax_line(gross, TaxRule(payment.tax_rule), manual)
    except UnfitTax as error:
        raise Refused(
            _("Potongan harus antara Rp0 dan jumlah bruto, %(gross)s.") % {"gross": rupiah(gross)}
        ) from error
    payment.tax, payment.net = line.tax, line.net
