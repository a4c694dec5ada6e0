"""Read what a code on paper stands for, as far as the public may know it at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from kube_awards.core.identifiers import LENGTH, normalise_code
from prizes.models import Certificate, DecisionState
from prizes.selectors.certificates import frozen_content, masked_name
from prizes.selectors.publication import (
    editions_under_repair,
    find_published,
    published_decisions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prizes.models import Award, Decision


@dataclass(frozen=True)
class CheckedCertificate:
    """A certificate that the public may ask for; `published` is what the public sees, or None.

    None stands for a result whose announcement was withdrawn.
    """

    certificate: Certificate
    published: Decision | None

    @property
    def award(self) -> Award | None:
        """Return what it is of; a judge's is of no award."""
        return self.certificate.award

    @property
    def decision(self) -> Decision | None:
        """Return the decision it was issued under; a judge's stands by itself."""
        return self.award.decision if self.award else None

    @property
    def holds(self) -> bool:
        """Say whether the decision it was issued under holds, which the ledger can vouch for."""
        return self.decision is None or self.decision.is_approved

    @property
    def is_replaced(self) -> bool:
        """Say whether another took its place: a newer paper, or that of the version that holds."""
        if self.holds or self.is_taken_back:
            return self.certificate.is_replaced
        return self.published is not None

    @property
    def is_taken_back(self) -> bool:
        """Say whether the office revoked this very paper."""
        return self.certificate.is_taken_back

    @property
    def is_under_repair(self) -> bool:
        """Say whether what it certifies is being corrected, so that nothing of it is shown."""
        return self.decision is not None and self.published is None

    @property
    def printed(self) -> Mapping[str, object]:
        """Return what the paper says."""
        return frozen_content(self.certificate)

    @property
    def recipient(self) -> str:
        """Return a group's name in full and a person's masked (ux.md §3.8)."""
        name = str(self.printed["recipient"])
        return masked_name(name) if self.is_masked else name

    @property
    def is_masked(self) -> bool:
        """Say whether it is a person's."""
        return self.award is None or not self.award.contestant.category.is_for_kube


def checked_certificate(typed: str) -> CheckedCertificate | None:
    """Return the certificate a typed code stands for, or None while it was never announced."""
    code = normalise_code(typed)
    if len(code) != LENGTH:
        return None
    own = ("edition", "result", "supersedes")
    people = ("award__contestant__category", *(f"award__decision__{each}" for each in own))
    # One query either way: how long an answer takes must not tell that a certificate waits.
    seen = Q(edition__in=published_decisions().order_by().values("edition"))
    # While an older one is repaired, one that holds and was never announced stays unknown.
    repaired = Q(edition__in=editions_under_repair().order_by().values("pk"))
    announced = Q(award__decision__publication__withdrawn_at__isnull=False)
    seen |= repaired & (announced | ~Q(award__decision__state=DecisionState.APPROVED))
    found = (
        Certificate.objects.filter(seen, code=code)
        .select_related("edition", "judge", *people)
        .first()
    )
    if found is None:
        return None
    return CheckedCertificate(found, find_published(found.edition.slug))
