"""Show the audit trail of an edition, and hand it out; nothing here changes an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import READS_TRAIL, Act, get_edition_for
from kube_awards.accounts.permissions import require_role
from kube_awards.console.selectors import newest_edition
from kube_awards.console.services.trail import record_trail_download
from kube_awards.console.trail.export import trail_csv
from kube_awards.console.trail.filters import TrailFilter, Turn
from kube_awards.console.trail.pages import trail_page
from kube_awards.console.trail.sight import sight_of
from kube_awards.console.views.exports import CSV
from kube_awards.ledger.tasks import finding_at_hand

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.console.trail.sight import Sight

UNPROCESSABLE = 422


@require_safe
def newest_trail(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Go to the audit trail of the edition that is worked on now."""
    require_role(request, *READS_TRAIL)
    newest = newest_edition()
    if newest is None:
        raise Http404
    return redirect("console:trail", newest.slug)


@never_cache
@require_safe
def trail(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List what happened, a page at a time, as far as it is asked for."""
    own = get_edition_for(request.user, edition, Act.READ_TRAIL)
    sight = sight_of(request.user, own)
    return _page(request, own, sight, TrailFilter(request.GET, sight.entries))


@require_POST
def download(request: AuthenticatedHttpRequest, edition: str) -> HttpResponseBase:
    """Hand out what was asked for as CSV, and write down that it was."""
    own = get_edition_for(request.user, edition, Act.READ_TRAIL)
    sight = sight_of(request.user, own)
    asked = TrailFilter(request.POST, sight.entries)
    if not asked.is_valid():
        return _page(request, own, sight, asked)
    entry = record_trail_download(edition=own, actor=request.user, filters=asked.asked)
    content = trail_csv(edition=own, user=request.user, asked=asked, before=entry.seq)
    headers = {"Content-Disposition": f'attachment; filename="jejak-audit-{own.slug}.csv"'}
    return StreamingHttpResponse(content, content_type=CSV, headers=headers)


def _page(
    request: AuthenticatedHttpRequest, edition: Edition, sight: Sight, asked: TrailFilter
) -> HttpResponse:
    turn = Turn(request.GET)
    context = {
        "edition": edition,
        "sight": sight,
        "form": asked,
        "finding": finding_at_hand(),
    }
    if not asked.is_valid():
        return render(request, "console/trail.html", context, status=UNPROCESSABLE)
    if not turn.is_valid():  # no link of ours leads there
        return redirect("console:trail", edition.slug)
    context["asked"] = asked.asked
    context["page"] = trail_page(
        asked.narrow(sight.entries),
        sight,
        before=turn.cleaned_data["sebelum"],
        after=turn.cleaned_data["sesudah"],
    )
    return render(request, "console/trail.html", context)
