"""Read certificates: which awards still need one, and what a code on paper stands for."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from prizes.models import Award, Certificate, CertificateStatus

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from prizes.models import Decision


class BytesDiffer(Exception):  # noqa: N818 - names the finding
    """The stored file of a certificate is not the one that was issued, or is gone."""

    def __init__(self, certificate: Certificate) -> None:
        """Carry the certificate, so that a page can name it."""
        super().__init__(certificate.code)
        self.certificate = certificate


def awards_with_certificates(decision: Decision) -> QuerySet[Award]:
    """Return the decision's awards that carry a certificate, the valid one at hand."""
    valid = Certificate.objects.filter(status=CertificateStatus.VALID)
    return (
        Award.objects.filter(decision=decision, certificate=True)
        .select_related("decision__edition", "contestant__category")
        .prefetch_related(Prefetch("certificates", valid))
        .order_by("contestant__category__order", "place", "name")
    )


def awards_without_certificate(decision: Decision) -> QuerySet[Award]:
    """Return the awards that still wait for their certificate."""
    return awards_with_certificates(decision).exclude(certificates__status=CertificateStatus.VALID)


def issued_certificates(decision: Decision) -> QuerySet[Certificate]:
    """Return the valid certificates of a decision, in the order they are handed over."""
    return certificates_of(decision).filter(status=CertificateStatus.VALID)


def certificates_of(decision: Decision) -> QuerySet[Certificate]:
    """Return what was issued under a decision, whether it still counts or not."""
    return (
        Certificate.objects.filter(award__decision=decision)
        .select_related("award__contestant__category", "award__decision__edition")
        .order_by("award__contestant__category__order", "award__place", "award__name")
    )


def issued_bytes(certificate: Certificate) -> bytes:
    """Return the bytes as issued; raise BytesDiffer when the file no longer is what was issued."""
    try:
        with certificate.file.open("rb") as file:
            pdf: bytes = file.read()
    except OSError as error:
        raise BytesDiffer(certificate) from error
    if hashlib.sha256(pdf).hexdigest() != certificate.digest:
        raise BytesDiffer(certificate)
    return pdf


def masked_name(name: str) -> str:
    """Return a person's name with all but the first letters of each word hidden: Rah••• S•••."""
    return " ".join(_masked_word(word) for word in name.split())


def _masked_word(word: str) -> str:
    shown = 3 if len(re.sub(r"\W", "", word)) > 4 else 1  # noqa: PLR2004 - ux.md §3.8
    return f"{word[:shown]}•••"
