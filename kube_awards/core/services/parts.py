"""Share a job among workers: each takes a part on a lease, and a lost part is taken again.

One clock decides about leases, that of the database (`Now()`): the clocks of the machines may
differ. On SQLite the database is the machine, and there is only one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Sum
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from kube_awards.core.models import Job, JobPart, JobState, PartState
from kube_awards.core.services.jobs import JobStopped, end_job

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from django.db.models import QuerySet
    from django.db.models.expressions import CombinedExpression

    from kube_awards.core.jobs import Outcome

FREE = Q(state=PartState.WAITING) | Q(state=PartState.RUNNING, lease_until__lt=Now())
OPEN = {PartState.WAITING, PartState.RUNNING}
MOST_LOST = 3


@dataclass(frozen=True)
class Share:
    """One part of a job, before it is written down: what it is called, what to do, how much."""

    title: str
    payload: Mapping[str, object] = field(default_factory=dict)
    size: int = 1


@transaction.atomic
def cut_job(*, job: Job, cut: Callable[[Job], Sequence[Share]]) -> None:
    """Write down the parts of a running job, unless that was done; raise what `cut` raises.

    A worker that dies in here leaves no parts, and the next one cuts anew.
    """
    stored = Job.objects.select_for_update().get(pk=job.pk)
    if not stored.parts.exists():
        shares = cut(stored)
        rows = [
            JobPart(job=stored, number=at, title=s.title, payload=dict(s.payload), size=s.size)
            for at, s in enumerate(shares, start=1)
        ]
        end = JobPart(
            job=stored, number=len(rows) + 1, title=_("Penyelesaian"), size=0, ends_job=True
        )
        JobPart.objects.bulk_create([*rows, end])
    _count(stored)


def take_part(job: Job) -> JobPart | None:
    """Take the next free part for this worker; None where there is none or the job is not on.

    A part over which one worker after the other dies would kill them all: it fails instead.
    """
    while found := _free_parts(job).select_related("job").order_by("number").first():
        is_lost = found.state == PartState.RUNNING
        if is_lost and found.lost >= MOST_LOST:
            fail_part(part=found, message=_("Pekerja tugas berkali-kali mati di bagian ini."))
        elif _taken(found, is_lost=is_lost):
            return found
    return None


def _taken(found: JobPart, *, is_lost: bool) -> bool:
    """Take this part, unless another worker was faster."""
    # The conditions stand on this row alone: behind a join PostgreSQL would not look at them again
    # after it has waited for the worker that was faster.
    free = JobPart.objects.filter(FREE, pk=found.pk, attempt=found.attempt)
    found.attempt += 1
    found.lost += is_lost
    taken = free.update(
        state=PartState.RUNNING, attempt=found.attempt, lost=found.lost, lease_until=_lease()
    )
    if taken:
        Job.objects.filter(pk=found.job_id).update(seen_at=timezone.now())
    return bool(taken)


def count_free_parts(job: Job) -> int:
    """Return how many workers would find something to do now."""
    return _free_parts(job).count()


def _free_parts(job: Job) -> QuerySet[JobPart]:
    """Return what may be taken; the part that ends the job only after all the others."""
    others = JobPart.objects.filter(job=OuterRef("job"), ends_job=False, state__in=OPEN)
    return JobPart.objects.filter(
        FREE,
        Q(ends_job=False) | ~Exists(others),
        job=job.pk,
        job__state=JobState.RUNNING,
        job__cancel_asked=False,
    )


def renew_part(*, part: JobPart) -> None:
    """Take a new lease; raise JobStopped where the part is no longer wanted from this worker."""
    wanted = Job.objects.filter(pk=part.job_id, state=JobState.RUNNING, cancel_asked=False)
    if not wanted.update(seen_at=timezone.now()):
        raise JobStopped
    if not _mine(part).update(lease_until=_lease()):
        raise JobStopped


def advance_ending(*, part: JobPart, done: int, total: int) -> None:
    """Take a new lease on the part that ends the job, and say how far it is; raise JobStopped."""
    renew_part(part=part)
    if part.ends_job:
        Job.objects.filter(pk=part.job_id).update(done=done, total=total)


@transaction.atomic
def finish_part(*, part: JobPart) -> None:
    """Write down that a share is done; an attempt that was lost changes nothing."""
    _end_part(part, PartState.DONE, "")


@transaction.atomic
def fail_part(*, part: JobPart, message: str) -> None:
    """Write down why a part failed; the others go on. Without its end the job fails with it."""
    job = _end_part(part, PartState.FAILED, message)
    if job is not None and part.ends_job and job.state == JobState.RUNNING:
        end_job(job, JobState.FAILED, message)


@transaction.atomic
def finish_parts(*, part: JobPart, outcome: Outcome) -> None:
    """End the job with what it came to, once; an attempt that was lost changes nothing."""
    job = _end_part(part, PartState.DONE, "")
    if job is not None and job.state == JobState.RUNNING:
        job.done = job.done if job.failures else job.total
        end_job(job, JobState.DONE, outcome.message, outcome)


@transaction.atomic
def give_part_back(*, part: JobPart) -> None:
    """Let a part wait again that was stopped on the way."""
    _mine(part).update(state=PartState.WAITING, lease_until=None)


def end_cancelled_job(job: Job) -> None:
    """End a job that somebody asked to cancel; parts in other hands are still finished."""
    asked = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, cancel_asked=True)
    asked.update(state=JobState.CANCELLED, ended_at=timezone.now())


def _end_part(part: JobPart, state: PartState, message: str) -> Job | None:
    """End this attempt and count; return the job, locked, or None where the part was lost."""
    job = Job.objects.select_for_update().get(pk=part.job_id)
    ended = _mine(part).update(
        state=state, message=message, lease_until=None, ended_at=timezone.now()
    )
    if not ended:
        return None
    _count(job)
    return job


def _mine(part: JobPart) -> QuerySet[JobPart]:
    return JobPart.objects.filter(pk=part.pk, attempt=part.attempt, state=PartState.RUNNING)


def _count(job: Job) -> None:
    """Count what is done on a locked job, so that two workers never count over each other.

    Work without shares is counted by its end, as that goes on.
    """
    shares = job.parts.filter(ends_job=False)
    sums = shares.aggregate(total=Sum("size"), done=Sum("size", filter=Q(state=PartState.DONE)))
    if sums["total"] is not None:
        job.total, job.done = sums["total"], sums["done"] or 0
    job.failures = shares.filter(state=PartState.FAILED).count()
    job.seen_at = timezone.now()
    job.save(update_fields=["total", "done", "failures", "seen_at"])


def _lease() -> CombinedExpression:
    return Now() + dt.timedelta(seconds=settings.JOB_LEASE_SECONDS)
