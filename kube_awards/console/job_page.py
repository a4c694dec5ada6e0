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
from kube_awards.core.jobs import DIVIDED
from kube_awards.core.models import Job, JobPart, JobState, PartState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kube_awards.accounts.models import User

TAGS = {
    JobState.QUEUED: ("neutral", "circle"),
    JobState.RUNNING: ("info", "arrow-right"),
    JobState.DONE: ("ok", "check-circle-fill"),
    JobState.FAILED: ("bad", "exclamation-circle-fill"),
    JobState.CANCELLED: ("neutral", "slash-circle"),
}


MOST_NAMED = 10


@dataclass(frozen=True)
class JobPage:
    """A job as its page shows it."""

    job: Job
    kind: str
    icon: str
    label: str
    percent: int
    minutes: int
    minutes_left: int | None
    is_silent: bool
    can_retry: bool
    is_divided: bool
    failed: Sequence[JobPart]

    @property
    def can_cancel(self) -> bool:
        """Say whether there is something to cancel."""
        return not self.job.is_over

    @property
    def is_moving(self) -> bool:
        """Say whether the page should look again by itself; parts go on by themselves too."""
        return not (self.job.is_over or (self.is_silent and not self.is_divided))

    @property
    def time_words(self) -> str:
        """Say how long it has taken, and how long it will take where that can be guessed."""
        words = _("Kurang dari semenit")
        if self.minutes:
            words = ngettext("%(n)d menit", "%(n)d menit", self.minutes) % {"n": self.minutes}
        if self.minutes_left is None:
            return words
        left = _("hampir selesai")
        if self.minutes_left:
            more = ngettext(
                "kira-kira %(n)d menit lagi", "kira-kira %(n)d menit lagi", self.minutes_left
            )
            left = more % {"n": self.minutes_left}
        return f"{words}, {left}"

    @property
    def retry_words(self) -> str:
        """Say what starting again would do: of work in parts, only what is not done."""
        if self.job.state == JobState.CANCELLED and self.is_divided and self.job.done:
            return _("Lanjutkan")
        if self.failed:
            return _("Ulangi yang gagal (%(n)d)") % {"n": len(self.failed)}
        return _("Ulangi")

    @property
    def failed_named(self) -> Sequence[JobPart]:
        """Return the failed parts that the page names, the first few."""
        return self.failed[:MOST_NAMED]

    @property
    def failed_unnamed(self) -> int:
        """Count the failed parts beyond those."""
        return len(self.failed[MOST_NAMED:])


def job_page(job: Job) -> JobPage:
    """Return the page of a job."""
    now = timezone.now()
    silent = job.is_silent(now)
    kind, icon = ("warn", "exclamation-triangle-fill") if silent else _tag(job)
    begun = job.started_at or job.created_at
    is_divided = job.kind in DIVIDED
    parts = list(job.parts.all()) if is_divided else []
    return JobPage(
        job=job,
        kind=kind,
        icon=icon,
        label=label_of(job, silent=silent),
        percent=100 * job.done // job.total if job.total else 0,
        minutes=int(((job.ended_at or now) - begun).total_seconds() // 60),
        minutes_left=minutes_left(job, parts, now),
        is_silent=silent,
        can_retry=job.can_be_repeated(now),
        is_divided=is_divided,
        failed=[part for part in parts if part.state == PartState.FAILED],
    )


def minutes_left(job: Job, parts: Sequence[JobPart], now: dt.datetime) -> int | None:
    """Guess how long running work in parts will take, from what was done since it began.

    None where nothing was done yet; what an earlier run did says nothing about the speed.
    """
    begun = job.started_at
    if job.state != JobState.RUNNING or begun is None:
        return None
    ended = [part for part in parts if part.ended_at and part.ended_at >= begun]
    made = sum(part.size for part in ended if part.state == PartState.DONE)
    if not made:
        return None
    left = sum(part.size for part in parts if part.ended_at is None)
    return round((now - begun).total_seconds() / made * left / 60)


def _tag(job: Job) -> tuple[str, str]:
    if job.state == JobState.DONE and job.failures:
        return "warn", "exclamation-triangle-fill"
    return TAGS[JobState(job.state)]


def label_of(job: Job, *, silent: bool) -> str:
    """Return the state in words (ux.md §5.2, job)."""
    if silent:
        return _("Terhenti")
    if job.state == JobState.RUNNING and job.total:
        work = DIVIDED.get(job.kind)
        share = _("%(done)d dari %(total)d") % {"done": job.done, "total": job.total}
        return f"{share} {work.unit}" if work else share
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
