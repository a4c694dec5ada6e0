"""Leave a big paper to a worker: tables of hundreds of rows take longer than a request may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Contestant, Edition
from assessments.permissions import Act
from assessments.services.long_work import start_work
from kube_awards.accounts.models import User
from kube_awards.core.jobs import Outcome
from prizes.models import DocumentKind
from prizes.services.papers import Order, issue_document

if TYPE_CHECKING:
    from kube_awards.core.jobs import Progress
    from kube_awards.core.models import Job

PAPER = "surat"
# Rows of contestants by judges from which a paper is left to a worker.
MANY_ROWS = 100


def is_big(edition: Edition) -> bool:
    """Say whether the papers of an edition are made by a worker."""
    contestants = Contestant.objects.filter(category__edition=edition).count()
    return contestants * edition.judges.count() >= MANY_ROWS


def order_document(*, edition: Edition, order: Order, actor: User, back: str) -> Job:
    """Leave a paper to a worker; whoever may issue papers may follow it and end it."""
    return start_work(
        kind=PAPER,
        title=_("Menerbitkan %(paper)s") % {"paper": order.kind.label},
        edition=edition,
        act=Act.ISSUE,
        payload={
            "paper": order.kind.value,
            "number": order.number,
            "reason": order.reason,
            "seen": order.seen,
        },
        back=back,
        actor=actor,
    )


def issue_ordered(job: Job, progress: Progress) -> Outcome:
    """Issue the paper that a job asks for, in the name of who asked; raise as `issue_document`."""
    asked = job.payload
    kind = DocumentKind(asked["paper"])
    progress.step(0, 1)
    document = issue_document(
        edition=Edition.objects.get(slug=asked["edition"]),
        actor=User.objects.get(pk=job.owner_id),
        order=Order(kind, asked["number"], asked["reason"], asked["seen"]),
    )
    return Outcome(issued_sentence(kind, document.version))


def issued_sentence(kind: DocumentKind, version: int) -> str:
    """Say that a paper was issued."""
    sentence = _("%(paper)s versi %(version)d diterbitkan.")
    return sentence % {"paper": kind.label, "version": version}
