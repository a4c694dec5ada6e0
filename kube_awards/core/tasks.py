"""What a worker does: take a job, do its work, write down how it ended."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from kube_awards.core.errors import Refused
from kube_awards.core.jobs import WORKS, Progress
from kube_awards.core.services.jobs import JobStopped, claim_job, fail_job, finish_job

if TYPE_CHECKING:
    from kube_awards.core.models import Job

logger = logging.getLogger(__name__)


def enqueue(job: Job) -> None:
    """Hand the job to a worker once this transaction holds."""
    transaction.on_commit(partial(run_job.enqueue, job.public_id))


@task()
def run_job(public_id: str) -> None:
    """Do the work of a job that waits; a repeat of the same task finds nothing to do."""
    job = claim_job(public_id)
    if job is None:
        return
    try:
        outcome = WORKS[job.kind](job, Progress(job))
    except JobStopped:
        logger.info("job %s stopped", job.public_id)
    except Refused as refusal:
        fail_job(job=job, message=str(refusal))
    except Exception:
        logger.exception("job %s failed", job.public_id)
        sentence = _("Maaf, sistem sedang bermasalah. Coba lagi; bila berulang, sebutkan %(code)s.")
        fail_job(job=job, message=sentence % {"code": job.public_id})
    else:
        finish_job(job=job, outcome=outcome)
