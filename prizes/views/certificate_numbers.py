"""Give certificates the numbers of the office's agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from assessments.permissions import Act, get_edition_for
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict, Refused
from prizes.certificate_rows import certificate_rows
from prizes.forms.certificates import FillForm, NumbersForm
from prizes.services.certificate_numbers import fill_certificate_numbers, save_certificate_numbers
from prizes.views.documents import get_approved

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Decision

CONFLICT, UNPROCESSABLE = 409, 422
ROWS_PER_PAGE = 50


@read_or_post
def numbers(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Ask for each number; one that others carry too is kept and pointed out."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    decision = get_approved(own)
    page = Paginator(certificate_rows(decision), ROWS_PER_PAGE).get_page(request.GET.get("halaman"))
    holders = [row.holder for row in page]
    form = NumbersForm(holders, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, decision, numbers=form)
    try:
        changed = save_certificate_numbers(
            decision=decision, actor=request.user, numbers=form.numbers, seen=form.seen
        )
    except Conflict:
        return _ask(request, decision, numbers=form, clash=True)
    _tell(request, len(changed))
    address = reverse("prizes:numbers", args=[own.slug])
    return redirect(f"{address}?halaman={page.number}")


@read_or_post
def fill(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Give all who have no number yet one, by a pattern."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    decision = get_approved(own)
    if request.method != "POST":  # a link on the page of a refusal leads here
        return redirect("prizes:numbers", own.slug)
    form = FillForm(request.POST)
    if not form.is_valid():
        return _ask(request, decision, fill=form)
    pattern, first = form.cleaned_data["pola"], form.cleaned_data["mulai"]
    try:
        changed = fill_certificate_numbers(
            decision=decision, actor=request.user, pattern=pattern, first=first
        )
    except Refused as refusal:
        form.add_error("pola", str(refusal.message))
        return _ask(request, decision, fill=form)
    _tell(request, len(changed))
    return redirect("prizes:numbers", own.slug)


def _tell(request: AuthenticatedHttpRequest, changed: int) -> None:
    sentence = ngettext("%(count)d nomor disimpan.", "%(count)d nomor disimpan.", changed)
    messages.success(request, sentence % {"count": changed})


def _ask(
    request: AuthenticatedHttpRequest,
    decision: Decision,
    *,
    numbers: NumbersForm | None = None,
    fill: FillForm | None = None,
    clash: bool = False,
) -> HttpResponse:
    rows = certificate_rows(decision)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("halaman"))
    holders = [row.holder for row in page]
    context = {
        "edition": decision.edition,
        "page": page,
        "clash": clash,
        "differences": numbers.meet(holders) if numbers and clash else [],
        "form": numbers or NumbersForm(holders),
        "fill": fill or FillForm(),
        "shared": [row.holder for row in rows if row.shares_number],
        "waiting": sum(not row.holder.number for row in rows),
    }
    bound = bool((numbers and numbers.is_bound) or fill)
    status = CONFLICT if clash else UNPROCESSABLE if bound else 200
    return render(request, "prizes/numbers.html", context, status=status)
