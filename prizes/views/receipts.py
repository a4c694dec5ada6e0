"""Print receipts from the decision and the payments as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from assessments.permissions import Act, get_edition_for
from kube_awards.core.answers import file_answer
from kube_awards.core.errors import Refused
from kube_awards.core.pdf import merge_pdfs
from prizes.papers.receipt import receipt_content, render_receipts
from prizes.permissions import get_payment_for
from prizes.selectors.payments import payment_page
from prizes.services.integrity import refuse_changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Award


@require_safe
def receipt(request: AuthenticatedHttpRequest, edition: str, code: str) -> HttpResponse:
    """Print the receipt of one award, as long as its decision holds or it was paid."""
    found = get_payment_for(request.user, edition, code, Act.READ_PAYMENTS)
    award = found.award
    if not (found.is_paid or award.decision.is_approved):
        raise Http404
    name = f"Tanda-terima_{slugify(award.label)}_{slugify(award.name)}.pdf"
    return _printed(request, [award], name)


@require_safe
def receipts(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Print the receipts of all awards in one file, in the order they are handed over."""
    own = get_edition_for(request.user, edition, Act.READ_PAYMENTS)
    rows = [row for table in payment_page(own).tables for row in table.rows]
    awards = [row.shown.award for row in rows if row.shown]
    if not awards:
        raise Http404
    return _printed(request, awards, f"Tanda-terima_{own.slug}_cetak-semua.pdf")


def _printed(request: AuthenticatedHttpRequest, awards: Sequence[Award], name: str) -> HttpResponse:
    """Return the receipts as one PDF; lead back with the reason where one cannot be printed."""
    try:
        for decision in {award.decision for award in awards}:
            refuse_changed(decision)
        pdfs = render_receipts([receipt_content(award) for award in awards])
    except Refused as flaw:
        messages.error(request, str(flaw))
        return redirect("prizes:payments", awards[0].decision.edition.slug)
    pdf = pdfs[0] if len(pdfs) == 1 else merge_pdfs(pdfs)
    return file_answer(pdf, "application/pdf", name, is_shown=True)
