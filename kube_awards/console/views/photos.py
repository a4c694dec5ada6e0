"""List the photos that judges took as evidence, once judging is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.models import Evidence
from assessments.permissions import Act, get_edition_for
from kube_awards.console.selectors import edition_steps

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest

PER_PAGE = 50


@require_safe
def photos(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List the photos with contestant, judge and indicator; before closing no such page exists."""
    own = get_edition_for(request.user, edition, Act.SEE_VALUES)
    if not own.shows_values_to_staff:
        raise Http404
    taken = (
        Evidence.objects.filter(sheet__judge__edition=own)
        .select_related(
            "sheet__judge__user",
            "sheet__contestant__kube",
            "sheet__contestant__facilitator",
            "indicator",
        )
        .order_by(
            "sheet__contestant__category__order",
            "sheet__contestant__running_order",
            "sheet__judge__order",
            "indicator__number",
            "position",
        )
    )
    page = Paginator(taken, PER_PAGE).get_page(request.GET.get("halaman"))
    context = {"edition": own, "steps": edition_steps(own), "page": page}
    return render(request, "console/photos.html", context)
