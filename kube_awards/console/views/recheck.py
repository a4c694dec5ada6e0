"""Compute the decided result once more from its own file, and say whether it is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.permissions import Act, get_edition_for
from kube_awards.console.rechecking import recheck_of
from prizes.selectors.decisions import current_decision

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@never_cache
@require_safe
def recheck(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Explain what computing again proves; do it where it is asked for. Nothing is written."""
    own = get_edition_for(request.user, edition, Act.SEE_VALUES)
    decision = current_decision(own)
    approved = decision if decision and decision.is_approved else None
    asked = approved and "hitung" in request.GET
    context = {
        "edition": own,
        "decision": approved,
        "found": recheck_of(approved) if approved and asked else None,
        "file_name": f"hasil-{own.slug}.json",
    }
    return render(request, "console/recheck.html", context)
