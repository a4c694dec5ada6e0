"""Write down who took the audit trail out of the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Edition
    from kube_awards.accounts.models import User
    from kube_awards.ledger.models import Entry


@transaction.atomic
def record_trail_download(*, edition: Edition, actor: User, filters: Mapping[str, str]) -> Entry:
    """Write the ledger line of a download; the file holds what stands before it."""
    return record(
        actor=actor, action="trail.downloaded", obj=edition, after={"filters": dict(filters)}
    )
