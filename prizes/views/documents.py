"""Show the documents centre, issue certificates, and hand all of them out at once."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_edition_for, may
from kube_awards.core.answers import file_answer, read_or_post
from kube_awards.core.errors import Refused
from prizes.certificate_rows import Standing, certificate_rows
from prizes.documents import merge_for_print
from prizes.packing import pack_certificates
from prizes.papers import KINDS
from prizes.permissions import act_to_read
from prizes.selectors.certificates import (
    BytesDiffer,
    frozen_content,
    issued_bytes,
    issued_certificates,
)
from prizes.selectors.decisions import current_decision, holding_decision
from prizes.selectors.documents import paper_section
from prizes.services.certificates import issue_certificates, waiting_keys
from prizes.services.handing_out import record_certificates_handed_out
from prizes.services.issuing import ISSUE, LARGE, find_work, start_issuing, start_packing

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User
    from prizes.certificate_rows import CertificateRow
    from prizes.models import Certificate, Decision, DocumentKind

logger = logging.getLogger(__name__)
PDF = "application/pdf"
UNPROCESSABLE = 422
SERVER_ERROR = 500
ROWS_PER_PAGE = 100


@require_safe
def documents(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List the papers of the edition: what there is, what waits, what is out of date."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    return _page(request, own)


@read_or_post
def issue(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Issue what is missing, or anew what is out of date; `piagam` names some of them."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    decision = get_approved(own)
    if request.method != "POST":  # a link on the page of a refusal leads here
        return redirect("prizes:documents", own.slug)
    try:
        return _issue(request, decision)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _page(request, own, status=UNPROCESSABLE)


def _issue(request: AuthenticatedHttpRequest, decision: Decision) -> HttpResponse:
    """Issue few at once, and leave many to the workers."""
    edition, renew = decision.edition, "perbarui" in request.POST
    keys = request.POST.getlist("piagam") or None
    if renew and keys is None:
        keys = [row.holder.key for row in certificate_rows(decision) if row.may_renew]
    waiting = waiting_keys(decision=decision, keys=keys, renew=renew)
    if len(waiting) >= LARGE:
        job = start_issuing(
            decision=decision,
            actor=request.user,
            back=reverse("prizes:documents", args=[edition.slug]),
            keys=keys,
            renew=renew,
        )
        return redirect("console:job", job.public_id)
    issued = issue_certificates(decision=decision, actor=request.user, keys=waiting, renew=renew)
    if issued:
        sentence = ngettext(
            "%(count)d piagam diterbitkan.", "%(count)d piagam diterbitkan.", len(issued)
        )
        messages.success(request, sentence % {"count": len(issued)})
    else:
        messages.info(request, _("Tidak ada piagam yang perlu diterbitkan."))
    return redirect("prizes:documents", edition.slug)


@require_POST
def prepare(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Have a file of many certificates made by a worker: `bentuk` is cetak or zip."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    get_approved(own)
    job = start_packing(
        edition=own,
        actor=request.user,
        back=reverse("prizes:documents", args=[own.slug]),
        for_print=request.POST.get("bentuk") == "cetak",
    )
    return redirect("console:job", job.public_id)


@require_POST
def print_file(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Hand out all certificates in one file, in the order they are handed over."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    issued = _issued(own)
    if len(issued) >= LARGE:
        return _too_many(request, own)
    try:
        merged = merge_for_print([issued_bytes(each) for each in issued])
    except BytesDiffer as damage:
        return damaged(request, own, damage.certificate)
    record_certificates_handed_out(
        edition=own, actor=request.user, count=len(issued), is_for_print=True
    )
    return file_answer(merged, PDF, f"Piagam_{own.slug}_cetak-semua.pdf")


@require_POST
def package(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Hand out all certificates as files with readable names, with their checksums, in a ZIP."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    issued, target = _issued(own), io.BytesIO()
    if len(issued) >= LARGE:
        return _too_many(request, own)
    try:
        pack_certificates(issued, target)
    except BytesDiffer as damage:
        return damaged(request, own, damage.certificate)
    record_certificates_handed_out(
        edition=own, actor=request.user, count=len(issued), is_for_print=False
    )
    return file_answer(target.getvalue(), "application/zip", f"Piagam_{own.slug}.zip")


def damaged(
    request: AuthenticatedHttpRequest, edition: Edition, issued: Certificate
) -> HttpResponse:
    """Name the certificate whose file is no longer what was issued, here and in the log."""
    logger.error("certificate %s: the stored file is not the one that was issued", issued.code)
    context = {"edition": edition, "certificate": issued, "printed": frozen_content(issued)}
    return render(request, "prizes/damaged.html", context, status=SERVER_ERROR)


def decision_for(user: User, edition: Edition) -> Decision | None:
    """Return the decision whose certificates user may look at: an approved one, or a proposed one.

    Before the approval only who may see values sees what is proposed (design.md §3).
    """
    decision = current_decision(edition)
    if decision is None or decision.is_approved or may(user, Act.SEE_VALUES, edition):
        return decision
    return None


def get_approved(edition: Edition) -> Decision:
    """Return the decision that holds, or raise Http404."""
    decision = holding_decision(edition)
    if decision is None:
        raise Http404
    return decision


def _issued(edition: Edition) -> list[Certificate]:
    """Return the certificates that count, or raise Http404 where there is none."""
    issued = issued_certificates(edition) if get_approved(edition) else []
    if not issued:
        raise Http404
    return issued


def _too_many(request: AuthenticatedHttpRequest, edition: Edition) -> HttpResponse:
    """Lead whoever typed the address to the page where a worker is asked."""
    messages.info(request, _("Piagam sebanyak ini disiapkan dulu oleh pekerja tugas."))
    return redirect("prizes:documents", edition.slug)


def _page(
    request: AuthenticatedHttpRequest, edition: Edition, *, status: int = 200
) -> HttpResponse:
    decision = decision_for(request.user, edition)
    rows = certificate_rows(decision) if decision else []
    counts = _counts(rows)
    asked = next((each for each in Standing if each.slug == request.GET.get("status")), None)
    shown = [row for row in rows if asked in {None, row.standing}]
    context = {
        "edition": edition,
        "decision": decision,
        "total": len(rows),
        "issued": sum(row.holder.valid is not None for row in rows),
        "counts": counts,
        "asked": asked,
        "page": Paginator(shown, ROWS_PER_PAGE).get_page(request.GET.get("halaman")),
        "missing": counts.get(Standing.MISSING, 0),
        "by_themselves": [] if decision else issued_certificates(edition),
        "renewable": sum(row.may_renew for row in rows),
        "renamed": [row for row in rows if row.holder.renamed_to],
        "unnumbered": sum(row.holder.valid is None and not row.holder.number for row in rows),
        "may_issue": may(request.user, Act.ISSUE, edition),
        "most_at_once": LARGE,
        "issuing": find_work(ISSUE, edition),
        "papers": paper_section(
            edition,
            decision if decision and decision.is_approved else None,
            _readable(request.user, edition),
        ),
    }
    return render(request, "prizes/documents.html", context, status=status)


def _readable(user: User, edition: Edition) -> tuple[DocumentKind, ...]:
    """Return the papers that user may read: some carry the values of every judge."""
    sees_values = may(user, Act.SEE_VALUES, edition)
    return tuple(kind for kind in KINDS if sees_values or act_to_read(kind) != Act.SEE_VALUES)


def _counts(rows: list[CertificateRow]) -> dict[Standing, int]:
    """Count the rows of each standing there is."""
    found = {each: sum(row.standing is each for row in rows) for each in Standing}
    return {standing: count for standing, count in found.items() if count}
