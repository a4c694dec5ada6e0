"""Real workers issue many certificates together; one is killed, and nothing is missing or double.

The workers are processes of their own, as `manage.py db_worker` starts them in production.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from benchmarks.issuing.edition import decided_edition
from kube_awards.accounts.roles import Role
from kube_awards.core.models import Job, PartState
from kube_awards.core.services.jobs import cancel_job, retry_job
from kube_awards.core.tasks import enqueue
from kube_awards.ledger.models import Entry
from prizes.models import Certificate, Decision
from prizes.selectors.certificates import issued_bytes
from prizes.services.issuing import start_issuing
from tests.factories import make_user
from tests.workers import LEASE_SECONDS, frozen_while, kill, wait_until, workers

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import Settings

# The workers see committed rows only.
pytestmark = pytest.mark.django_db(transaction=True)
AWARDS, SIZE = 39, 5


@pytest.fixture
def decision(settings: Settings) -> Decision:
    """Give a decision with 40 certificates to issue, one of them the judge's."""
    found = decided_edition(AWARDS)
    settings.JOB_LEASE_SECONDS = LEASE_SECONDS
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    return found


def begin(decision: Decision) -> Job:
    """Leave the certificates to the workers, in eight parts."""
    return start_issuing(decision=decision, actor=make_user(Role.PANITIA), back="/", size=SIZE)


def said(folder: Path, worker: int, words: str) -> bool:
    """Tell whether the log of a worker has these words."""
    return words in (folder / f"{worker}.log").read_text(encoding="utf-8")


def running(job: Job) -> int:
    """Count the parts in somebody's hands."""
    return job.parts.filter(state=PartState.RUNNING).count()


def is_over(job: Job) -> bool:
    """Tell whether the job is over."""
    job.refresh_from_db()
    return job.is_over


def standing(job: Job) -> tuple[str, int, int, int]:
    """Return how the job stands."""
    job.refresh_from_db()
    return (job.state, job.done, job.total, job.failures)


def assert_issued_once(decision: Decision, count: int) -> None:
    """Every holder has one certificate that counts, with its file and one line in the ledger."""
    issued = list(Certificate.objects.all())
    holders = {(each.award_id, each.judge_id) for each in issued}
    assert (len(issued), len(holders)) == (count, count)
    assert all(each.is_valid for each in issued)
    digests = [hashlib.sha256(issued_bytes(each)).hexdigest() for each in issued]
    assert digests == [each.digest for each in issued]
    lines = Entry.objects.filter(action="certificate.issued").values_list("object_id", flat=True)
    assert sorted(lines) == sorted(str(each.pk) for each in issued)
    assert len({each.file.name for each in issued}) == count


def test_two_workers_share_the_parts_and_the_one_left_does_what_the_killed_one_held(
    decision: Decision, tmp_path: Path
) -> None:
    with workers(2, tmp_path) as (first, _second):
        wait_until(lambda: all(said(tmp_path, at, "Starting worker") for at in (0, 1)))
        job = begin(decision)
        wait_until(lambda: all(said(tmp_path, at, "is done") for at in (0, 1)))
        wait_until(lambda: frozen_while(first, lambda: running(job) > 1))
        kill(first)
        wait_until(lambda: is_over(job))

    assert standing(job) == ("done", AWARDS + 1, AWARDS + 1, 0)
    assert job.parts.filter(lost__gt=0).exists()
    assert_issued_once(decision, AWARDS + 1)


def test_work_goes_on_when_all_workers_were_killed_and_one_is_started_again(
    decision: Decision, tmp_path: Path
) -> None:
    with workers(1, tmp_path) as (only,):
        job = begin(decision)
        wait_until(lambda: running(job) == 1)
        kill(only)
    assert standing(job)[0] == "running"

    with workers(1, tmp_path):
        wait_until(lambda: is_over(job))

    assert standing(job) == ("done", AWARDS + 1, AWARDS + 1, 0)
    assert_issued_once(decision, AWARDS + 1)


def test_work_is_cancelled_on_the_way_taken_up_again_and_repeated_where_it_failed(
    decision: Decision, tmp_path: Path
) -> None:
    judge = decision.edition.judges.get().user
    name, judge.full_name = judge.full_name, "Siti ꦱꦶꦠꦶ"  # letters that no font of ours has
    judge.save()
    with workers(1, tmp_path):
        job = begin(decision)
        wait_until(lambda: standing(job)[1] > 0)
        cancel_job(job=job)
        wait_until(lambda: is_over(job))
        stopped = standing(job)
        assert_issued_once(decision, stopped[1])

        enqueue(retry_job(job=job))
        wait_until(lambda: is_over(job))
        assert standing(job) == ("done", 35, 40, 1)
        (failed,) = job.parts.filter(state=PartState.FAILED)
        assert failed.title == "Piagam 36 sampai 40"
        assert failed.message.startswith(judge.full_name)

        judge.full_name = name
        judge.save()
        enqueue(retry_job(job=job))
        wait_until(lambda: is_over(job))

    assert stopped[0] == "cancelled"
    assert stopped[1] < AWARDS
    assert standing(job) == ("done", 40, 40, 0)
    assert_issued_once(decision, 40)
