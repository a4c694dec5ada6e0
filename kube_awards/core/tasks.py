"""What a worker does: take a job or a part of one, do it, write down how it ended."""

from __future__ import annotations

import datetime as dt
import logging
import time
from functools import partial
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import default_task_backend, task

from kube_awards.core.errors import Refused
from kube_awards.core.jobs import DIVIDED, WORKS, DividedWork, Hold, Progress
from kube_awards.core.models import Job
from kube_awards.core.services.jobs import JobStopped, claim_job, fail_job, finish_job
from kube_awards.core.services.parts import (
    count_free_parts,
    cut_job,
    end_cancelled_job,
    fail_part,
    finish_part,
    finish_parts,
    give_part_back,
    take_part,
)

if TYPE_CHECKING:
    from kube_awards.core.models import JobPart

MOST_WORKERS = 8
# So long a worker stays with one job before it lets other tasks have their turn, mails for one.
TURN_SECONDS = 20

logger = logging.getLogger(__name__)


def enqueue(job: Job) -> None:
    """Hand the job to a worker once this transaction holds."""
    transaction.on_commit(partial(run_job.enqueue, job.public_id))
    if job.kind in DIVIDED:
        transaction.on_commit(partial(_tend_later, job.public_id, job.attempt + 1))


@task()
def run_job(public_id: str) -> None:
    """Do the work of a job that waits; a repeat of the same task finds nothing to do."""
    job = claim_job(public_id)
    if job is None:
        return
    if job.kind in DIVIDED:
        _lead(job)
        return
    try:
        outcome = WORKS[job.kind](job, Progress(job))
    except JobStopped:
        logger.info("job %s stopped", job.public_id)
    except Refused as refusal:
        fail_job(job=job, message=str(refusal))
    except Exception:
        logger.exception("job %s failed", job.public_id)
        fail_job(job=job, message=_our_fault(job))
    else:
        finish_job(job=job, outcome=outcome)


@task()
def help_job(public_id: str) -> None:
    """Do parts of a job that another worker began, as long as there are any."""
    job = Job.objects.filter(public_id=public_id).first()
    if job is not None:
        _work_along(job)


@task()
def tend_job(public_id: str, attempt: int) -> None:
    """See to it that a job goes on although its workers were killed; look again until it is over.

    The queue does not give a killed worker's task to another one. What this one is for is done
    before anything that takes time; should a worker die within that moment, the page says that the
    work stands still, and lets it be repeated.
    """
    job = Job.objects.filter(public_id=public_id).first()
    if job is None or job.is_over or job.attempt > attempt:
        return
    _tend_later(public_id, attempt)
    _lead(claim_job(public_id) or job)


def _tend_later(public_id: str, attempt: int) -> None:
    if default_task_backend.supports_defer:
        later = timezone.now() + dt.timedelta(seconds=settings.JOB_LEASE_SECONDS)
        tend_job.using(run_after=later).enqueue(public_id, attempt)


def _lead(job: Job) -> None:
    """Cut the job where nobody has, call other workers, and work along."""
    try:
        cut_job(job=job, cut=DIVIDED[job.kind].cut)
    except Refused as refusal:
        fail_job(job=job, message=str(refusal))
    except Exception:
        logger.exception("job %s could not be cut", job.public_id)
        fail_job(job=job, message=_our_fault(job))
    for _helper in range(1, min(count_free_parts(job), MOST_WORKERS)):
        help_job.enqueue(job.public_id)
    _work_along(job)


def _work_along(job: Job) -> None:
    """Do one part after the other, for one turn."""
    turn_ends = time.monotonic() + TURN_SECONDS
    while part := take_part(job):
        _do_part(DIVIDED[job.kind], part)
        if time.monotonic() > turn_ends:
            help_job.enqueue(job.public_id)
            return
    end_cancelled_job(job)


def _do_part(work: DividedWork, part: JobPart) -> None:
    try:
        if part.ends_job:
            finish_parts(part=part, outcome=work.end(part.job, Hold(part)))
        else:
            work.do(part, Hold(part))
            finish_part(part=part)
        logger.info("part %s of job %s is done", part.number, part.job.public_id)
    except JobStopped:
        logger.info("part %s of job %s stopped", part.number, part.job.public_id)
        give_part_back(part=part)
    except Refused as refusal:
        fail_part(part=part, message=str(refusal))
    except Exception:
        logger.exception("part %s of job %s failed", part.number, part.job.public_id)
        fail_part(part=part, message=_our_fault(part.job))


def _our_fault(job: Job) -> str:
    sentence = _("Maaf, sistem sedang bermasalah. Coba lagi; bila berulang, sebutkan %(code)s.")
    return sentence % {"code": job.public_id}
