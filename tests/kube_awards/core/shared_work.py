"""Work in parts to try the machinery with: it notes what was done, and fails where it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kube_awards.core import jobs
from kube_awards.core.jobs import DividedWork, Hold, Outcome
from kube_awards.core.services.jobs import create_job
from kube_awards.core.services.parts import Share
from tests.factories import make_user

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pytest

    from kube_awards.core.models import Job, JobPart

KIND = "bagian"


@dataclass
class Diary:
    """Work on three parts of two things each; `before` is called as a part begins."""

    before: Callable[[JobPart], None] = lambda _part: None
    at_end: Callable[[Job, Hold], None] = lambda _job, _hold: None
    cuts: int = 3
    done: list[int] = field(default_factory=list)
    ends: int = 0

    def cut(self, _job: Job) -> Sequence[Share]:
        """Make equal shares."""
        return [Share(f"Bagian {at}", {"at": at}, size=2) for at in range(1, self.cuts + 1)]

    def do(self, part: JobPart, _hold: Hold) -> None:
        """Note the part, unless `before` refuses."""
        self.before(part)
        self.done.append(part.payload["at"])

    def end(self, job: Job, hold: Hold) -> Outcome:
        """Count how often it is called."""
        self.at_end(job, hold)
        self.ends += 1
        return Outcome("Selesai semua.")


def registered(monkeypatch: pytest.MonkeyPatch, diary: Diary) -> Diary:
    """Let jobs of KIND do what the diary says."""
    work = DividedWork(diary.cut, diary.do, diary.end, "dokumen")
    monkeypatch.setitem(jobs.DIVIDED, KIND, work)
    return diary


def divided_job() -> Job:
    """Return a job of KIND that waits for its first worker."""
    return create_job(kind=KIND, title="Uji", owner_id=make_user().pk, payload={})


def standing(job: Job) -> tuple[str, int, int, int, str]:
    """Return how a job stands: state, done, total, failed parts, message."""
    job.refresh_from_db()
    return (job.state, job.done, job.total, job.failures, job.message)


def parts_of(job: Job) -> list[tuple[str, int]]:
    """Return the state of every part, and how often it was taken."""
    return list(job.parts.order_by("number").values_list("state", "attempt"))
