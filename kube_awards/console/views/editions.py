"""Lead staff to an edition, and review what came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.permissions import STAFF, Act, get_edition_for
from assessments.selectors.printing import printable_sheet, sheets_to_print
from kube_awards.accounts.permissions import require_role
from kube_awards.accounts.roles import Role
from kube_awards.console.selectors import (
    newest_edition,
)
from kube_awards.core.answers import file_answer
from prizes.selectors.decisions import current_decision
from prizes.selectors.reviews import decision_bundle

if TYPE_CHECKING:
    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_safe
def dashboard(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Go to the edition that staff work on now."""
    user = require_role(request, *STAFF)
    newest = newest_edition()
    if newest is None:
        context = {"may_create": Role.PANITIA in user.roles}
        return render(request, "console/no_edition.html", context)
    return redirect("console:edition", newest.slug)


@require_safe
def blank_sheet(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Show a sheet to print and fill in by hand; staff never see what stands on it."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    sheet = get_object_or_404(sheets_to_print(own), public_id=public_id)
    context = {
        "edition": own,
        "page": printable_sheet(sheet, blank=True),
        "back_url": reverse("console:edition", args=[own.slug]),
    }
    return render(request, "assessments/print_sheet.html", context)


@require_safe
def results(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Go to the first category's review."""
    own = get_edition_for(request.user, edition, Act.SEE_VALUES)
    first = own.categories.order_by("order").first()
    if first is None:
        return redirect("console:edition", own.slug)
    return redirect("console:category_results", own.slug, first.kind)


@require_safe
def bundle(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Hand out the result file of an approved decision, for anyone to compute again."""
    own = get_edition_for(request.user, edition, Act.SEE_VALUES)
    decision = current_decision(own)
    if decision is None or not decision.is_approved:
        raise Http404
    return file_answer(decision_bundle(decision), "application/json", f"hasil-{own.slug}.json")
