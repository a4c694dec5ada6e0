"""Issue certificates and hand out their stored bytes."""

from __future__ import annotations

import logging
import re
import unicodedata
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_edition_for, may
from kube_awards.core.errors import Refused
from prizes.documents import merge_for_print
from prizes.forms import CertificateNumbersForm
from prizes.models import Certificate
from prizes.papers import MAKERS
from prizes.selectors.certificates import (
    BytesDiffer,
    awards_with_certificates,
    awards_without_certificate,
    issued_bytes,
    issued_certificates,
)
from prizes.selectors.decisions import current_decision
from prizes.selectors.documents import paper_rows
from prizes.services.certificates import issue_certificates

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Decision

logger = logging.getLogger(__name__)
UNPROCESSABLE = 422
SERVER_ERROR = 500


@require_safe
def documents(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List the certificates of the decision, issued or waiting for their number."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    return _page(request, own)


@require_POST
def issue(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Issue every certificate that is still missing."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    decision = _approved(own)
    form = CertificateNumbersForm(awards_without_certificate(decision), request.POST)
    if not form.is_valid():
        return _page(request, own, form=form, status=UNPROCESSABLE)
    try:
        issued = issue_certificates(decision=decision, actor=request.user, numbers=form.numbers)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _page(request, own, form=form, status=UNPROCESSABLE)
    sentence = ngettext(
        "%(count)d piagam diterbitkan.", "%(count)d piagam diterbitkan.", len(issued)
    )
    messages.success(request, sentence % {"count": len(issued)})
    return redirect("prizes:documents", own.slug)


@require_safe
def certificate(request: AuthenticatedHttpRequest, edition: str, code: str) -> HttpResponse:
    """Hand out one certificate as issued."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    issued = get_object_or_404(
        Certificate.objects.select_related("award__contestant__category"),
        code=code,
        award__decision__edition=own,
    )
    try:
        return _pdf(issued_bytes(issued), certificate_file_name(issued))
    except BytesDiffer as damage:
        return _damaged(request, own, damage.certificate)


@require_safe
def print_file(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Hand out all certificates in one file, in the order they are handed over."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    issued = list(issued_certificates(_approved(own)))
    if not issued:
        raise Http404
    try:
        merged = merge_for_print([issued_bytes(each) for each in issued])
    except BytesDiffer as damage:
        return _damaged(request, own, damage.certificate)
    return _pdf(merged, f"Piagam_{own.slug}_cetak-semua.pdf")


def _damaged(
    request: AuthenticatedHttpRequest, edition: Edition, issued: Certificate
) -> HttpResponse:
    """Name the certificate whose file is no longer what was issued, here and in the log."""
    logger.error("certificate %s: the stored file is not the one that was issued", issued.code)
    context = {"edition": edition, "certificate": issued}
    return render(request, "prizes/damaged.html", context, status=SERVER_ERROR)


def certificate_file_name(issued: Certificate) -> str:
    """Return a name people can read: Piagam_KUBE_Juara-I_Melati-Jaya.pdf."""
    award = issued.award
    kind = award.contestant.category.get_kind_display()
    parts = [kind, award.label, award.name.removeprefix("KUBE ")]
    return "_".join(["Piagam", *(_file_word(part) for part in parts)]) + ".pdf"


def _file_word(text: str) -> str:
    """Return text as one word of a file name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[A-Za-z0-9]+", plain))


def _approved(edition: Edition) -> Decision:
    decision = current_decision(edition)
    if decision is None or not decision.is_approved:
        raise Http404
    return decision


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    *,
    form: CertificateNumbersForm | None = None,
    status: int = 200,
) -> HttpResponse:
    decision = current_decision(edition)
    approved = decision if decision and decision.is_approved else None
    awards = list(awards_with_certificates(approved)) if approved else []
    waiting = [award for award in awards if not award.certificates.all()]
    context = {
        "edition": edition,
        "decision": approved,
        "awards": awards,
        "issued": len(awards) - len(waiting),
        "form": form or CertificateNumbersForm(waiting),
        "can_issue": bool(waiting) and may(request.user, Act.ISSUE, edition),
        "papers": paper_rows(edition, approved, tuple(MAKERS)),
    }
    return render(request, "prizes/documents.html", context, status=status)
