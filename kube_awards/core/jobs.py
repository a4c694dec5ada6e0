"""Know which work each kind of job does; apps add theirs when they are ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kube_awards.core.services.jobs import advance_job

if TYPE_CHECKING:
    from django.core.files.base import ContentFile

    from kube_awards.core.models import Job


@dataclass(frozen=True)
class Outcome:
    """What a job came to: a sentence, how many parts failed, and perhaps a file to fetch."""

    message: str
    failures: int = 0
    file: ContentFile[bytes] | None = None
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
