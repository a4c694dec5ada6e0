"""What was prepared or paid under one decision, seen from the next."""

from __future__ import annotations

import pytest

from groups.models import Facilitator
from kube_awards.accounts.roles import Role
from prizes.models import Decision, Payment, Prize
from prizes.selectors.payments import payment_page
from prizes.services.decisions import approve_decision
from prizes.services.superseding import propose_successor
from tests.factories import DECIDED_ON, approved, make_user, proposed
from tests.ledger_lines import written_lines
from tests.prizes.ending_cases import annulled, succeeding, superseded
from tests.prizes.payment_cases import decided, paid, payment_of, saved

pytestmark = pytest.mark.django_db


def repriced(decision: Decision, **changes: object) -> Decision:
    """Return the decision that takes the place of decision with another prize."""
    Prize.objects.filter(place=1).update(**changes)
    successor = propose_successor(
        decision=decision,
        actor=make_user(Role.PANITIA),
        decided_on=DECIDED_ON,
        reason="Hadiah salah.",
    )
    return approved(successor)


def test_what_was_prepared_follows_its_contestant_and_keeps_its_address() -> None:
    decision = decided()
    before = saved(payment_of(decision), tax_rule="pph21", receiver_name="Sri")
    successor = succeeding(decision)

    with written_lines() as lines:
        approve_decision(
            decision=successor, actor=make_user(Role.PENETAP), digest_seen=successor.digest
        )

    after = Payment.objects.get()
    assert (after.award.decision, after.public_id) == (successor, before.public_id)
    assert (after.tax, after.receiver_name, after.version) == (150_000, "Sri", 3)
    moved = [line for line in lines if line.action == "payment.carried_over"]
    told = [(line.before, line.after) for line in moved]
    facts = {"tax_rule": "pph21", "tax": 150_000, "receiver": "Sri"}
    for at, number in enumerate((1, 2)):
        found = told[0][at]
        assert isinstance(found, dict)
        assert found.items() >= (facts | {"decision": number}).items()


def test_what_nobody_wrote_to_moves_without_a_line() -> None:
    decision = decided()

    with written_lines() as lines:
        successor = superseded(decision)

    assert "payment.carried_over" not in [line.action for line in lines]
    assert Payment.objects.get().award.decision == successor


def test_a_corrected_name_goes_along_where_the_winner_receives_in_person() -> None:
    decision = decided(kinds=("pendamping",))
    wrong = payment_of(decision, kind="pendamping").award.name
    saved(payment_of(decision, kind="pendamping"), receiver_name=wrong)
    Facilitator.objects.update(name="Rahmawati Sari")

    successor = propose_successor(
        decision=decision,
        actor=make_user(Role.PANITIA),
        decided_on=DECIDED_ON,
        reason="Nama salah ketik.",
    )
    approved(successor)

    assert Payment.objects.get().receiver_name == "Rahmawati Sari"


@pytest.mark.parametrize("changes", [{"amount": 3_500_000}, {"label": "Juara Utama"}])
def test_what_was_prepared_for_another_prize_stays_where_it_was(changes: dict[str, object]) -> None:
    decision = decided()
    saved(payment_of(decision), tax_rule="pph21")

    successor = repriced(decision, **changes)

    assert payment_of(decision).tax == 150_000
    assert payment_of(successor).tax_rule == "undecided"


@pytest.mark.parametrize(("amount", "difference"), [(3_500_000, 500_000), (2_000_000, -1_000_000)])
def test_what_was_paid_stays_with_its_award_and_the_page_names_the_difference(
    amount: int, difference: int
) -> None:
    decision = decided()
    before = paid(payment_of(decision))

    successor = repriced(decision, amount=amount)

    [table] = payment_page(decision.edition).tables
    [row] = table.rows
    assert (row.award.decision, row.payment, row.earlier) == (successor, None, before)
    assert (row.shown, row.difference) == (before, difference)
    assert Payment.objects.get().award.decision == decision


def test_after_an_annulment_only_what_was_paid_is_shown_and_the_next_version_knows_it() -> None:
    decision = decided(contestants=2)
    first = paid(payment_of(decision, 1))
    second = payment_of(decision, 2)
    annulled(decision)

    page = payment_page(decision.edition)
    assert (page.decision, page.tables, page.stale) == (None, (), (first,))

    again = approved(proposed(decision.edition))
    page = payment_page(decision.edition)
    rows = page.tables[0].rows
    assert [(row.payment, row.earlier) for row in rows] == [(None, first), (second, None)]
    assert payment_of(again, 2).public_id == second.public_id
    assert page.stale == ()


def test_who_was_paid_and_receives_nothing_now_is_still_named() -> None:
    decision = decided()
    before = paid(payment_of(decision))

    repriced(decision, amount=0, trophy=False, certificate=False)

    page = payment_page(decision.edition)
    assert (page.tables, page.stale) == ((), (before,))
    assert Payment.objects.count() == 1
