"""Read issued certificates, and their bytes as they were issued."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

from kube_awards.core.private_files import FileDiffers, intact_bytes
from prizes.models import Certificate, CertificateStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from assessments.models import Edition
    from prizes.models import Decision
    from prizes.selectors.holders import Holder


class BytesDiffer(Exception):  # noqa: N818 - names the finding
    """The stored file of a certificate is not the one that was issued, or is gone."""

    def __init__(self, certificate: Certificate) -> None:
        """Carry the certificate, so that a page can name it."""
        super().__init__(certificate.code)
        self.certificate = certificate


def issued_certificates(edition: Edition) -> list[Certificate]:
    """Return the valid certificates of an edition, in the order they are handed over."""
    valid = _with_holder(Certificate.objects.filter(edition=edition)).filter(
        status=CertificateStatus.VALID
    )
    awarded = valid.filter(award__isnull=False).order_by(
        "award__contestant__category__order", "award__place", "award__name", "pk"
    )
    judges = valid.filter(judge__isnull=False).order_by("-judge__is_head", "judge__order", "pk")
    return [*awarded, *judges]


def certificates_of(decision: Decision) -> QuerySet[Certificate]:
    """Return what was issued under a decision, whether it still counts or not."""
    return _with_holder(Certificate.objects.filter(award__decision=decision)).order_by(
        "award__contestant__category__order", "award__place", "award__name", "pk"
    )


def certificates_around(holder: Holder) -> QuerySet[Certificate]:
    """Return all that was ever issued to whoever this is, the newest first."""
    issued = Certificate.objects.order_by("-pk").select_related("issued_by", "award__decision")
    if holder.award:
        return issued.filter(award__contestant=holder.award.contestant_id)
    return issued.filter(judge=holder.judge)


def _with_holder(certificates: QuerySet[Certificate]) -> QuerySet[Certificate]:
    # What was frozen with the decision grows with its awards, and each row would carry it again.
    frozen = ("award__decision__review", "award__decision__minutes")
    return certificates.select_related(
        "award__contestant__category", "award__decision", "judge__user", "edition"
    ).defer(*frozen)


def issued_bytes(certificate: Certificate) -> bytes:
    """Return the bytes as issued; raise BytesDiffer when the file no longer is what was issued."""
    try:
        return intact_bytes(certificate.file, certificate.digest)
    except FileDiffers as error:
        raise BytesDiffer(certificate) from error


def frozen_content(certificate: Certificate) -> Mapping[str, object]:
    """Return the fields of a certificate as they were frozen at issue."""
    fields: Mapping[str, object] = json.loads(certificate.content)
    return fields


def content_digest(certificate: Certificate) -> str:
    """Return the SHA-256 of what it says, as the ledger keeps it."""
    return hashlib.sha256(certificate.content.encode()).hexdigest()


def masked_name(name: str) -> str:
    """Return a person's name with all but the first letters of each word hidden: Rah••• S•••."""
    return " ".join(_masked_word(word) for word in name.split())


def _masked_word(word: str) -> str:
    shown = 3 if len(re.sub(r"\W", "", word)) > 4 else 1  # noqa: PLR2004 - ux.md §3.8
    return f"{word[:shown]}•••"
