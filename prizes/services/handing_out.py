"""Write down who took certificates out of the system: one, all for the printer, all as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.models import User
    from prizes.models import Certificate


@transaction.atomic
def record_certificate_download(*, certificate: Certificate, actor: User) -> None:
    """Write the ledger line of one certificate handed out."""
    record(
        actor=actor,
        action="certificate.downloaded",
        obj=certificate,
        after={"digest": certificate.digest, "status": certificate.status},
    )


@transaction.atomic
def record_certificates_handed_out(
    *, edition: Edition, actor: User, count: int, is_for_print: bool
) -> None:
    """Write the ledger line of all certificates handed out, as a print file or as a ZIP."""
    record(
        actor=actor,
        action="certificates.printed" if is_for_print else "certificates.packed",
        obj=edition,
        after={"certificates": count},
    )
