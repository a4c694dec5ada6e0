"""Show every decision of an edition as it was, and what changed from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.permissions import Act, get_edition_for
from assessments.selectors.departures import departures_in
from prizes.selectors.certificates import certificates_of
from prizes.selectors.decisions import decided_rankings
from prizes.selectors.frozen import decision_minutes, reviewed_warnings
from prizes.selectors.versions import find_version, versions_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_safe
def versions(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List the decisions, the newest first; what they say stays hidden while judging is open."""
    own = get_edition_for(request.user, edition, Act.SEE_VALUES)
    context = {"edition": own, "versions": versions_of(own)}
    return render(request, "prizes/versions.html", context)


@require_safe
def version(request: AuthenticatedHttpRequest, edition: str, number: int) -> HttpResponse:
    """Show one decision as it was."""
    own = get_edition_for(request.user, edition, Act.SEE_VALUES)
    found = find_version(own, number) if own.shows_values_to_staff else None
    if found is None:
        raise Http404
    rankings = decided_rankings(found.decision)
    context = {
        "edition": own,
        "version": found,
        "decision": found.decision,
        "rankings": rankings,
        "departures": departures_in([prized.ranking for prized in rankings]),
        "reviewed": reviewed_warnings(found.decision),
        "decision_minutes": decision_minutes(found.decision),
        "certificates": certificates_of(found.decision),
    }
    return render(request, "prizes/version.html", context)
