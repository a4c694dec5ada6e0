from __future__ import annotations

import pytest

from prizes.models import Certificate
from prizes.selectors.certificates import certificates_of, issued_certificates, masked_name
from tests.factories import approved, closed_edition, issued, make_user, proposed
from tests.prizes.stored_certificates import stored_certificate

pytestmark = pytest.mark.django_db


def test_certificates_come_in_the_order_they_are_handed_over_judges_last() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=2)))
    judge = Certificate.objects.create(
        edition=decision.edition,
        judge=decision.edition.judges.get(),
        code="3" * 16,
        issued_at=decision.proposed_at,
        issued_by=make_user(),
    )
    second, first = (
        stored_certificate(decision.awards.get(place=place), code=str(place) * 16)
        for place in (2, 1)
    )

    assert issued_certificates(decision.edition) == [first, second, judge]
    assert list(certificates_of(decision)) == [first, second]


def test_one_that_ended_is_not_handed_out_and_still_belongs_to_its_decision() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))
    certificate = stored_certificate(decision.awards.get())
    Certificate.objects.update(status="revoked")

    assert issued_certificates(decision.edition) == []
    assert list(certificates_of(decision)) == [certificate]


def test_a_certificate_knows_whose_it_is() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))

    assert issued(decision)[0].holder_key == decision.awards.get().contestant.public_id
    judge = decision.edition.judges.get()
    assert Certificate(judge=judge).holder_key == judge.public_id


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Rahmawati Sari", "Rah••• S•••"),
        ("Dewi Kusumaningrum, S.Sos.", "D••• Kus••• S•••"),
        ("Sumarno", "Sum•••"),
        ("Al", "A•••"),
        ("", ""),
    ],
)
def test_a_masked_name_keeps_a_few_first_letters(name: str, masked: str) -> None:
    assert masked_name(name) == masked
