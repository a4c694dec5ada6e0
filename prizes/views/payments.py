"""Show what is paid to whom, and let the bendahara decide the tax and record the handing over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_category_for, get_edition_for, may
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict, Refused
from prizes.forms.payments import CategoryTaxForm, HandoverForm, PaymentForm
from prizes.permissions import get_payment_for
from prizes.selectors.payments import approved_decision, payment_page, payments_of
from prizes.services.payments import decide_tax, hand_over, save_payment

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.core.forms import Difference
    from prizes.models import Payment
    from prizes.selectors.payments import PaymentTable

CONFLICT, UNPROCESSABLE = 409, 422


@dataclass(frozen=True)
class Part:
    """A category of the page and, for the bendahara, the form that decides its tax."""

    table: PaymentTable
    form: CategoryTaxForm | None


@require_safe
def payments(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List every award with gross, tax, net and whether it was handed over."""
    own = get_edition_for(request.user, edition, Act.READ_PAYMENTS)
    return _list(request, own)


@require_POST
def decide(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Set one rule for the undecided payments of a category."""
    category = get_category_for(request.user, edition, kind, Act.PAY)
    decision = approved_decision(category.edition)
    if decision is None:
        raise Http404
    form = CategoryTaxForm(request.POST, auto_id=f"id_{kind}_%s")
    if not form.is_valid():
        return _list(request, category.edition, kind, form)
    rule = form.cleaned_data["aturan"]
    try:
        count = decide_tax(decision=decision, category=category, rule=rule, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        said = ngettext(
            "Potongan %(count)d hadiah ditentukan.", "Potongan %(count)d hadiah ditentukan.", count
        )
        messages.success(request, said % {"count": count})
    return redirect("prizes:payments", edition)


@require_safe
def payment(request: AuthenticatedHttpRequest, edition: str, code: str) -> HttpResponse:
    """Show one payment; the bendahara finds the form of its tax and receiver there."""
    found = get_payment_for(request.user, edition, code, Act.READ_PAYMENTS)
    if _has_ended(found):
        return _ended(request, found)
    return _answer(request, "payment", found, PaymentForm(instance=found))


@require_POST
def save(request: AuthenticatedHttpRequest, edition: str, code: str) -> HttpResponse:
    """Keep tax, receiver, number, meterai box and note; a clash shows both."""
    found = get_payment_for(request.user, edition, code, Act.PAY)
    form = PaymentForm(request.POST, instance=_again(found))
    if not form.is_valid():
        return _answer(request, "payment", found, form)
    try:
        save_payment(payment=found, changes=form.changes(), seen=form.seen, actor=request.user)
    except Conflict:
        now = _again(found)
        return _answer(request, "payment", now, form, form.meet(now))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Disimpan."))
    return redirect("prizes:payment", edition, code)


@read_or_post
def handover(request: AuthenticatedHttpRequest, edition: str, code: str) -> HttpResponse:
    """Ask who received the award and when, show it once more, and record it for good."""
    found = get_payment_for(request.user, edition, code, Act.PAY)
    if _has_ended(found):
        return _ended(request, found)
    if found.is_paid or found.is_undecided:
        return redirect("prizes:payment", edition, code)
    if request.method != "POST":
        return _answer(request, "handover", found, HandoverForm(instance=found))
    form = HandoverForm(request.POST, instance=_again(found))
    if not form.is_valid():
        return _answer(request, "handover", found, form)
    if "yakin" not in request.POST:
        return _answer(request, "look_again", found, form)
    return _record(request, found, form)


def _record(request: AuthenticatedHttpRequest, found: Payment, form: HandoverForm) -> HttpResponse:
    try:
        hand_over(payment=found, changes=form.changes(), seen=form.seen, actor=request.user)
    except Conflict:
        now = _again(found)
        return _answer(request, "handover", now, form, form.meet(now))
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Penyerahan dicatat. Catatan ini tidak berubah lagi."))
    return redirect("prizes:payment", found.award.decision.edition.slug, found.public_id)


def _again(found: Payment) -> Payment:
    """Return the payment as it is stored, for a form to write into."""
    return payments_of(found.award.decision.edition).get(pk=found.pk)


def _has_ended(found: Payment) -> bool:
    return not (found.is_paid or found.award.decision.is_approved)


def _ended(request: AuthenticatedHttpRequest, found: Payment) -> HttpResponse:
    decision = found.award.decision
    said = _("Penetapan ini sudah “%(state)s”; tidak ada yang dapat dibayar menurutnya.")
    messages.error(request, said % {"state": decision.get_state_display()})
    return redirect("prizes:payments", decision.edition.slug)


def _list(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    kind: str = "",
    typed: CategoryTaxForm | None = None,
) -> HttpResponse:
    """Return the page of all awards, with what was typed for one category."""
    page = payment_page(edition)
    may_pay = may(request.user, Act.PAY, edition)
    parts = []
    for table in page.tables:
        form = CategoryTaxForm(auto_id=f"id_{table.category.kind}_%s")
        offered = typed if typed and table.category.kind == kind else form
        parts.append(Part(table, offered if may_pay and table.totals.undecided else None))
    context = {"edition": edition, "page": page, "parts": parts, "may_pay": may_pay}
    status = UNPROCESSABLE if typed else 200
    return render(request, "prizes/payments.html", context, status=status)


def _answer(
    request: AuthenticatedHttpRequest,
    page: str,
    found: Payment,
    form: PaymentForm | HandoverForm,
    differences: list[Difference] | None = None,
) -> HttpResponse:
    """Return a page of one payment; `differences` after a clash, even where there are none."""
    edition = found.award.decision.edition
    clash = differences is not None
    context = {
        "edition": edition,
        "payment": found,
        "award": found.award,
        "form": form,
        "form_errors": bool(form.errors),
        "clash": clash,
        "differences": differences,
        "may_pay": not found.is_paid and may(request.user, Act.PAY, edition),
    }
    status = CONFLICT if clash else UNPROCESSABLE if form.errors else 200
    return render(request, f"prizes/{page}.html", context, status=status)
