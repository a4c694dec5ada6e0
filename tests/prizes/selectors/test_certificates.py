from __future__ import annotations

import pytest

from prizes.models import Award, Certificate, Decision
from prizes.selectors.certificates import (
    awards_with_certificates,
    awards_without_certificate,
    issued_certificates,
    masked_name,
)
from tests.factories import approved, closed_edition, make_user, proposed

pytestmark = pytest.mark.django_db


def certified(decision: Decision, code: str, place: int) -> Certificate:
    """Store a certificate without its paper, which takes time to print."""
    return Certificate.objects.create(
        award=decision.awards.get(place=place),
        code=code,
        issued_at=decision.proposed_at,
        issued_by=make_user(),
    )


def test_awards_come_in_the_order_they_are_handed_over() -> None:
    edition = closed_edition(judges=1, contestants=4, kinds=("kube", "pendamping"))
    decision = approved(proposed(edition))

    awards = awards_with_certificates(decision)

    assert [(award.contestant.category.kind, award.place) for award in awards] == [
        ("kube", 1),
        ("kube", 2),
        ("kube", 3),
        ("pendamping", 1),
        ("pendamping", 2),
        ("pendamping", 3),
    ]


def test_an_award_leaves_the_waiting_list_with_its_certificate() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=2)))
    certificate = certified(decision, "0" * 16, place=2)

    waiting = [award.place for award in awards_without_certificate(decision)]

    assert waiting == [1]
    assert list(issued_certificates(decision)) == [certificate]
    assert [list(award.certificates.all()) for award in awards_with_certificates(decision)] == [
        [],
        [certificate],
    ]


def test_certificates_come_in_the_order_they_are_handed_over() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=2)))
    second, first = certified(decision, "0" * 16, 2), certified(decision, "1" * 16, 1)

    assert list(issued_certificates(decision)) == [first, second]


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


def test_awards_without_paper_are_not_listed() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=2)))
    Award.objects.filter(place=1).update(certificate=False)

    assert [award.place for award in awards_with_certificates(decision)] == [2]
