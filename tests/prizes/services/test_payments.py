"""Tax, receiver and handing over: written by one service, frozen once made."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from groups.models import Kube
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import Conflict, Refused, WrongState
from prizes.domain.tax import TaxRule
from prizes.models import Award, Decision, Payment, Prize
from prizes.selectors.facts import decision_facts
from prizes.services.integrity import DecisionDiffers
from prizes.services.payments import AlreadyPaid, decide_tax, hand_over, save_payment
from tests.factories import DECIDED_ON, approved, closed_edition, make_user, proposed
from tests.ledger_lines import Line, written_lines
from tests.prizes.ending_cases import annulled
from tests.prizes.payment_cases import HANDED, decided, paid, payment_of, saved

pytestmark = pytest.mark.django_db

KINDS = ("kube", "pendamping")
FACTS = {
    "award": "Juara I",
    "gross": 3_000_000,
    "tax_rule": "undecided",
    "tax": None,
    "net": None,
    "number": "",
    "receiver": "",
    "capacity": "chair",
    "meterai": False,
    "note": "",
    "handed_over_on": None,
    "way": "",
}


def test_the_approval_opens_a_payment_for_every_award_that_brings_something() -> None:
    decision = decided(contestants=4, kinds=("kube", "pendamping"))

    opened = Payment.objects.order_by("award__contestant__category__order", "award__place")
    assert list(opened.values_list("award__place", "tax_rule", "net", "receiver_capacity")) == [
        *[(place, "undecided", None, "chair") for place in (1, 2, 3)],
        *[(place, "undecided", None, "self") for place in (1, 2, 3)],
    ]
    assert decision.awards.count() == 8


def test_a_prize_without_money_has_nothing_to_withhold() -> None:
    edition = closed_edition(judges=1, contestants=1)
    Prize.objects.update(amount=0)

    payment = payment_of(approved(proposed(edition)))

    assert (payment.tax_rule, payment.tax, payment.net) == ("none", 0, 0)
    assert paid(payment).is_paid


def test_what_is_saved_gives_tax_and_net_and_a_line_in_the_ledger() -> None:
    payment = payment_of(decided())
    actor = make_user(Role.BENDAHARA, full_name="Tuti")

    with written_lines() as lines:
        changes = {"tax_rule": "pph21", "tax": None, "receiver_name": "Sri", "with_meterai": True}
        stored = save_payment(payment=payment, changes=changes, seen=1, actor=actor)

    after = {"tax_rule": "pph21", "tax": 150_000, "net": 2_850_000}
    assert (stored.version, stored.tax, stored.net) == (2, 150_000, 2_850_000)
    assert lines == [
        Line(
            "Tuti",
            "payment.saved",
            "prizes.payment",
            FACTS,
            FACTS | after | {"receiver": "Sri", "meterai": True},
        )
    ]


@pytest.mark.parametrize("tax", [None, -1, 3_000_001])
def test_a_typed_tax_outside_the_amount_is_refused(tax: int | None) -> None:
    payment = payment_of(decided())

    with pytest.raises(Refused, match=r"antara Rp0 dan jumlah bruto, Rp3\.000\.000"):
        saved(payment, tax_rule="manual", tax=tax)

    payment.refresh_from_db()
    assert (payment.tax_rule, payment.version) == ("undecided", 1)


def test_a_tax_can_go_back_to_undecided_until_it_is_paid() -> None:
    payment = saved(payment_of(decided()), tax_rule="pph23")

    again = saved(payment, tax_rule="undecided")

    assert (again.tax, again.net) == (None, None)


def test_an_older_page_overwrites_nothing() -> None:
    payment = payment_of(decided())
    saved(payment, number="01")

    with pytest.raises(Conflict):
        save_payment(
            payment=payment, changes={"number": "02"}, seen=1, actor=make_user(Role.BENDAHARA)
        )

    assert Payment.objects.get().number == "01"


# A whole category --------------------------------------------------------------------------------


def test_one_rule_for_a_category_leaves_what_is_decided_paid_or_of_another_category() -> None:
    decision = decided(contestants=3, kinds=("kube", "pendamping"))
    saved(payment_of(decision, 1), tax_rule="pph23")
    paid(payment_of(decision, 2))
    category = decision.edition.categories.get(kind="kube")

    actor = make_user(Role.BENDAHARA)
    with written_lines() as lines:
        count = decide_tax(decision=decision, category=category, rule="pph21", actor=actor)

    rules = {kind: [payment_of(decision, at, kind).tax_rule for at in (1, 2, 3)] for kind in KINDS}
    assert (count, [line.action for line in lines]) == (1, ["payment.saved"])
    assert rules == {"kube": ["pph23", "none", "pph21"], "pendamping": ["undecided"] * 3}
    assert (payment_of(decision, 3).tax, payment_of(decision, 3).version) == (50_000, 2)


@pytest.mark.parametrize("rule", ["undecided", "manual", "lain", ""])
def test_a_rule_that_says_nothing_for_all_is_refused(rule: str) -> None:
    decision = decided()

    with pytest.raises(Refused, match="Pilih aturan"):
        decide_tax(
            decision=decision,
            category=decision.edition.categories.get(),
            rule=rule,
            actor=make_user(Role.BENDAHARA),
        )


def test_no_rule_is_set_under_a_decision_that_ended() -> None:
    decision = decided()
    annulled(decision)

    with pytest.raises(WrongState):
        decide_tax(
            decision=decision,
            category=decision.edition.categories.get(),
            rule="none",
            actor=make_user(Role.BENDAHARA),
        )


# Handing over ------------------------------------------------------------------------------------


def test_handing_over_freezes_the_payment_and_tells_the_ledger() -> None:
    payment = saved(payment_of(decided()), tax_rule="pph21")
    actor = make_user(Role.BENDAHARA, full_name="Tuti")

    with written_lines() as lines:
        stored = hand_over(payment=payment, changes=HANDED, seen=2, actor=actor)

    handed = {"handed_over_on": "2018-09-27", "way": "cash", "receiver": "Sri Wahyuni"}
    before = FACTS | {"tax_rule": "pph21", "tax": 150_000, "net": 2_850_000}
    assert (stored.is_paid, stored.paid_by, stored.version) == (True, actor, 3)
    assert lines == [Line("Tuti", "payment.made", "prizes.payment", before, before | handed)]


def test_nothing_is_paid_twice_nor_changed_after() -> None:
    payment = paid(payment_of(decided()))

    for step in (paid, lambda row: saved(row, number="99")):
        with pytest.raises(AlreadyPaid, match="Sudah diterima Sri Wahyuni pada 27 September 2018"):
            step(payment)

    assert Payment.objects.get().version == payment.version


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"receiver_name": " "}, "Tulis nama yang menerima"),
        ({"way": ""}, "Isi tanggal dan cara"),
        ({"handed_over_on": None}, "Isi tanggal dan cara"),
        ({"handed_over_on": DECIDED_ON - dt.timedelta(1)}, "Tanggal diterima harus antara"),
    ],
)
def test_an_incomplete_handover_is_refused(changes: dict[str, object], sentence: str) -> None:
    payment = payment_of(decided())

    with pytest.raises(Refused, match=sentence):
        paid(payment, **changes)

    assert not Payment.objects.get().is_paid


def test_nothing_is_handed_over_tomorrow() -> None:
    with pytest.raises(Refused, match="Tanggal diterima"):
        paid(payment_of(decided()), handed_over_on=timezone.localdate() + dt.timedelta(1))


def test_an_undecided_tax_is_not_paid() -> None:
    payment = payment_of(decided())

    with pytest.raises(Refused, match="Tentukan dulu potongan pajaknya"):
        hand_over(payment=payment, changes=HANDED, seen=1, actor=make_user(Role.BENDAHARA))


def test_an_amount_changed_behind_our_back_is_not_paid() -> None:
    payment = saved(payment_of(decided()), tax_rule="none")
    Award.objects.update(amount=9_000_000)

    with pytest.raises(DecisionDiffers):
        paid(payment)

    assert not Payment.objects.get().is_paid


def test_nothing_is_paid_under_a_decision_that_ended() -> None:
    payment = saved(payment_of(decided()), tax_rule="none")
    annulled(payment.award.decision)

    with pytest.raises(WrongState, match="Dibatalkan"):
        paid(payment)


def test_a_payment_changes_nothing_in_the_decision() -> None:
    decision = decided()

    def facts() -> object:
        stored = Decision.objects.get()
        placements = stored.result.placements.select_related("contestant")
        return decision_facts(stored, stored.awards.select_related("contestant"), placements)

    before = facts()
    paid(saved(payment_of(decision), tax_rule=TaxRule.PPH21, number="01"))

    assert (facts(), Decision.objects.get().digest) == (before, decision.digest)


def test_a_group_without_officers_is_paid_to_whom_the_bendahara_names() -> None:
    edition = closed_edition(judges=1, contestants=1)
    Kube.objects.update(chair="", treasurer="")

    payment = paid(payment_of(approved(proposed(edition))), receiver_name="Ani")

    assert (payment.receiver_name, payment.receiver_capacity) == ("Ani", "chair")
