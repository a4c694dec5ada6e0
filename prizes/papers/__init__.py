"""The office papers beside certificates: what they say, and how that is laid out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from kube_awards.core.errors import WrongState
from prizes.models import DocumentKind
from prizes.papers.assessment import assessment_minutes
from prizes.papers.attendance import attendance_paper
from prizes.papers.blocks import tidy
from prizes.papers.decree import decree
from prizes.papers.plenary import plenary_minutes
from prizes.papers.printing import paper_pdf
from prizes.papers.recap import score_recap
from prizes.papers.word import paper_docx
from prizes.selectors.decisions import current_decision
from prizes.selectors.paper_facts import paper_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessments.models import Edition
    from prizes.models import Decision
    from prizes.papers.blocks import Paper
    from prizes.selectors.paper_facts import PaperFacts

    Maker = Callable[[PaperFacts, str, str], Paper]

__all__ = ["EDITABLE", "KINDS", "paper_docx", "paper_of", "paper_pdf", "preview_paper"]

DRAFT, PREVIEW = "DRAF", "PRATINJAU"

MAKERS: Mapping[DocumentKind, Maker] = {
    DocumentKind.PLENARY: plenary_minutes,
    DocumentKind.ASSESSMENT: assessment_minutes,
    DocumentKind.RECAP: score_recap,
    DocumentKind.DECREE: decree,
}
# What an office goes on writing: these have an editable twin.
EDITABLE = frozenset(MAKERS)
# In the order of the documents centre; the list of attendance speaks of no result.
KINDS = (*MAKERS, DocumentKind.ATTENDANCE)


def paper_of(
    kind: DocumentKind, edition: Edition, decision: Decision | None, *, number: str, change: str
) -> Paper:
    """Return what a paper says, in Indonesian whatever the reader speaks.

    From the decision where there is one, from the sheets where there is none yet. `number` may be
    blank; `change` is the line that says of a later version that it is one, and why.
    """
    with translation.override("id"):
        if kind == DocumentKind.ATTENDANCE:
            return tidy(attendance_paper(edition, number, change))
        return tidy(MAKERS[kind](paper_facts(edition, decision), number, change))


def preview_paper(kind: DocumentKind, edition: Edition) -> bytes:
    """Return a paper as it would be issued now, marked as what it is not; nothing is kept.

    Raise WrongState before judging is closed, except for a list of attendance, which carries no
    mark: it is needed on the day.
    """
    if kind == DocumentKind.ATTENDANCE:
        return paper_pdf(paper_of(kind, edition, None, number="", change=""))
    if not edition.shows_values_to_staff:
        raise WrongState(_("Surat dapat dilihat setelah penilaian ditutup."), state=edition.state)
    decision = current_decision(edition)
    mark = PREVIEW if decision and decision.is_approved else DRAFT
    paper = paper_of(kind, edition, decision, number="", change="")
    return paper_pdf(replace(paper, mark=mark))
