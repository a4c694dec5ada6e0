"""A part has one worker at a time; a lost one is taken again, and nothing counts twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError
from django.utils import timezone

from kube_awards.core.jobs import Hold, Outcome
from kube_awards.core.models import Job, JobPart, JobState
from kube_awards.core.services.jobs import JobStopped, cancel_job, claim_job, retry_job
from kube_awards.core.services.parts import (
    MOST_LOST,
    count_free_parts,
    cut_job,
    end_cancelled_job,
    fail_part,
    finish_part,
    finish_parts,
    give_part_back,
    take_part,
)
from tests.kube_awards.core.shared_work import Diary, divided_job, parts_of, standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def job() -> Job:
    """Give a running job that is cut into three parts and its end."""
    claimed = claim_job(divided_job().public_id)
    assert claimed is not None
    cut_job(job=claimed, cut=Diary().cut)
    return claimed


def taken(job: Job) -> JobPart:
    """Take the next part, which there is."""
    part = take_part(job)
    assert part is not None
    return part


def lose(part: JobPart) -> None:
    """Let the lease of a part run out."""
    past = timezone.now() - dt.timedelta(seconds=5)
    JobPart.objects.filter(pk=part.pk).update(lease_until=past)


def test_a_job_is_cut_once(job: Job) -> None:
    cut_job(job=job, cut=Diary(cuts=9).cut)

    assert list(job.parts.values_list("number", "title", "size", "ends_job")) == [
        (1, "Bagian 1", 2, False),
        (2, "Bagian 2", 2, False),
        (3, "Bagian 3", 2, False),
        (4, "Penyelesaian", 0, True),
    ]
    assert standing(job) == ("running", 0, 6, 0, "")


def test_each_worker_takes_another_part_and_the_end_comes_last(job: Job) -> None:
    first, second, third = (taken(job) for _each in range(3))

    assert [part.number for part in (first, second, third)] == [1, 2, 3]
    assert take_part(job) is None
    for part in (first, second):
        finish_part(part=part)
    assert take_part(job) is None
    fail_part(part=third, message="Namanya terlalu panjang.")
    assert taken(job).ends_job
    assert take_part(job) is None
    assert standing(job) == ("running", 4, 6, 1, "")


def test_a_part_whose_lease_ran_out_is_taken_again_and_its_first_worker_changes_nothing(
    job: Job,
) -> None:
    lost = taken(job)
    lose(lost)

    again = taken(job)
    finish_part(part=lost)
    fail_part(part=lost, message="terlambat")
    give_part_back(part=lost)
    with pytest.raises(JobStopped):
        Hold(lost).renew()

    assert (again.number, again.attempt, again.lost) == (1, 2, 1)
    assert parts_of(job)[0] == ("running", 2)
    finish_part(part=again)
    assert standing(job) == ("running", 2, 6, 0, "")


def test_a_lease_that_is_renewed_does_not_run_out(job: Job) -> None:
    part = taken(job)
    lose(part)

    Hold(part).renew()

    assert taken(job).number == 2


def test_a_part_that_was_done_is_not_taken_by_who_saw_it_before(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look and the update the slow first worker ended it."""
    slow = taken(job)
    lose(slow)
    real_taken = "kube_awards.core.services.parts._taken"
    from kube_awards.core.services import parts  # noqa: PLC0415 - what is patched

    before = parts._taken  # noqa: SLF001 - the moment between look and update

    def late(found: JobPart, *, is_lost: bool) -> bool:
        finish_part(part=slow)
        return before(found, is_lost=is_lost)

    monkeypatch.setattr(real_taken, late)

    assert taken(job).number == 2
    assert parts_of(job)[0] == ("done", 1)


def test_a_part_that_kills_its_workers_fails_at_last(job: Job) -> None:
    for _each in range(MOST_LOST + 1):
        lose(taken(job))

    assert taken(job).number == 2
    first = job.parts.get(number=1)
    assert (first.state, first.message) == (
        "failed",
        "Pekerja tugas berkali-kali mati di bagian ini.",
    )


def test_the_end_ends_the_job_once(job: Job) -> None:
    for _each in range(3):
        finish_part(part=taken(job))
    slow = taken(job)
    lose(slow)
    fast = taken(job)

    finish_parts(part=fast, outcome=Outcome("Pertama."))
    finish_parts(part=slow, outcome=Outcome("Kedua."))

    assert standing(job) == ("done", 6, 6, 0, "Pertama.")


def test_an_end_that_fails_fails_the_job_and_is_repeated_alone(job: Job) -> None:
    for _each in range(3):
        finish_part(part=taken(job))
    fail_part(part=taken(job), message="Berkas rusak.")
    assert standing(job) == ("failed", 6, 6, 0, "Berkas rusak.")

    retry_job(job=job)
    again = claim_job(job.public_id)

    assert again is not None
    assert [part.number for part in (taken(again),)] == [4]


def test_what_ends_after_a_cancellation_does_not_end_the_job_again(job: Job) -> None:
    for _each in range(3):
        finish_part(part=taken(job))
    end = taken(job)
    Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLED)

    fail_part(part=end, message="terlambat")
    finish_parts(part=end, outcome=Outcome("terlambat"))

    assert standing(job) == ("cancelled", 6, 6, 0, "")


def test_a_cancelled_job_has_no_free_part_and_counts_what_is_still_finished(job: Job) -> None:
    part = taken(job)
    cancel_job(job=job)

    assert (take_part(job), count_free_parts(job)) == (None, 0)
    end_cancelled_job(job)
    finish_part(part=part)

    assert standing(job) == ("cancelled", 2, 6, 0, "")
    with pytest.raises(JobStopped):
        Hold(part).renew()


def test_the_end_tells_how_far_it_is_and_a_share_does_not(job: Job) -> None:
    share = taken(job)
    Hold(share).step(1, 2)
    assert standing(job) == ("running", 0, 6, 0, "")
    finish_part(part=share)
    for _each in range(2):
        finish_part(part=taken(job))

    Hold(taken(job)).step(40, 100)

    assert standing(job) == ("running", 40, 100, 0, "")


def test_a_repeat_takes_only_what_failed_or_was_not_begun(job: Job) -> None:
    finish_part(part=taken(job))
    fail_part(part=taken(job), message="Namanya terlalu panjang.")
    cancel_job(job=job)
    end_cancelled_job(job)

    retry_job(job=job)
    again = claim_job(job.public_id)

    assert again is not None
    cut_job(job=again, cut=Diary().cut)
    assert standing(job) == ("running", 2, 6, 0, "")
    assert [taken(again).number for _each in range(2)] == [2, 3]


def test_a_running_part_has_a_lease(job: Job) -> None:
    with pytest.raises(IntegrityError, match="a_running_part_has_a_lease"):
        job.parts.filter(number=1).update(state="running")


def test_work_without_shares_is_counted_by_its_end() -> None:
    claimed = claim_job(divided_job().public_id)
    assert claimed is not None
    cut_job(job=claimed, cut=Diary(cuts=0).cut)
    end = taken(claimed)
    Hold(end).step(40, 100)
    assert standing(claimed) == ("running", 40, 100, 0, "")

    finish_parts(part=end, outcome=Outcome("100 piagam."))

    assert standing(claimed) == ("done", 100, 100, 0, "100 piagam.")
