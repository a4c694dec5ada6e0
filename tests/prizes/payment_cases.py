"""Payments at each stage of their way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kube_awards.accounts.roles import Role
from prizes.models import Payment
from prizes.services.payments import hand_over, save_payment
from tests.factories import DECIDED_ON, approved, closed_edition, make_user, proposed

if TYPE_CHECKING:
    from prizes.models import Decision

HANDED = {
    "handed_over_on": DECIDED_ON,
    "way": "cash",
    "receiver_name": "Sri Wahyuni",
    "receiver_capacity": "chair",
}


def decided(contestants: int = 1, kinds: tuple[str, ...] = ("kube",)) -> Decision:
    """Return an approved decision of one judge, its payments open."""
    return approved(proposed(closed_edition(judges=1, contestants=contestants, kinds=kinds)))


def payment_of(decision: Decision, place: int = 1, kind: str = "kube") -> Payment:
    """Return the payment of the award in a place."""
    return Payment.objects.select_related("award__decision__edition").get(
        award__decision=decision, award__place=place, award__contestant__category__kind=kind
    )


def saved(payment: Payment, **changes: object) -> Payment:
    """Return the payment as a bendahara writes these changes."""
    actor = make_user(Role.BENDAHARA)
    return save_payment(payment=payment, changes=changes, seen=payment.version, actor=actor)


def paid(payment: Payment, **changes: object) -> Payment:
    """Return the payment as handed over without tax unless a tax was decided."""
    if payment.is_undecided:
        payment = saved(payment, tax_rule="none")
    return hand_over(
        payment=payment,
        changes=HANDED | changes,
        seen=payment.version,
        actor=make_user(Role.BENDAHARA),
    )
