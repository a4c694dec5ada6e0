"""Preview, issue and hand out the office papers beside certificates."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_edition_for, may, require
from kube_awards.core.answers import file_answer
from kube_awards.core.errors import Refused
from prizes.forms.papers import IssuePaperForm
from prizes.models import Document, DocumentKind
from prizes.papers import KINDS, preview_paper
from prizes.permissions import act_to_read
from prizes.selectors.decisions import holding_decision
from prizes.selectors.documents import (
    DOCX,
    PDF,
    PaperDiffers,
    document_bytes,
    documents_of,
    frozen_number,
)
from prizes.services.paper_jobs import is_big, issued_sentence, order_document
from prizes.services.papers import (
    Order,
    issue_document,
    record_document_download,
)

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest

logger = logging.getLogger(__name__)
UNPROCESSABLE, SERVER_ERROR = 422, 500
TYPES = {
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def paper(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Show one paper: what was issued of it, and the form that issues the next version."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    which = _known(kind)
    require(request.user, act_to_read(which), own)
    return _page(request, own, which)


@require_safe
def preview(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Show the paper as it would be issued now; before the approval to who may see values."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    which = _known(kind)
    require(request.user, act_to_read(which), own)
    if holding_decision(own) is None and which != DocumentKind.ATTENDANCE:
        require(request.user, Act.SEE_VALUES, own)
    name = f"{which.value}-{own.slug}-pratinjau.pdf"
    return file_answer(preview_paper(which, own), TYPES[PDF], name, is_shown=True)


@require_POST
def issue_paper(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Issue the next version of a paper."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    which = _known(kind)
    form = _form(own, which, request)
    if not form.is_valid():
        return _page(request, own, which, form=form, status=UNPROCESSABLE)
    order = Order(which, form.number, form.reason, form.seen)
    back = reverse("prizes:paper", args=[own.slug, which.value])
    if is_big(own):
        job = order_document(edition=own, order=order, actor=request.user, back=back)
        return redirect("console:job", job.public_id)
    try:
        issued = issue_document(edition=own, actor=request.user, order=order)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _page(request, own, which, form=form, status=UNPROCESSABLE)
    messages.success(request, issued_sentence(which, issued.version))
    return redirect(back)


@require_POST
def download_paper(
    request: AuthenticatedHttpRequest, edition: str, public_id: str, form: str
) -> HttpResponse:
    """Hand out one version as issued, and write that down."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    document = get_object_or_404(
        Document.objects.select_related("edition"), public_id=public_id, edition=own
    )
    require(request.user, act_to_read(DocumentKind(document.kind)), own)
    if form not in TYPES or (form == DOCX and not document.docx):
        raise Http404
    try:
        content = document_bytes(document, form)
    except PaperDiffers:
        logger.exception("paper %s: the stored file is not what was issued", public_id)
        context = {"edition": own, "document": document}
        return render(request, "prizes/damaged_paper.html", context, status=SERVER_ERROR)
    record_document_download(document=document, actor=request.user, form=form)
    name = f"{document.kind}-{own.slug}-versi-{document.version}.{form}"
    return file_answer(content, TYPES[form], name)


def _known(kind: str) -> DocumentKind:
    """Return the kind that an address names, or answer 404."""
    found = next((each for each in KINDS if each.value == kind), None)
    if found is None:
        raise Http404
    return found


def _form(
    edition: Edition, kind: DocumentKind, request: AuthenticatedHttpRequest
) -> IssuePaperForm:
    decision = holding_decision(edition)
    known = list(documents_of(edition, decision, kind))
    data = request.POST if request.method == "POST" else None
    last = known[0].number if known else ""
    fixed = frozen_number(decision, kind)
    return IssuePaperForm(data, known=len(known), number=last, fixed=fixed)


def _page(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    kind: DocumentKind,
    *,
    form: IssuePaperForm | None = None,
    status: int = 200,
) -> HttpResponse:
    decision = holding_decision(edition)
    is_free = kind == DocumentKind.ATTENDANCE
    sees = edition.shows_values_to_staff and may(request.user, Act.SEE_VALUES, edition)
    context = {
        "edition": edition,
        "kind": kind,
        "decision": decision,
        "documents": documents_of(edition, decision, kind).select_related("issued_by"),
        "form": form or _form(edition, kind, request),
        "form_errors": status == UNPROCESSABLE,
        "can_preview": is_free or decision is not None or sees,
        "can_issue": (is_free or decision) and may(request.user, Act.ISSUE, edition),
    }
    return render(request, "prizes/paper.html", context, status=status)
