"""Say which regions take part, and in which order they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from groups.forms import RegionForm
from groups.permissions import (
    FOUNDERS,
    get_region_to_write,
    may_found,
    may_write,
    require_reader,
)
from groups.selectors import all_regions
from groups.services.regions import add_region, move_region, set_participation
from kube_awards.accounts.permissions import require_role
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest

UNPROCESSABLE = 422
MOVES = {"naik": -1, "turun": 1}
PARTICIPATION = {"ikut": True, "tidak-ikut": False}


@require_safe
def regions(request: AuthenticatedHttpRequest) -> HttpResponse:
    """List the regions in their order."""
    user = require_reader(request)
    context = {
        "regions": all_regions(),
        "may_write": may_write(user),
        "may_found": may_found(user),
    }
    return render(request, "groups/regions.html", context)


@require_POST
def change(request: AuthenticatedHttpRequest, code: str) -> HttpResponse:
    """Move a region, or say whether it takes part."""
    region = get_region_to_write(request, code)
    step = request.POST.get("langkah", "")
    if step in MOVES:
        move_region(region=region, by=MOVES[step], actor=request.user)
    elif step in PARTICIPATION:
        set_participation(region=region, takes_part=PARTICIPATION[step], actor=request.user)
    else:
        return HttpResponseBadRequest()
    return redirect("groups:regions")


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Ask for code and names, and add a region."""
    user = require_role(request, *FOUNDERS)
    form = RegionForm(request.POST or None)
    if form.is_valid():
        try:
            region = add_region(**form.cleaned_data, actor=user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(name)s ditambahkan.") % {"name": region})
            return redirect("groups:regions")
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "groups/region_form.html", {"form": form}, status=status)
