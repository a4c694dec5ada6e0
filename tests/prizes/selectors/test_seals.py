"""What somebody wrote into the database vouches for no certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kube_awards.accounts.roles import Role
from prizes.models import Certificate
from prizes.selectors.seals import is_forged
from prizes.services.certificates import revoke_certificate
from tests.factories import approved, closed_edition, issued, make_user, proposed, published
from tests.prizes.stored_certificates import stored_certificate

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate() -> Certificate:
    return issued(approved(proposed(closed_edition(judges=1, contestants=1))))[0]


def again(certificate: Certificate) -> Certificate:
    return Certificate.objects.get(pk=certificate.pk)


def test_what_was_issued_and_what_was_revoked_is_genuine(certificate: Certificate) -> None:
    before = is_forged(again(certificate))
    revoke_certificate(certificate=certificate, actor=make_user(Role.PANITIA), reason="Hilang.")

    assert (before, is_forged(again(certificate))) == (False, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"content": '{"recipient":"KUBE Palsu"}'},
        {"code": "0" * 16},
        {"status": "revoked"},
    ],
)
def test_a_changed_row_is_forged(changes: dict[str, str], certificate: Certificate) -> None:
    Certificate.objects.update(**changes)

    assert is_forged(again(certificate))


def test_a_revocation_that_was_undone_is_forged(certificate: Certificate) -> None:
    revoke_certificate(certificate=certificate, actor=make_user(Role.PANITIA), reason="Hilang.")
    Certificate.objects.update(status="valid")

    assert is_forged(again(certificate))


def test_a_row_that_nobody_issued_is_forged(certificate: Certificate) -> None:
    invented = again(certificate)
    invented.pk, invented.code, invented.status = None, "0" * 16, "replaced"
    invented.save(force_insert=True)

    assert is_forged(again(invented))


def test_the_public_is_shown_nothing_of_a_forged_certificate(client: Client) -> None:
    decision = published(approved(proposed(closed_edition(judges=1, contestants=1))))
    certificate = stored_certificate(decision.awards.get())
    genuine = client.get(f"/cek/{certificate.code}/")
    Certificate.objects.update(number="999/PALSU", content='{"recipient":"KUBE Palsu"}')

    forged = client.get(f"/cek/{certificate.code}/")

    assert (genuine.status_code, forged.status_code) == (200, 503)
    assert "Palsu" not in forged.content.decode()
