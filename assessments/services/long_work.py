"""Leave work on an edition to a worker; kube_awards.console has the page that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from kube_awards.core.services.jobs import create_job
from kube_awards.core.tasks import enqueue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.models import Edition
    from assessments.permissions import Act
    from kube_awards.accounts.models import User
    from kube_awards.core.models import Job


@transaction.atomic
def start_work(
    *,
    kind: str,
    title: str,
    edition: Edition,
    act: Act,
    payload: Mapping[str, object],
    back: str,
    actor: User,
) -> Job:
    """Leave work on an edition to a worker; who may do act there may follow it and end it."""
    whose = {"edition": edition.slug, "act": act.value}
    facts = {**payload, **whose}
    job = create_job(kind=kind, title=title, owner_id=actor.pk, payload=facts, back=back)
    enqueue(job)
    return job
