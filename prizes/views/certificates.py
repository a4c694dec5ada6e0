"""Look at one certificate, before it is issued and after; hand it out; take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_edition_for, may
from kube_awards.core.answers import file_answer, read_or_post
from kube_awards.core.errors import Refused
from prizes.certificate_rows import certificate_row
from prizes.documents import render_certificates
from prizes.forms.certificates import RevocationForm
from prizes.models import Certificate
from prizes.packing import certificate_file_name, file_word
from prizes.selectors.certificates import (
    BytesDiffer,
    certificates_around,
    frozen_content,
    issued_bytes,
)
from prizes.selectors.holders import find_holder, holders_of, neighbours_of
from prizes.services.certificates import revoke_certificate
from prizes.services.handing_out import record_certificate_download
from prizes.views.documents import PDF, damaged, decision_for
from prizes.wording import CODE_OF_SAME_LENGTH, Office, certificate_content

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Decision
    from prizes.selectors.holders import Holder

UNPROCESSABLE = 422


@require_safe
def holder(request: AuthenticatedHttpRequest, edition: str, key: str) -> HttpResponse:
    """Show what somebody's certificate says and from where, and all that was ever issued."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    decision = _decision(request, own)
    row = certificate_row(decision, [key])
    if row is None:
        raise Http404
    office = Office.of(own, decision.decided_on)
    before, after = neighbours_of(row.holder, holders_of(decision))
    context = {
        "edition": own,
        "decision": decision,
        "row": row,
        "holder": row.holder,
        "content": certificate_content(row.holder, office, code=_code(row.holder)),
        "history": certificates_around(row.holder),
        "before": before,
        "after": after,
        "may_issue": decision.is_approved and may(request.user, Act.ISSUE, own),
    }
    return render(request, "prizes/certificate.html", context)


@require_safe
def preview(request: AuthenticatedHttpRequest, edition: str, key: str) -> HttpResponse:
    """Print somebody's certificate as it would be issued now, marked as a draft."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    decision = _decision(request, own)
    found = find_holder(decision, key)
    if found is None:
        raise Http404
    office = Office.of(own, decision.decided_on)
    content = certificate_content(found, office, code=CODE_OF_SAME_LENGTH, draft=True)
    try:
        (pdf,) = render_certificates([content])
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("prizes:holder", own.slug, key)
    return file_answer(pdf, PDF, f"DRAF_Piagam_{file_word(found.name)}.pdf", is_shown=True)


@require_POST
def certificate(request: AuthenticatedHttpRequest, edition: str, code: str) -> HttpResponse:
    """Hand out one certificate as issued."""
    own = get_edition_for(request.user, edition, Act.READ_DOCUMENTS)
    issued = _certificate(own, code)
    try:
        pdf = issued_bytes(issued)
    except BytesDiffer as damage:
        return damaged(request, own, damage.certificate)
    record_certificate_download(certificate=issued, actor=request.user)
    name, is_shown = certificate_file_name(issued), "lihat" in request.POST
    return file_answer(pdf, PDF, name, is_shown=is_shown)


@sensitive_post_parameters("kata_sandi")
@read_or_post
def revoke(request: AuthenticatedHttpRequest, edition: str, code: str) -> HttpResponse:
    """Show what is about to be taken back, and ask why and for the password."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    issued = _certificate(own, code)
    key = issued.holder_key
    form = RevocationForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            revoke_certificate(
                certificate=issued, actor=request.user, reason=form.cleaned_data["alasan"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            messages.success(
                request, _("Piagam dicabut. Pemeriksaan di /cek/ kini berbunyi dicabut.")
            )
            return redirect("prizes:documents", own.slug)
    context = {
        "edition": own,
        "certificate": issued,
        "printed": frozen_content(issued),
        "key": key,
        "form": form,
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "prizes/revoke.html", context, status=status)


def _decision(request: AuthenticatedHttpRequest, edition: Edition) -> Decision:
    decision = decision_for(request.user, edition)
    if decision is None:
        raise Http404
    return decision


def _certificate(edition: Edition, code: str) -> Certificate:
    related = Certificate.objects.select_related(
        "award__contestant__category", "judge__user", "edition"
    )
    return get_object_or_404(related, code=code, edition=edition)


def _code(shown: Holder) -> str:
    return shown.valid.code if shown.valid else CODE_OF_SAME_LENGTH
