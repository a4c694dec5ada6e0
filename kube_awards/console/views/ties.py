"""Record what the panel decides about equals whom no rule parts, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from assessments.forms import ReasonForm
from assessments.forms.panel_acts import TieForm
from assessments.models import Contestant, EditionState
from assessments.permissions import Act, get_category_for
from assessments.selectors.panel_acts import signers_for, tie_acts, tie_group
from assessments.services.ties import record_tie_decision, withdraw_tie_decision
from kube_awards.console.views.panel_acts import CONFLICT, UNPROCESSABLE, answer, recorded
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User


@read_or_post
def tie(
    request: AuthenticatedHttpRequest, edition: str, kind: str, contestant: str
) -> HttpResponse:
    """Ask for the panel's word on the equals of one contestant, and record it."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    one = get_object_or_404(Contestant, category=category, public_id=contestant)
    one.category = category
    group = tie_group(one) if category.edition.state == EditionState.CLOSED else None
    if group is None:
        status = CONFLICT if request.method == "POST" else 200
        return answer(request, category, "console/tie.html", status, one=one)
    signers = signers_for(group.members, category.edition_id)
    form = TieForm(group, signers, request.POST or None)
    shown = {"one": one, "group": group, "signers": signers, "form": form}
    status = UNPROCESSABLE if form.is_bound else 200
    try:
        if form.is_valid() and _recorded(form, category, request.user):
            messages.success(request, _("Keputusan panel dicatat."))
            return redirect("console:category_results", edition, kind)
    except Conflict:
        form.see(group.seen)
        shown["clash"], status = True, CONFLICT
    return answer(request, category, "console/tie.html", status, **shown)


def _recorded(form: TieForm, category: Category, actor: User) -> bool:
    said = {"category": category, "kind": form.kind, "contestants": form.ordered}
    return recorded(form, record_tie_decision, actor, **said)


@read_or_post
def withdraw_tie(
    request: AuthenticatedHttpRequest, edition: str, kind: str, decision: str
) -> HttpResponse:
    """Ask why a decision of the panel is taken back, and take it back."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    acts = {act.decision.public_id: act for act in tie_acts(category)}
    if decision not in acts:
        raise Http404
    act, form = acts[decision], ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["alasan"]
        withdraw_tie_decision(decision=act.decision, actor=request.user, reason=reason)
        messages.success(request, _("Keputusan panel dicabut."))
        return redirect("console:category_results", edition, kind)
    status = UNPROCESSABLE if form.is_bound else 200
    return answer(request, category, "console/withdraw_tie.html", status, act=act, form=form)
