"""Read what a code on paper stands for, as far as the public may know it at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from kube_awards.core.identifiers import LENGTH, normalise_code
from prizes.models import Certificate, DecisionState
from prizes.selectors.publication import (
    editions_under_repair,
    find_published,
    published_decisions,
)

if TYPE_CHECKING:
    from prizes.models import Decision


@dataclass(frozen=True)
class CheckedCertificate:
    """A certificate that the public may ask for; `published` is what the public sees, or None.

    None stands for a result whose announcement was withdrawn.
    """

    certificate: Certificate
    published: Decision | None

    @property
    def counts(self) -> bool:
        """Say whether the decision it was issued under holds, which the ledger can vouch for."""
        return self.certificate.award.decision.is_approved


def checked_certificate(typed: str) -> CheckedCertificate | None:
    """Return the certificate a typed code stands for, or None while it was never announced."""
    code = normalise_code(typed)
    if len(code) != LENGTH:
        return None
    own = ("edition", "result", "supersedes")
    people = ("award__contestant__category", *(f"award__decision__{each}" for each in own))
    # One query either way: how long an answer takes must not tell that a certificate waits.
    seen = Q(award__decision__edition__in=published_decisions().order_by().values("edition"))
    # While an older one is repaired, one that holds and was never announced stays unknown.
    repaired = Q(award__decision__edition__in=editions_under_repair().order_by().values("pk"))
    announced = Q(award__decision__publication__withdrawn_at__isnull=False)
    seen |= repaired & (announced | ~Q(award__decision__state=DecisionState.APPROVED))
    found = Certificate.objects.filter(seen, code=code).select_related(*people).first()
    if found is None:
        return None
    return CheckedCertificate(found, find_published(found.award.decision.edition.slug))
