"""Issue office papers: freeze what they say, render once, keep the bytes.

The only writer of Document. Rendering takes seconds, so it comes before the lock that everybody
else would wait for; under the lock what was drawn is compared with what would be said now.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.domain.canonical import canonical_json
from assessments.models import Edition
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.ledger.services import record
from prizes.models import Document, DocumentKind
from prizes.papers import EDITABLE, paper_docx, paper_of, paper_pdf
from prizes.papers.parts import change_line
from prizes.selectors.decisions import holding_decision
from prizes.selectors.documents import documents_of, frozen_number
from prizes.services.integrity import refuse_changed

if TYPE_CHECKING:
    from kube_awards.accounts.models import User
    from prizes.models import Decision
    from prizes.papers.blocks import Paper


@dataclass(frozen=True)
class Order:
    """What somebody asks for; `seen` counts the versions that there were on the page."""

    kind: DocumentKind
    number: str
    reason: str
    seen: int

    @property
    def change(self) -> str:
        """Return the line that tells a later version from the first."""
        return change_line(self.seen + 1, self.reason)


@dataclass(frozen=True)
class Drawn:
    """A paper that is rendered and not issued yet: nobody has waited for it."""

    order: Order
    decision: Decision | None
    paper: Paper
    pdf: bytes
    docx: bytes


def issue_document(*, edition: Edition, actor: User, order: Order) -> Document:
    """Issue the next version of a paper from the decision that holds.

    Raise WrongState unless one holds (a list of attendance needs none), Refused for a later
    version without a reason, Conflict where another version came first or what it says changed,
    PdfError for what cannot be printed.
    """
    return keep_document(edition=edition, actor=actor, drawn=draw_document(edition, order))


def draw_document(edition: Edition, order: Order) -> Drawn:
    """Render the next version of a paper; nothing is written and nothing locked."""
    if order.seen and not order.reason:
        raise Refused(_("Tulis alasan perubahan: versi sebelumnya sudah diterbitkan."))
    present = Edition.objects.get(pk=edition.pk)
    decision = _deciding(present, order.kind)
    paper = _paper(present, decision, order)
    docx = paper_docx(paper) if order.kind in EDITABLE else b""
    return Drawn(order, decision, paper, paper_pdf(paper), docx)


@transaction.atomic
def keep_document(*, edition: Edition, actor: User, drawn: Drawn) -> Document:
    """Store a drawn paper as the next version, if it still says what would be said now."""
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    order = drawn.order
    decision = _deciding(locked, order.kind)
    known = documents_of(locked, decision, order.kind).count()
    if known != order.seen:
        raise Conflict(_("Versi lain surat ini baru saja diterbitkan. Muat ulang halaman ini."))
    if decision != drawn.decision or _paper(locked, decision, order) != drawn.paper:
        raise Conflict(_("Isi surat berubah ketika surat sedang dibuat. Coba lagi."))
    document = Document(
        edition=locked,
        decision=decision,
        kind=order.kind,
        version=known + 1,
        number=frozen_number(decision, order.kind) or order.number,
        reason=order.reason if known else "",
        content=canonical_json(drawn.paper.as_canonical()),
        pdf_digest=hashlib.sha256(drawn.pdf).hexdigest(),
        docx_digest=hashlib.sha256(drawn.docx).hexdigest() if drawn.docx else "",
        issued_at=timezone.now(),
        issued_by=actor,
    )
    document.pdf.save(f"{document.public_id}.pdf", ContentFile(drawn.pdf), save=False)
    if drawn.docx:
        document.docx.save(f"{document.public_id}.docx", ContentFile(drawn.docx), save=False)
    document.save()
    _record_issue(document, actor)
    return document


@transaction.atomic
def record_document_download(*, document: Document, actor: User, form: str) -> None:
    """Write down who took a paper out to read, print or edit it."""
    record(
        actor=actor,
        action="document.downloaded",
        obj=document,
        after={"kind": document.kind, "version": document.version, "form": form},
    )


def _paper(edition: Edition, decision: Decision | None, order: Order) -> Paper:
    return paper_of(order.kind, edition, decision, number=order.number, change=order.change)


def _deciding(edition: Edition, kind: DocumentKind) -> Decision | None:
    """Return the decision a paper rests on; raise WrongState or DecisionDiffers unless it holds."""
    decision = holding_decision(edition)
    if decision is None:
        if kind == DocumentKind.ATTENDANCE:
            return None
        raise WrongState(
            _("Surat baru dapat diterbitkan setelah hasil ditetapkan."), state=edition.state
        )
    refuse_changed(decision)
    return decision


def _record_issue(document: Document, actor: User) -> None:
    record(
        actor=actor,
        action="document.issued",
        obj=document,
        after={
            "kind": document.kind,
            "version": document.version,
            "number": document.number,
            "pdf": document.pdf_digest,
            "docx": document.docx_digest,
        },
        reason=document.reason,
    )
