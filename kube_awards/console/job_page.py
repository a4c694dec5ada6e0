"""Read what a job's page says: how far it is, for how long, and what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.models import Edition
from assessments.permissions import Act, may
from kube_awards.core.models import Job, JobState

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

TAGS = {
    JobState.QUEUED: ("neutral", "circle"),
    JobState.RUNNING: ("info", "arrow-right"),
    JobState.DONE: ("ok", "check-circle-fill"),
    JobState.FAILED: ("bad", "exclamation-circle-fill"),
    JobState.CANCELLED: ("neutral", "slash-circle"),
}


@dataclass(frozen=True)
class JobPage:
    """A job as its page shows it."""

    job: Job
    kind: str
    icon: str
    label: str
    percent: int
    minutes: int
    is_silent: bool

    @property
    def can_cancel(self) -> bool:
        """Say whether there is something to cancel."""
        return not self.job.is_over

    @property
    def can_retry(self) -> bool:
        """Say whether the work can be started again."""
        return self.is_silent or self.job.state in {JobState.FAILED, JobState.CANCELLED}

    @property
    def is_moving(self) -> bool:
        """Say whether the page should look again by itself."""
        return not (self.job.is_over or self.is_silent)


def job_page(job: Job) -> JobPage:
    """Return the page of a job."""
    now = timezone.now()
    silent = job.is_silent(now)
    kind, icon = ("warn", "exclamation-triangle-fill") if silent else TAGS[JobState(job.state)]
    begun = job.started_at or job.created_at
    return JobPage(
        job=job,
        kind=kind,
        icon=icon,
        label=label_of(job, silent=silent),
        percent=100 * job.done // job.total if job.total else 0,
        minutes=int(((job.ended_at or now) - begun).total_seconds() // 60),
        is_silent=silent,
    )


def label_of(job: Job, *, silent: bool) -> str:
    """Return the state in words (ux.md §5.2, job)."""
    if silent:
        return _("Terhenti")
    if job.state == JobState.RUNNING and job.total:
        return _("%(done)d dari %(total)d") % {"done": job.done, "total": job.total}
    if job.state == JobState.DONE and job.failures:
        sentence = ngettext(
            "Selesai dengan %(n)d kegagalan", "Selesai dengan %(n)d kegagalan", job.failures
        )
        return sentence % {"n": job.failures}
    return str(job.get_state_display())


def get_job_for(user: User, public_id: str) -> Job:
    """Return a job to who may now do that work themselves; for anybody else it is missing.

    Work that belongs to no edition is its owner's alone.
    """
    job = get_object_or_404(Job, public_id=public_id)
    if "edition" not in job.payload:
        allowed = job.owner_id == user.pk
    else:
        edition = Edition.objects.filter(slug=job.payload["edition"]).first()
        allowed = edition is not None and may(user, Act(job.payload["act"]), edition)
    if not allowed:
        raise Http404
    return job
