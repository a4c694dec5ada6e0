"""Read the office papers that were issued, and hand out their bytes as issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kube_awards.core.private_files import FileDiffers, intact_bytes
from prizes.models import Document, DocumentKind
from prizes.selectors.frozen import decision_minutes

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from assessments.models import Contestant, Edition
    from prizes.models import Decision

PDF, DOCX = "pdf", "docx"


class PaperDiffers(Exception):  # noqa: N818 - names the finding
    """The stored file of a paper is not the one that was issued, or is gone."""

    def __init__(self, document: Document) -> None:
        """Carry the paper, so that a page can name it."""
        super().__init__(document.public_id)
        self.document = document


@dataclass(frozen=True)
class PaperRow:
    """A kind of paper in the documents centre and its newest version under the decision."""

    kind: DocumentKind
    newest: Document | None


@dataclass(frozen=True)
class PaperSection:
    """The papers of an edition, and what was issued under decisions that hold no more."""

    rows: tuple[PaperRow, ...]
    older: tuple[Document, ...]


def documents_of(
    edition: Edition,
    decision: Decision | None,
    kind: DocumentKind,
    contestant: Contestant | None = None,
) -> QuerySet[Document]:
    """Return the versions of one paper under a decision, the newest first."""
    return Document.objects.filter(
        edition=edition, decision=decision, kind=kind, contestant=contestant
    ).order_by("-version")


def frozen_number(decision: Decision | None, kind: DocumentKind) -> str:
    """Return the number that a paper has from its decision: the minutes of the deciding meeting."""
    if decision is None or kind != DocumentKind.PLENARY:
        return ""
    minutes = decision_minutes(decision)
    return minutes.number if minutes else ""


def paper_section(
    edition: Edition, decision: Decision | None, kinds: tuple[DocumentKind, ...]
) -> PaperSection:
    """Return what the documents centre says of the papers under a decision, or before there is one.

    Two queries.
    """
    issued = Document.objects.filter(
        edition=edition, decision=decision, contestant__isnull=True
    ).order_by("version")
    newest = {document.kind: document for document in issued}
    rows = tuple(PaperRow(kind, newest.get(kind.value)) for kind in kinds)
    return PaperSection(rows, tuple(_older(edition, decision, kinds)))


def _older(
    edition: Edition, decision: Decision | None, kinds: tuple[DocumentKind, ...]
) -> QuerySet[Document]:
    """Return what was issued under decisions that hold no more, the newest first."""
    return (
        Document.objects.filter(edition=edition, decision__isnull=False, kind__in=kinds)
        .exclude(decision=decision)
        .select_related("decision", "issued_by")
        .order_by("-decision__number", "kind", "-version")
    )


def document_bytes(document: Document, form: str) -> bytes:
    """Return the PDF or the DOCX as issued; raise PaperDiffers when it is not what was issued."""
    file, digest = (
        (document.pdf, document.pdf_digest)
        if form == PDF
        else (document.docx, document.docx_digest)
    )
    try:
        return intact_bytes(file, digest)
    except FileDiffers as error:
        raise PaperDiffers(document) from error
