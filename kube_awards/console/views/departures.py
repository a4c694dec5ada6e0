"""Record the panel's own order of a category against the computed one, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from assessments.forms import ReasonForm
from assessments.forms.panel_acts import DepartureForm
from assessments.models import EditionState
from assessments.permissions import Act, get_category_for
from assessments.selectors.departures import departure_act, departure_page
from assessments.services.departures import record_departure, withdraw_departure
from kube_awards.console.views.panel_acts import CONFLICT, UNPROCESSABLE, answer, recorded
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User


@read_or_post
def departure(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Ask for the panel's own order beside the computed one, and record it."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    page = departure_page(category) if category.edition.state == EditionState.CLOSED else None
    if page is None or not page.is_possible:
        status = CONFLICT if request.method == "POST" else 200
        return answer(request, category, "console/departure.html", status, page=page)
    form = DepartureForm(page, page.signers, request.POST or None)
    shown = {"page": page, "act": page.act, "signers": page.signers, "form": form}
    try:
        if form.is_valid() and _recorded(form, category, request.user):
            messages.success(request, _("Keputusan panel dicatat."))
            return redirect("console:category_results", edition, kind)
    except Conflict:
        form.see(page.seen)
        return answer(request, category, "console/departure.html", CONFLICT, clash=True, **shown)
    status = UNPROCESSABLE if form.is_bound else 200
    return answer(request, category, "console/departure.html", status, **shown)


def _recorded(form: DepartureForm, category: Category, actor: User) -> bool:
    return recorded(form, record_departure, actor, category=category, places=form.places)


@read_or_post
def withdraw(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Ask why the panel's own order is taken back, and take it back."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    act = departure_act(category)
    if act is None:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["alasan"]
        withdraw_departure(departure=act.departure, actor=request.user, reason=reason)
        messages.success(request, _("Keputusan panel dicabut."))
        return redirect("console:category_results", edition, kind)
    status = UNPROCESSABLE if form.is_bound else 200
    template = "console/withdraw_departure.html"
    return answer(request, category, template, status, act=act, form=form)
