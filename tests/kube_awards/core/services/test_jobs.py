"""Long work is followed, cancelled, repeated and survives a worker that dies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from kube_awards.core import jobs
from kube_awards.core.errors import Refused, WrongState
from kube_awards.core.jobs import Outcome, Progress
from kube_awards.core.models import SILENCE, Job, JobState
from kube_awards.core.services.jobs import (
    JobStopped,
    advance_job,
    cancel_job,
    claim_job,
    create_job,
    fail_job,
    finish_job,
    retry_job,
)
from kube_awards.core.tasks import enqueue, run_job
from tests.factories import make_user

if TYPE_CHECKING:
    from pytest_django import DjangoCaptureOnCommitCallbacks

pytestmark = pytest.mark.django_db


def waiting() -> Job:
    """Return a job that waits for a worker."""
    return create_job(kind="uji", title="Uji", owner_id=make_user().pk, payload={"n": 3})


def running() -> Job:
    """Return a job that a worker has taken."""
    job = claim_job(waiting().public_id)
    assert job is not None
    return job


def silenced(job: Job) -> Job:
    """Let the worker of a job be silent for too long."""
    old = timezone.now() - SILENCE - dt.timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(seen_at=old)
    job.refresh_from_db()
    return job


def facts(job: Job) -> tuple[str, int, int, str]:
    """Return how a job stands."""
    job.refresh_from_db()
    return (job.state, job.done, job.total, job.message)


def test_a_job_is_taken_by_one_worker_only() -> None:
    """The second finds nothing to do."""
    job = waiting()
    assert claim_job(job.public_id) is not None
    assert claim_job(job.public_id) is None
    assert claim_job("0000000000000000") is None


def test_work_tells_how_far_it_is_and_what_it_came_to() -> None:
    """Who comes back to the page reads it there."""
    job = running()
    Progress(job).step(2, 5, "Membaca baris")
    assert facts(job) == ("running", 2, 5, "Membaca baris")
    finish_job(job=job, outcome=Outcome("5 baris diterapkan.", failures=1))
    assert facts(job) == ("done", 5, 5, "5 baris diterapkan.")
    assert job.failures == 1
    assert job.is_over


def test_a_second_result_replaces_the_first_file(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """No file is left behind."""
    job = running()
    first = Outcome("a", file=ContentFile(b"1", name="a.xlsx"), file_name="a.xlsx")
    finish_job(job=job, outcome=first)
    job.refresh_from_db()
    old = job.result.name
    Job.objects.filter(pk=job.pk).update(state=JobState.FAILED)
    retry_job(job=job)
    again = claim_job(job.public_id)
    assert again is not None
    second = Outcome("b", file=ContentFile(b"2", name="b.xlsx"), file_name="b.xlsx")
    with django_capture_on_commit_callbacks(execute=True):
        finish_job(job=again, outcome=second)
    job.refresh_from_db()
    assert (job.result.read(), job.result_name) == (b"2", "b.xlsx")
    job.result.close()
    assert not default_storage.exists(old or "")


def test_waiting_work_is_cancelled_at_once() -> None:
    """No worker takes it any more."""
    job = cancel_job(job=waiting())
    assert job.state == JobState.CANCELLED
    assert claim_job(job.public_id) is None


def test_running_work_is_cancelled_at_its_next_step() -> None:
    """What is half done is not committed: the work stops by an exception."""
    job = running()
    assert cancel_job(job=job).state == JobState.RUNNING
    with pytest.raises(JobStopped):
        advance_job(job=job, done=1, total=2)
    assert facts(job)[0] == "cancelled"


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.CANCELLED])
def test_what_is_over_is_not_cancelled(state: JobState) -> None:
    """The refusal says how it stands."""
    job = waiting()
    Job.objects.filter(pk=job.pk).update(state=state)
    with pytest.raises(WrongState):
        cancel_job(job=job)


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.RUNNING, JobState.DONE])
def test_what_waits_runs_or_is_done_is_not_started_again(state: JobState) -> None:
    """Nobody does the work twice."""
    job = waiting()
    Job.objects.filter(pk=job.pk).update(state=state, seen_at=timezone.now())
    with pytest.raises(WrongState):
        retry_job(job=job)


def test_a_job_whose_worker_died_is_started_again_and_the_old_worker_changes_nothing() -> None:
    """A worker that wakes up finds its attempt over."""
    old = silenced(running())
    assert old.is_silent(timezone.now())
    retry_job(job=old)
    new = claim_job(old.public_id)
    assert new is not None
    assert new.attempt == old.attempt + 1
    with pytest.raises(JobStopped):
        advance_job(job=old, done=1, total=1)
    finish_job(job=old, outcome=Outcome("terlambat"))
    fail_job(job=old, message="terlambat")
    assert facts(new)[0] == "running"


def test_a_silent_job_is_cancelled_at_once() -> None:
    """There is no worker that would notice."""
    assert cancel_job(job=silenced(running())).state == JobState.CANCELLED


def test_a_task_does_the_work_that_its_kind_names(
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    """The page enqueues, the worker works, the row tells."""
    monkeypatch.setattr(jobs, "WORKS", {})
    monkeypatch.setattr("kube_awards.core.tasks.WORKS", jobs.WORKS)

    def work(job: Job, progress: Progress) -> Outcome:
        progress.step(1, 1)
        return Outcome(f"{job.payload['n']} baris")

    jobs.register("uji", work)
    job = waiting()
    with django_capture_on_commit_callbacks(execute=True):
        enqueue(job)
    assert facts(job) == ("done", 1, 1, "3 baris")
    run_job.call(job.public_id)
    assert facts(job) == ("done", 1, 1, "3 baris")


@pytest.mark.parametrize(
    ("fault", "state", "message"),
    [
        (Refused("Edisi sudah dibuka."), "failed", "Edisi sudah dibuka."),
        (ValueError("rahasia"), "failed", "Maaf, sistem sedang bermasalah."),
        (JobStopped(), "running", ""),
    ],
)
def test_work_that_breaks_off_says_why(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, state: str, message: str
) -> None:
    """A rule's sentence is shown; a fault of ours shows a code and nothing of its inside."""

    def work(_job: Job, _progress: Progress) -> Outcome:
        raise fault

    monkeypatch.setitem(jobs.WORKS, "uji", work)
    job = waiting()
    run_job.call(job.public_id)
    job.refresh_from_db()
    assert job.state == state
    assert job.message.startswith(message)
    assert "rahasia" not in job.message
