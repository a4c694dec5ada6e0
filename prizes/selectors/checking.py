"""Read what a code on paper stands for, as far as the public may know it at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kube_awards.core.identifiers import LENGTH, normalise_code
from prizes.models import Certificate
from prizes.selectors.publication import find_published, is_under_repair

if TYPE_CHECKING:
    from prizes.models import Decision


@dataclass(frozen=True)
class CheckedCertificate:
    """A certificate that the public may ask for; `published` is what the public sees, or None.

    None stands for a result whose announcement was withdrawn.
    """

    certificate: Certificate
    published: Decision | None


def checked_certificate(typed: str) -> CheckedCertificate | None:
    """Return the certificate a typed code stands for, or None while it was never announced."""
    code = normalise_code(typed)
    if len(code) != LENGTH:
        return None
    people = ("award__contestant__category", "award__decision__edition", "award__decision__result")
    found = Certificate.objects.filter(code=code).select_related(*people).first()
    if found is None:
        return None
    slug = found.award.decision.edition.slug
    published = find_published(slug)
    if published is None and not is_under_repair(slug):
        return None
    return CheckedCertificate(found, published)
