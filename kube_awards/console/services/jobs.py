"""Let people end and repeat long work, and write down who did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from kube_awards.core.services.jobs import cancel_job, retry_job
from kube_awards.core.tasks import enqueue
from kube_awards.ledger.services import record

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from kube_awards.core.models import Job


@transaction.atomic
def cancel_work(*, job: Job, actor: User) -> Job:
    """Cancel a job; running work stops at its next step. Raise WrongState when it is over."""
    before = job.state
    cancelled = cancel_job(job=job)
    _record(cancelled, actor, "job.cancelled", before)
    return cancelled


@transaction.atomic
def repeat_work(*, job: Job, actor: User) -> Job:
    """Hand a job that did not succeed to a worker again. Raise WrongState for any other."""
    before = job.state
    waiting = retry_job(job=job)
    enqueue(waiting)
    _record(waiting, actor, "job.repeated", before)
    return waiting


def _record(job: Job, actor: User, action: str, before: str) -> None:
    record(
        actor=actor, action=action, obj=job, before={"state": before}, after={"state": job.state}
    )
