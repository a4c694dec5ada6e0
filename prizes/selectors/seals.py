"""Read whether a certificate still is what the ledger saw issued, revoked or replaced.

Whoever holds the database can change what a certificate says and whether it counts; the keyed
ledger knows what stood there.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from kube_awards.ledger.selectors import entries_of, is_genuine
from prizes.models import CertificateStatus
from prizes.selectors.certificates import content_digest

if TYPE_CHECKING:
    from prizes.models import Certificate

logger = logging.getLogger(__name__)
ENDINGS = {"certificate.revoked", "certificate.replaced"}


def is_forged(certificate: Certificate) -> bool:
    """Say whether it says or is something else than the ledger knows, and log it; one query."""
    entries = [entry for entry in entries_of(certificate) if is_genuine(entry)]
    issued = next((entry for entry in entries if entry.action == "certificate.issued"), None)
    endings = [json.loads(entry.after) for entry in entries if entry.action in ENDINGS]
    said = json.loads(issued.after) if issued else {}
    known = (
        issued.object_label if issued else "",
        said.get("content"),
        said.get("holder"),
        endings[-1]["status"] if endings else CertificateStatus.VALID.value,
    )
    now = (
        certificate.grouped_code,
        content_digest(certificate),
        certificate.holder_key,
        certificate.status,
    )
    if known != now:
        logger.error("certificate %s is not what the ledger knows", certificate.code)
    return known != now
