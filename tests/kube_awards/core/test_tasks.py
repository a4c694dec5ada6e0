"""Workers share the parts of a job: what fails, stops or dies does not keep the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kube_awards.core.errors import Refused
from kube_awards.core.models import Job, JobPart
from kube_awards.core.services.jobs import cancel_job, retry_job
from kube_awards.core.tasks import enqueue, help_job, run_job, tend_job
from tests.kube_awards.core.shared_work import Diary, divided_job, parts_of, registered, standing

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

    from kube_awards.core.jobs import Hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(settings: Settings) -> Callable[[], list[str]]:
    """Let tasks wait in the database, as in production; give what names those that do."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

    def names() -> list[str]:
        paths = DBTaskResult.objects.values_list("task_path", flat=True)
        return sorted(path.rpartition(".")[2] for path in paths)

    return names


def failing_at(number: int, fault: Exception) -> Diary:
    """Return work whose part of this number fails."""

    def before(part: JobPart) -> None:
        if part.number == number:
            raise fault

    return Diary(before)


def test_work_in_parts_is_done_and_ended_once(
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    diary, job = registered(monkeypatch, Diary()), divided_job()

    with django_capture_on_commit_callbacks(execute=True):
        enqueue(job)
    run_job.call(job.public_id)
    help_job.call(job.public_id)
    help_job.call("0000000000000000")

    assert standing(job) == ("done", 6, 6, 0, "Selesai semua.")
    assert (diary.done, diary.ends) == ([1, 2, 3], 1)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Refused("Namanya terlalu panjang."), "Namanya terlalu panjang."),
        (ValueError("rahasia"), "Maaf, sistem sedang bermasalah."),
    ],
)
def test_a_part_that_fails_keeps_no_other_and_is_repeated_alone(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, message: str
) -> None:
    first, job = registered(monkeypatch, failing_at(2, fault)), divided_job()
    run_job.call(job.public_id)

    assert standing(job) == ("done", 4, 6, 1, "Selesai semua.")
    assert first.done == [1, 3]
    assert job.parts.get(state="failed").message.startswith(message)

    second = registered(monkeypatch, Diary())
    run_job.call(retry_job(job=job).public_id)

    assert standing(job) == ("done", 6, 6, 0, "Selesai semua.")
    assert (second.done, second.ends) == ([2], 1)


def test_cancelling_stops_before_the_next_part_and_work_is_taken_up_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    job = divided_job()

    def before(_part: JobPart) -> None:
        cancel_job(job=job)

    diary = registered(monkeypatch, Diary(before))
    run_job.call(job.public_id)
    assert standing(job) == ("cancelled", 2, 6, 0, "")

    diary.before = lambda _part: None
    run_job.call(retry_job(job=job).public_id)

    assert standing(job) == ("done", 6, 6, 0, "Selesai semua.")
    assert (diary.done, diary.ends) == ([1, 2, 3], 1)


def test_an_end_that_is_cancelled_on_the_way_waits_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def at_end(job: Job, hold: Hold) -> None:
        cancel_job(job=job)
        hold.step(1, 2)

    registered(monkeypatch, Diary(at_end=at_end))
    job = divided_job()
    run_job.call(job.public_id)

    assert standing(job) == ("cancelled", 6, 6, 0, "")
    assert parts_of(job)[-1] == ("waiting", 1)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (Refused("Edisi sudah dibuka."), "Edisi sudah dibuka."),
        (ValueError("rahasia"), "Maaf, sistem sedang bermasalah."),
    ],
)
def test_a_job_that_cannot_be_cut_fails_and_says_why(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, message: str
) -> None:
    def cut(_job: Job) -> list[object]:
        raise fault

    diary = Diary()
    monkeypatch.setattr(diary, "cut", cut)
    registered(monkeypatch, diary)
    job = divided_job()
    run_job.call(job.public_id)

    assert standing(job)[0] == "failed"
    assert job.message.startswith(message)
    assert parts_of(job) == []


def test_other_workers_are_called_and_somebody_looks_again_later(
    monkeypatch: pytest.MonkeyPatch,
    queued: Callable[[], list[str]],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    registered(monkeypatch, Diary(cuts=20))
    job = divided_job()

    with django_capture_on_commit_callbacks(execute=True):
        enqueue(job)
    assert queued() == ["run_job", "tend_job"]
    assert DBTaskResult.objects.get(task_path__endswith="tend_job").run_after > timezone.now()
    run_job.call(job.public_id)

    assert queued().count("help_job") == 7


def test_a_worker_leaves_after_its_turn_and_comes_back(
    monkeypatch: pytest.MonkeyPatch, queued: Callable[[], list[str]]
) -> None:
    monkeypatch.setattr("kube_awards.core.tasks.TURN_SECONDS", 0)
    monkeypatch.setattr("kube_awards.core.tasks.MOST_WORKERS", 1)
    registered(monkeypatch, Diary())
    job = divided_job()

    run_job.call(job.public_id)

    assert standing(job) == ("running", 2, 6, 0, "")
    assert queued() == ["help_job"]


def test_a_job_whose_worker_died_before_it_cut_anything_goes_on(
    monkeypatch: pytest.MonkeyPatch, queued: Callable[[], list[str]]
) -> None:
    diary, job = registered(monkeypatch, Diary()), divided_job()
    Job.objects.filter(pk=job.pk).update(state="running", attempt=1)

    tend_job.call(job.public_id, 1)

    assert standing(job) == ("done", 6, 6, 0, "Selesai semua.")
    assert diary.done == [1, 2, 3]
    assert queued().count("tend_job") == 1


def test_a_job_that_no_worker_took_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    registered(monkeypatch, Diary())
    job = divided_job()

    tend_job.call(job.public_id, 1)

    assert standing(job) == ("done", 6, 6, 0, "Selesai semua.")


@pytest.mark.parametrize("facts", [{"state": "done"}, {"state": "running", "attempt": 2}])
def test_nobody_looks_again_after_the_end_or_where_another_looks(
    monkeypatch: pytest.MonkeyPatch, queued: Callable[[], list[str]], facts: dict[str, object]
) -> None:
    diary, job = registered(monkeypatch, Diary()), divided_job()
    Job.objects.filter(pk=job.pk).update(**facts)

    tend_job.call(job.public_id, 1)
    tend_job.call("0000000000000000", 1)

    assert (queued(), diary.done) == ([], [])
