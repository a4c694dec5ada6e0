"""Bring certificates and the announcement in line when a decision is annulled or another holds.

A certificate keeps its bytes for ever; what changes is whether it still counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from kube_awards.core.versions import next_version
from kube_awards.ledger.services import record
from prizes.models import Certificate, CertificateStatus, Publication, PublicationState
from prizes.services.certificates import end_certificate
from prizes.services.publication import forget_plan, publication_facts, take_back

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Decision


def revoke_certificates(decision: Decision, actor: User, reason: str) -> None:
    """Let the certificates of an annulled decision count no more; those of judges stay."""
    issued = Certificate.objects.filter(award__decision=decision, status=CertificateStatus.VALID)
    for certificate in issued.order_by("pk"):
        end_certificate(
            certificate,
            CertificateStatus.REVOKED,
            actor,
            reason=reason,
            by=decision,
        )


def replace_certificates(decision: Decision, actor: User) -> None:
    """Let a decision that now holds take the place of whatever was issued under earlier ones.

    What was taken back for itself stays so: nothing replaces it.
    """
    earlier = Certificate.objects.filter(award__decision__edition=decision.edition_id)
    taken_back = Q(status=CertificateStatus.REVOKED, ended_with__isnull=True)
    ended = Q(status=CertificateStatus.REPLACED) | taken_back
    for certificate in earlier.exclude(ended).order_by("pk"):
        end_certificate(
            certificate,
            CertificateStatus.REPLACED,
            actor,
            reason=certificate.ended_reason,
            by=decision,
        )


def hide_publication(decision: Decision, actor: User, reason: str) -> None:
    """Take an annulled decision from the public page, and forget a minute that was planned."""
    found = Publication.objects.filter(decision=decision).first()
    if found is None or found.is_withdrawn:
        return
    if found.is_public:
        row = next_version(found, seen=found.version)
        row.decision = decision
        take_back(row, actor, reason)
    else:
        forget_plan(found, seen=found.version, actor=actor)


def carry_over(old: Decision, new: Decision, actor: User) -> None:
    """Let the announcement of a superseded decision speak of the one that holds now.

    What the public sees, it sees anew from this moment on, by the hand of who approved it; a
    planned minute and a withdrawal stay what they were.
    """
    found = Publication.objects.filter(decision=old).first()
    if found is None:
        return
    row = next_version(found, seen=found.version)
    before = publication_facts(row)
    if row.is_public:
        row.state, row.published_at = PublicationState.PUBLISHED, timezone.now()
        row.published_by = actor
    row.decision = new
    row.save()
    record(
        actor=actor,
        action="publication.carried_over",
        obj=new,
        before={**before, "number": old.number},
        after={**publication_facts(row), "number": new.number},
    )
