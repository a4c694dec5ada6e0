"""Give certificates the numbers of the office's agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from assessments.permissions import Act, get_edition_for
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Refused
from prizes.certificate_rows import certificate_rows
from prizes.forms.certificates import FillForm, NumbersForm
from prizes.services.certificate_numbers import fill_certificate_numbers, save_certificate_numbers
from prizes.views.documents import get_approved

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Decision

UNPROCESSABLE = 422
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
        return _ask(request, own, decision, numbers=form)
    changed = save_certificate_numbers(decision=decision, actor=request.user, numbers=form.numbers)
    _tell(request, len(changed))
    address = reverse("prizes:numbers", args=[own.slug])
    return redirect(f"{address}?halaman={page.number}")


@require_POST
def fill(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Give all who have no number yet one, by a pattern."""
    own = get_edition_for(request.user, edition, Act.ISSUE)
    decision = get_approved(own)
    form = FillForm(request.POST)
    if not form.is_valid():
        return _ask(request, own, decision, fill=form)
    pattern, first = form.cleaned_data["pola"], form.cleaned_data["mulai"]
    try:
        changed = fill_certificate_numbers(
            decision=decision, actor=request.user, pattern=pattern, first=first
        )
    except Refused as refusal:
        form.add_error("pola", str(refusal.message))
        return _ask(request, own, decision, fill=form)
    _tell(request, len(changed))
    return redirect("prizes:numbers", own.slug)


def _tell(request: AuthenticatedHttpRequest, changed: int) -> None:
    sentence = ngettext("%(count)d nomor disimpan.", "%(count)d nomor disimpan.", changed)
    messages.success(request, sentence % {"count": changed})


def _ask(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    decision: Decision,
    *,
    numbers: NumbersForm | None = None,
    fill: FillForm | None = None,
) -> HttpResponse:
    rows = certificate_rows(decision)
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "edition": edition,
        "page": page,
        "form": numbers or NumbersForm([row.holder for row in page]),
        "fill": fill or FillForm(),
        "shared": [row.holder for row in rows if row.shares_number],
        "waiting": sum(not row.holder.number for row in rows),
    }
    bound = bool((numbers and numbers.is_bound) or fill)
    status = UNPROCESSABLE if bound else 200
    return render(request, "prizes/numbers.html", context, status=status)
