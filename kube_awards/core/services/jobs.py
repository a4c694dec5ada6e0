"""Start, follow, end and repeat long work. A job is bookkeeping: what it changes has a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kube_awards.core.errors import WrongState
from kube_awards.core.models import Job, JobState, PartState
from kube_awards.core.private_files import delete_after_commit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kube_awards.core.jobs import Outcome


class JobStopped(Exception):  # noqa: N818 - what happened, not a fault
    """The job was cancelled, or another worker has taken it over."""


def create_job(
    *,
    kind: str,
    title: str,
    owner_id: int,
    payload: Mapping[str, object],
    back: str = "",
) -> Job:
    """Write down work to be done; `kube_awards.core.tasks.enqueue` hands it to a worker."""
    return Job.objects.create(kind=kind, title=title, owner_id=owner_id, payload=payload, back=back)


def claim_job(public_id: str) -> Job | None:
    """Take a waiting job for this worker; None where it was cancelled or taken already."""
    now = timezone.now()
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(public_id=public_id).first()
        if job is None or job.state != JobState.QUEUED:
            return None
        job.state, job.attempt = JobState.RUNNING, job.attempt + 1
        job.started_at = job.seen_at = now
        job.done = job.total = job.failures = 0
        job.message, job.ended_at, job.cancel_asked = "", None, False
        job.save()
    return job


def advance_job(*, job: Job, done: int, total: int, message: str = "") -> None:
    """Say how far this attempt is; raise JobStopped where it is no longer wanted."""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=JobState.RUNNING)
    kept = mine.filter(cancel_asked=False).update(
        done=done, total=total, message=message, seen_at=timezone.now()
    )
    if kept:
        return
    mine.update(state=JobState.CANCELLED, ended_at=timezone.now())
    raise JobStopped


def finish_job(*, job: Job, outcome: Outcome) -> None:
    """End this attempt with what it came to; an attempt that was given up changes nothing."""
    with transaction.atomic():
        stored = _running(job)
        if stored is not None:
            stored.failures, stored.done = outcome.failures, stored.total
            end_job(stored, JobState.DONE, outcome.message, outcome)


def fail_job(*, job: Job, message: str) -> None:
    """End this attempt with the sentence that says why."""
    with transaction.atomic():
        stored = _running(job)
        if stored is not None:
            end_job(stored, JobState.FAILED, message)


def end_job(stored: Job, state: JobState, message: str, outcome: Outcome | None = None) -> None:
    """End a job that the caller has locked; a file it made takes the place of the one before."""
    if outcome is not None and outcome.file is not None:
        delete_after_commit(stored.result.name)
        stored.result.save(outcome.file.name or "", outcome.file, save=False)
        stored.result_name = outcome.file_name
    stored.state, stored.message = state, message
    stored.ended_at = timezone.now()
    stored.save()


def _running(job: Job) -> Job | None:
    rows = Job.objects.select_for_update()
    return rows.filter(pk=job.pk, attempt=job.attempt, state=JobState.RUNNING).first()


@transaction.atomic
def cancel_job(*, job: Job) -> Job:
    """Cancel waiting work at once and running work at its next step; raise WrongState."""
    stored = Job.objects.select_for_update().get(pk=job.pk)
    now = timezone.now()
    if stored.state == JobState.QUEUED or stored.is_silent(now):
        stored.state, stored.ended_at = JobState.CANCELLED, now
    elif stored.state == JobState.RUNNING:
        stored.cancel_asked = True
    else:
        raise _wrong(stored)
    stored.save()
    return stored


@transaction.atomic
def retry_job(*, job: Job) -> Job:
    """Let work that failed, was cancelled or lost its worker wait again; raise WrongState.

    Of work in parts only those are done again that failed or were not begun.
    """
    stored = Job.objects.select_for_update().get(pk=job.pk)
    if not stored.can_be_repeated(timezone.now()):
        raise _wrong(stored)
    stored.state, stored.cancel_asked, stored.message = JobState.QUEUED, False, ""
    stored.done = stored.failures = 0
    stored.ended_at = None
    stored.save()
    again = stored.parts.filter(Q(state=PartState.FAILED) | Q(state=PartState.DONE, ends_job=True))
    again.update(state=PartState.WAITING, lost=0, message="", ended_at=None)
    return stored


def _wrong(job: Job) -> WrongState:
    sentence = _("Langkah ini tidak dapat dilakukan: tugas sedang “%(state)s”.")
    return WrongState(sentence % {"state": job.get_state_display()}, state=job.state)
