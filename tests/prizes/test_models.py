"""Each rule the database itself holds, by the name of its constraint."""

from __future__ import annotations

import pytest
from django.utils import timezone

from kube_awards.accounts.roles import Role
from prizes.models import (
    Award,
    Certificate,
    Decision,
    Prize,
    PrizeChange,
    Publication,
)
from tests.broken_rules import breaks, constraints_of
from tests.factories import (
    approved,
    closed_edition,
    make_category,
    make_edition,
    make_prizes,
    make_user,
    proposed,
    published,
)
from tests.prizes.test_certificate_models import TESTED as CERTIFICATES
from tests.prizes.test_confirmation_models import TESTED as CONFIRMATIONS
from tests.prizes.test_document_models import TESTED as DOCUMENTS
from tests.prizes.test_payment_models import TESTED as PAYMENTS

pytestmark = pytest.mark.django_db

TESTED = {
    "one_decision_per_number",
    "one_approved_decision_per_edition",
    "one_proposed_decision_per_edition",
    "one_current_decision_of_its_own",
    "annulled_decision_has_name_and_reason",
    "superseding_decision_has_reason",
    "no_decision_supersedes_itself",
    "proposer_is_not_approver",
    "approved_decision_has_approver",
    "returned_decision_has_note",
    "decision_state_is_known",
    "one_award_per_contestant",
    "publication_state_is_known",
    "withdrawn_publication_has_time",
    "withdrawal_has_name_and_reason",
    "one_prize_per_place",
    "prize_place_from_one",
    "prize_change_has_a_reason",
    *CERTIFICATES,
    *CONFIRMATIONS,
    *DOCUMENTS,
    *PAYMENTS,
}


@pytest.fixture
def decision() -> Decision:
    """Give a decision that waits for the second person."""
    return proposed(closed_edition(judges=1, contestants=1))


def test_no_constraint_is_without_a_test() -> None:
    assert constraints_of("prizes") == TESTED


def test_the_proposer_is_never_the_approver(decision: Decision) -> None:
    with breaks("proposer_is_not_approver"):
        Decision.objects.update(
            state="approved", approved_by=decision.proposed_by, approved_at=timezone.now()
        )


def test_an_approved_decision_names_its_approver(decision: Decision) -> None:
    with breaks("approved_decision_has_approver"):
        Decision.objects.filter(pk=decision.pk).update(state="approved")


def test_an_edition_has_one_current_decision_of_its_own(decision: Decision) -> None:
    approved(decision)
    decision.pk, decision.number = None, 2

    with breaks("one_current_decision_of_its_own"):
        decision.save(force_insert=True)


@pytest.mark.parametrize("state", ["proposed", "approved"])
def test_one_decision_at_most_waits_and_one_at_most_holds(state: str, decision: Decision) -> None:
    first = Decision.objects.get(pk=approved(decision).pk)
    for number in (2, 3):
        first.pk, first.number, first.state = None, number, state
        first.supersedes, first.superseding_reason = decision, "Nama salah."
        if (number, state) in {(3, "proposed"), (2, "approved")}:
            with breaks(f"one_{state}_decision_per_edition"):
                first.save(force_insert=True)
            return
        first.save(force_insert=True)


@pytest.mark.parametrize(
    "missing", [{"annulment_reason": ""}, {"annulled_by": None}, {"annulled_at": None}]
)
def test_an_annulled_decision_says_who_when_and_why(
    missing: dict[str, object], decision: Decision
) -> None:
    facts: dict[str, object] = {
        "annulled_by": approved(decision).approved_by,
        "annulled_at": timezone.now(),
        "annulment_reason": "Nama salah.",
    }

    with breaks("annulled_decision_has_name_and_reason"):
        Decision.objects.update(state="annulled", **(facts | missing))


def test_only_an_annulled_decision_says_so(decision: Decision) -> None:
    with breaks("annulled_decision_has_name_and_reason"):
        Decision.objects.update(
            annulled_by=decision.proposed_by, annulled_at=timezone.now(), annulment_reason="X"
        )


@pytest.mark.parametrize("state", ["annulled", "superseded"])
def test_what_once_held_had_an_approver(state: str, decision: Decision) -> None:
    person = decision.proposed_by
    annulled = {"annulled_by": person, "annulled_at": timezone.now(), "annulment_reason": "X"}

    with breaks("approved_decision_has_approver"):
        Decision.objects.update(state=state, **(annulled if state == "annulled" else {}))


def test_a_decision_that_supersedes_says_why(decision: Decision) -> None:
    other = proposed(closed_edition(judges=1, contestants=1))

    with breaks("superseding_decision_has_reason"):
        Decision.objects.filter(pk=decision.pk).update(supersedes=other)


def test_no_decision_supersedes_itself(decision: Decision) -> None:
    with breaks("no_decision_supersedes_itself"):
        Decision.objects.update(supersedes=decision.pk, superseding_reason="Nama salah.")


def test_a_returned_decision_leaves_room_for_another(decision: Decision) -> None:
    person = make_user(Role.PENETAP)
    Decision.objects.update(state="returned", returned_by=person, return_note="Nama salah.")
    decision.pk, decision.number = None, 2

    decision.save(force_insert=True)

    assert [row.state for row in Decision.objects.order_by("number")] == ["returned", "proposed"]


def test_decisions_are_numbered_once(decision: Decision) -> None:
    person = make_user(Role.PENETAP)
    Decision.objects.update(state="returned", returned_by=person, return_note="Nama salah.")
    decision.pk = None

    with breaks("one_decision_per_number"):
        decision.save(force_insert=True)


@pytest.mark.parametrize("missing", [{"return_note": ""}, {"returned_by": None}])
def test_a_returned_decision_carries_a_note_and_a_name(
    missing: dict[str, object], decision: Decision
) -> None:
    facts = {"returned_by": decision.proposed_by, "return_note": "Nama salah."} | missing

    with breaks("returned_decision_has_note"):
        Decision.objects.update(state="returned", **facts)


@pytest.mark.usefixtures("decision")
def test_a_decision_is_in_a_known_state() -> None:
    with breaks("decision_state_is_known"):
        Decision.objects.update(state="batal")


def test_a_contestant_receives_one_award(decision: Decision) -> None:
    award = decision.awards.get()
    award.pk = None

    with breaks("one_award_per_contestant"):
        award.save(force_insert=True)


def test_a_publication_is_in_a_known_state(decision: Decision) -> None:
    published(approved(decision))

    with breaks("publication_state_is_known"):
        Publication.objects.update(state="bocor")


def test_a_withdrawn_publication_says_when(decision: Decision) -> None:
    published(approved(decision))

    with breaks("withdrawn_publication_has_time"):
        Publication.objects.update(state="withdrawn")


@pytest.mark.parametrize("missing", [{"withdrawal_reason": ""}, {"withdrawn_by": None}])
def test_a_withdrawal_carries_a_name_and_a_reason(
    missing: dict[str, object], decision: Decision
) -> None:
    published(approved(decision))
    facts = {"withdrawn_by": decision.proposed_by, "withdrawal_reason": "Nama salah."} | missing

    with breaks("withdrawal_has_name_and_reason"):
        Publication.objects.update(withdrawn_at=timezone.now(), **facts)


def test_a_place_has_one_prize() -> None:
    make_prizes(make_category(make_edition()))
    prize = Prize.objects.all()[0]
    prize.pk = None

    with breaks("one_prize_per_place"):
        prize.save(force_insert=True)


def test_places_count_from_one() -> None:
    category = make_category(make_edition())

    with breaks("prize_place_from_one"):
        Prize.objects.create(category=category, place=0, label="Juara", amount=1)


def test_rows_name_themselves_in_the_words_of_the_office(decision: Decision) -> None:
    award = decision.awards.get()
    certificate = Certificate(award=award, code="19HSRQPNF5VH6K0D")
    publication = Publication(decision=decision, state="published")

    assert [str(row) for row in (decision, award, certificate, publication)] == [
        "KUBE Berprestasi 2018 – 1",
        f"Juara I: {award.name}",
        "19HS-RQPN-F5VH-6K0D",
        f"{decision.pk}: published",
    ]
    assert str(Prize(label="Juara I")) == "Juara I"


def test_a_decision_knows_where_it_stands(decision: Decision) -> None:
    waiting = (decision.is_proposed, decision.is_approved)
    done = approved(decision)

    assert waiting == (True, False)
    assert (done.is_proposed, done.is_approved) == (False, True)


def test_awards_follow_place(decision: Decision) -> None:
    assert [award.place for award in Award.objects.filter(decision=decision)] == [1]


def test_a_change_of_prizes_says_why() -> None:
    category = make_category(make_edition())

    with breaks("prize_change_has_a_reason"):
        PrizeChange.objects.create(
            category=category, before="[]", after="[]", changed_by=make_user()
        )
