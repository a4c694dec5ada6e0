"""Read what is paid under the decision that holds, and what was paid under earlier ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kube_awards.core.formats import long_date
from prizes.models import Award, Capacity, Decision, DecisionState, Payment

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from assessments.models import Category, Edition

RECEIVING = Q(amount__gt=0) | Q(trophy=True) | Q(certificate=True)


@dataclass(frozen=True)
class Suggested:
    """Who receives an award, by the register."""

    name: str
    capacity: Capacity


@dataclass(frozen=True)
class PaymentRow:
    """An award and its payment, or what its contestant was already paid under another decision."""

    award: Award
    payment: Payment | None
    earlier: Payment | None

    @property
    def shown(self) -> Payment | None:
        """Return the payment whose tax and net count for this award."""
        return self.payment or self.earlier

    @property
    def difference(self) -> int:
        """Return how much gross the award is above what was paid before; negative where below."""
        return self.award.amount - self.earlier.award.amount if self.earlier else 0

    @property
    def excess(self) -> int:
        """Return how much gross was paid above the award."""
        return -self.difference


@dataclass(frozen=True)
class Totals:
    """Sums over awards in whole rupiah; tax and net count what is decided."""

    gross: int
    tax: int
    net: int
    undecided: int
    paid: int
    count: int


@dataclass(frozen=True)
class PaymentTable:
    """The awards of one category."""

    category: Category
    rows: tuple[PaymentRow, ...]

    @property
    def name(self) -> str:
        """Return the category's name as decided."""
        return self.rows[0].award.category_name

    @property
    def totals(self) -> Totals:
        """Return the sums of this category."""
        return totals_of(self.rows)


@dataclass(frozen=True)
class PaymentPage:
    """All that the page of payments shows; `stale` was paid and belongs to no award that holds."""

    decision: Decision | None
    tables: tuple[PaymentTable, ...]
    stale: tuple[Payment, ...]

    @property
    def totals(self) -> Totals:
        """Return the sums of the edition."""
        return totals_of([row for table in self.tables for row in table.rows])


def payment_page(edition: Edition) -> PaymentPage:
    """Return the awards of the decision that holds with their payments, in order of handing over.

    Before any decision is approved nothing is shown; after an annulment only what was paid is.
    """
    decision = approved_decision(edition)
    paid = paid_elsewhere(edition, decision)
    rows = _rows(decision, paid) if decision else []
    tables = tuple(
        PaymentTable(category, tuple(group))
        for category, group in groupby(rows, key=lambda row: row.award.contestant.category)
    )
    known = {row.award.contestant_id for row in rows}
    stale = [payment for contestant, payment in paid.items() if contestant not in known]
    return PaymentPage(decision, tables, tuple(stale))


def approved_decision(edition: Edition) -> Decision | None:
    """Return the decision that holds, or None."""
    held = Decision.objects.filter(edition=edition, state=DecisionState.APPROVED)
    return held.select_related("edition").first()


def paid_elsewhere(edition: Edition, decision: Decision | None) -> dict[int, Payment]:
    """Return what was paid under other decisions of the edition, by the contestant's key."""
    paid = payments_of(edition).filter(paid_at__isnull=False).exclude(award__decision=decision)
    return {payment.award.contestant_id: payment for payment in paid}


def payments_of(edition: Edition) -> QuerySet[Payment]:
    """Return every payment of an edition, its award, decision and receiver at hand."""
    entrant = ("award__contestant__kube", "award__contestant__facilitator")
    return (
        Payment.objects.filter(award__decision__edition=edition)
        .select_related(
            "award__decision__edition", "award__contestant__category", "paid_by", *entrant
        )
        .order_by("award__contestant__category__order", "award__place", "award__name", "pk")
    )


def awards_to_hand_over(decision: Decision) -> QuerySet[Award]:
    """Return the awards of a decision that bring something: money, a trophy or a certificate."""
    return (
        Award.objects.filter(RECEIVING, decision=decision)
        .select_related(
            "payment__paid_by",
            "decision__edition",
            "contestant__category",
            "contestant__kube",
            "contestant__facilitator",
        )
        .order_by("contestant__category__order", "place", "name")
    )


def suggested_receiver(award: Award) -> Suggested:
    """Return who receives by the register: the chair for a group, a facilitator in person.

    Where the register knows no chair the treasurer is named, and where neither is known, nobody.
    """
    kube = award.contestant.kube
    if kube is None:
        return Suggested(award.name, Capacity.SELF)
    if not kube.chair and kube.treasurer:
        return Suggested(kube.treasurer, Capacity.TREASURER)
    return Suggested(kube.chair, Capacity.CHAIR)


def unfit_handover(decision: Decision, on: dt.date) -> str:
    """Say what is wrong with the day of handing over; nothing when it will do."""
    today = timezone.localdate()
    if decision.decided_on <= on <= today:
        return ""
    days = {"first": long_date(decision.decided_on), "last": long_date(today)}
    return _("Tanggal diterima harus antara %(first)s dan %(last)s.") % days


def totals_of(rows: Sequence[PaymentRow]) -> Totals:
    """Return the sums of some rows."""
    shown = [row.shown for row in rows if row.shown]
    return Totals(
        gross=sum(row.award.amount for row in rows),
        tax=sum(payment.tax or 0 for payment in shown),
        net=sum(payment.net or 0 for payment in shown),
        undecided=sum(payment.is_undecided for payment in shown),
        paid=sum(payment.is_paid for payment in shown),
        count=len(rows),
    )


def _rows(decision: Decision, paid: dict[int, Payment]) -> list[PaymentRow]:
    return [
        PaymentRow(award, getattr(award, "payment", None), paid.get(award.contestant_id))
        for award in awards_to_hand_over(decision)
    ]
