"""What the database itself refuses about certificates and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from prizes.models import Certificate, CertificateNumber
from tests.broken_rules import breaks
from tests.factories import closed_edition, proposed

if TYPE_CHECKING:
    from prizes.models import Decision

pytestmark = pytest.mark.django_db
TESTED = {
    "one_valid_certificate_per_award",
    "one_valid_certificate_per_judge",
    "certificate_is_of_award_or_judge",
    "certificate_number_is_of_contestant_or_judge",
    "certificate_status_is_known",
}


@pytest.fixture
def decision() -> Decision:
    """Give a decision that waits for the second person."""
    return proposed(closed_edition(judges=1, contestants=1))


def test_an_award_has_one_valid_certificate(decision: Decision) -> None:
    award = decision.awards.get()
    facts = {
        "award": award,
        "edition": decision.edition,
        "issued_at": timezone.now(),
        "issued_by": decision.proposed_by,
    }
    Certificate.objects.create(code="0" * 16, **facts)

    with breaks("one_valid_certificate_per_award"):
        Certificate.objects.create(code="1" * 16, **facts)


def test_a_judge_has_one_valid_certificate(decision: Decision) -> None:
    facts = {
        "judge": decision.edition.judges.get(),
        "edition": decision.edition,
        "issued_at": timezone.now(),
        "issued_by": decision.proposed_by,
    }
    Certificate.objects.create(code="0" * 16, **facts)

    with breaks("one_valid_certificate_per_judge"):
        Certificate.objects.create(code="1" * 16, **facts)


@pytest.mark.parametrize("both", [True, False])
def test_a_certificate_is_of_an_award_or_of_a_judge(both: bool, decision: Decision) -> None:
    facts = {"award": decision.awards.get(), "judge": decision.edition.judges.get()} if both else {}

    with breaks("certificate_is_of_award_or_judge"):
        Certificate.objects.create(
            edition=decision.edition,
            issued_at=timezone.now(),
            issued_by=decision.proposed_by,
            **facts,
        )


@pytest.mark.parametrize("both", [True, False])
def test_a_number_is_of_a_contestant_or_of_a_judge(both: bool, decision: Decision) -> None:
    contestant, judge = decision.awards.get().contestant, decision.edition.judges.get()
    facts = {"contestant": contestant, "judge": judge} if both else {}

    with breaks("certificate_number_is_of_contestant_or_judge"):
        CertificateNumber.objects.create(edition=decision.edition, number="7", **facts)


def test_a_certificate_has_a_known_status(decision: Decision) -> None:
    with breaks("certificate_status_is_known"):
        Certificate.objects.create(
            award=decision.awards.get(),
            edition=decision.edition,
            status="hilang",
            issued_at=timezone.now(),
            issued_by=decision.proposed_by,
        )
