from __future__ import annotations

import pytest

from kube_awards.accounts.roles import Role
from prizes.selectors.checking import CheckedCertificate, checked_certificate
from prizes.services.publication import withdraw_publication
from tests.factories import approved, closed_edition, make_user, proposed, published
from tests.prizes.stored_certificates import stored_certificate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["19HSRQPNF5VH6K0D", "19hs-rqpn-f5vh-6k0d", " l9HS RQPN F5VH 6KOD "]
)
def test_a_code_is_found_however_it_is_typed(typed: str) -> None:
    decision = published(approved(proposed(closed_edition(judges=1, contestants=1))))
    certificate = stored_certificate(decision.awards.get())

    assert checked_certificate(typed) == CheckedCertificate(certificate, decision)


@pytest.mark.parametrize("typed", ["", "19HS", "0" * 16, "19HSRQPNF5VH6K0D0", "19HSRQPNF5VH6K0E"])
def test_any_other_code_finds_nothing(typed: str) -> None:
    decision = published(approved(proposed(closed_edition(judges=1, contestants=1))))
    stored_certificate(decision.awards.get())

    assert checked_certificate(typed) is None


def test_a_code_finds_nothing_before_the_announcement() -> None:
    decision = approved(proposed(closed_edition(judges=1, contestants=1)))
    stored_certificate(decision.awards.get())

    assert checked_certificate("19HSRQPNF5VH6K0D") is None


def test_a_code_of_a_withdrawn_result_is_known_and_stands_for_nothing_public() -> None:
    decision = published(approved(proposed(closed_edition(judges=1, contestants=1))))
    certificate = stored_certificate(decision.awards.get())
    withdraw_publication(
        decision=decision, actor=make_user(Role.PANITIA), reason="Nama salah.", seen=1
    )

    assert checked_certificate("19HSRQPNF5VH6K0D") == CheckedCertificate(certificate, None)
