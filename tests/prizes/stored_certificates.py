"""Certificates stored without their paper, which takes time to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from assessments.domain.canonical import canonical_json
from kube_awards.ledger.services import record
from prizes.models import Certificate
from prizes.selectors.certificates import content_digest
from prizes.wording import Office, award_content
from tests.factories import make_user

if TYPE_CHECKING:
    from prizes.models import Award


def stored_certificate(
    award: Award, *, code: str = "19HSRQPNF5VH6K0D", number: str = "1201/KUBE"
) -> Certificate:
    """Store the certificate of an award as it would say now, and its line in the ledger."""
    decision = award.decision
    office = Office.of(decision.edition, decision.decided_on)
    content = award_content(award, office, number=number, code=code)
    certificate = Certificate.objects.create(
        edition=decision.edition,
        award=award,
        code=code,
        number=number,
        content=canonical_json(content.as_canonical()),
        issued_at=timezone.now(),
        issued_by=make_user(),
    )
    with transaction.atomic():
        record(
            actor=certificate.issued_by,
            action="certificate.issued",
            obj=certificate,
            after={"content": content_digest(certificate), "holder": certificate.holder_key},
        )
    return certificate


def award_of(certificate: Certificate) -> Award:
    """Return what a certificate is of, where it is of an award."""
    assert certificate.award
    return certificate.award
