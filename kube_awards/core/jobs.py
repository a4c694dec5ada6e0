"""Know which work each kind of job does; apps add theirs when they are ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kube_awards.core.services.jobs import advance_job
from kube_awards.core.services.parts import advance_ending, renew_part

if TYPE_CHECKING:
    from django.core.files.base import File
    from django.utils.functional import _StrPromise

    from kube_awards.core.models import Job, JobPart
    from kube_awards.core.services.parts import Share


@dataclass(frozen=True)
class Outcome:
    """What a job came to: a sentence, how many parts failed, and perhaps a file to fetch."""

    message: str
    failures: int = 0
    file: File[bytes] | None = None
    file_name: str = ""


class Progress:
    """Tell how far the work is; stop it where it was cancelled or given to another worker.

    Call `step` outside the transaction of the work itself, which nobody else sees before it ends.
    """

    def __init__(self, job: Job) -> None:
        """Speak for this attempt of the job."""
        self.job = job

    def step(self, done: int, total: int, message: str = "") -> None:
        """Write down that so many of the parts are done; raise JobStopped."""
        advance_job(job=self.job, done=done, total=total, message=message)


Work: TypeAlias = Callable[["Job", Progress], Outcome]
WORKS: dict[str, Work] = {}


def register(kind: str, work: Work) -> None:
    """Let jobs of this kind do this work."""
    WORKS[kind] = work


class Hold:
    """Keep a part in this worker's hands; stop where it was cancelled or given to another worker.

    Call either method outside the transaction of the work itself, which nobody else sees before it
    ends, and within every JOB_LEASE_SECONDS. A part that was lost may still be half done here while
    another worker does it: what it writes must be right even then, by a lock and a second look.
    """

    def __init__(self, part: JobPart) -> None:
        """Speak for this attempt at the part."""
        self.part = part

    def renew(self) -> None:
        """Take a new lease; raise JobStopped."""
        renew_part(part=self.part)

    def step(self, done: int, total: int) -> None:
        """Take a new lease and, where this part ends the job, say how far it is; JobStopped."""
        advance_ending(part=self.part, done=done, total=total)


@dataclass(frozen=True)
class DividedWork:
    """Work that several workers share: how to cut it, how to do a part, how to end it.

    `end` runs once every share is done or failed, however many workers there were;
    `Outcome.failures` is counted here and need not be given. `unit` names what sizes count.
    """

    cut: Callable[[Job], Sequence[Share]]
    do: Callable[[JobPart, Hold], None]
    end: Callable[[Job, Hold], Outcome]
    unit: str | _StrPromise


def undivided(do: Callable[[Job, Hold], Outcome], unit: str | _StrPromise) -> DividedWork:
    """Return work of a single piece that another worker takes up, from its start, when one dies."""

    def no_shares(_job: Job) -> Sequence[Share]:
        return ()

    def no_share(_part: JobPart, _hold: Hold) -> None:
        raise NotImplementedError

    return DividedWork(no_shares, no_share, do, unit)


DIVIDED: dict[str, DividedWork] = {}


def register_divided(kind: str, work: DividedWork) -> None:
    """Let jobs of this kind be shared among workers."""
    DIVIDED[kind] = work
