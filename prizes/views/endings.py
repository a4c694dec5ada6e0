"""Annul a decision that holds, and propose another over the same result in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from assessments.permissions import Act, get_edition_for
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Refused, WrongState
from prizes.forms.endings import AnnulmentForm, SuccessorForm
from prizes.models import Decision
from prizes.selectors.versions import changes_by
from prizes.services.annulment import annul_decision
from prizes.services.awards import awards_of
from prizes.services.superseding import propose_successor

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest

UNPROCESSABLE = 422


@sensitive_post_parameters("kata_sandi")
@read_or_post
def annul(request: AuthenticatedHttpRequest, edition: str, number: int) -> HttpResponse:
    """Ask for reason, name and password, and take back what was decided."""
    own = get_edition_for(request.user, edition, Act.ANNUL)
    held = _decision(own, number)
    if not held.is_approved:
        return _ended(request, held)
    form = AnnulmentForm(own, request, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, "annul", form, held)
    try:
        annul_decision(decision=held, actor=request.user, reason=form.cleaned_data["alasan"])
    except WrongState:
        return _ended(request, _decision(own, number))
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return _ask(request, "annul", form, held)
    messages.success(request, _("Penetapan dibatalkan. Panitia dapat memperbaiki hasilnya."))
    return redirect("prizes:decision", own.slug)


@read_or_post
def supersede(request: AuthenticatedHttpRequest, edition: str, number: int) -> HttpResponse:
    """Show what would change since the decision, and put that before a second person."""
    own = get_edition_for(request.user, edition, Act.PROPOSE)
    held = _decision(own, number)
    if not held.is_approved:
        return _ended(request, held)
    form = SuccessorForm(held, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _ask(request, "supersede", form, held)
    try:
        propose_successor(
            decision=held,
            actor=request.user,
            decided_on=form.cleaned_data["decided_on"],
            reason=form.cleaned_data["alasan"],
        )
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return _ask(request, "supersede", form, held)
    messages.success(request, _("Usulan pengganti diajukan dan menunggu pejabat penetap."))
    return redirect("prizes:decision", own.slug)


def _decision(edition: Edition, number: int) -> Decision:
    related = Decision.objects.select_related("edition", "result__edition", "publication")
    return get_object_or_404(related, edition=edition, number=number)


def _ended(request: AuthenticatedHttpRequest, decision: Decision) -> HttpResponse:
    said = _("Penetapan ini sudah “%(state)s”.") % {"state": decision.get_state_display()}
    messages.error(request, said)
    return redirect("prizes:decision", decision.edition.slug)


def _ask(
    request: AuthenticatedHttpRequest,
    page: str,
    form: AnnulmentForm | SuccessorForm,
    held: Decision,
) -> HttpResponse:
    context = {
        "edition": held.edition,
        "decision": held,
        "publication": getattr(held, "publication", None),
        "form": form,
        "form_errors": form.is_bound,
        "changes": changes_by(awards_of(held.result), held) if page == "supersede" else [],
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, f"prizes/{page}.html", context, status=status)
