"""Show what one contestant was given, for whoever reads the review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from assessments.models import Contestant
from assessments.permissions import Act, get_category_for
from prizes.selectors.breakdown import breakdown_of
from prizes.selectors.decisions import current_decision

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_safe
def breakdown(
    request: AuthenticatedHttpRequest, edition: str, kind: str, contestant: str
) -> HttpResponse:
    """Show aspects, indicators and notes of one contestant; no such page before closing."""
    category = get_category_for(request.user, edition, kind, Act.SEE_VALUES)
    if not category.edition.shows_values_to_staff:
        raise Http404
    entrants = Contestant.objects.select_related("kube", "facilitator", "region")
    own = get_object_or_404(entrants, category=category, public_id=contestant)
    decision = current_decision(category.edition)
    award = decision.awards.filter(contestant=own).first() if decision else None
    context = {
        "edition": category.edition,
        "category": category,
        "contestant": own,
        "name": award.name if award else own.name,
        "decision": decision,
        "breakdown": breakdown_of(category, own, decision),
    }
    return render(request, "console/breakdown.html", context)
