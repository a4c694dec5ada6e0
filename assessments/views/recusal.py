"""Let a judge declare a conflict of interest with a region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.forms import RecusalForm
from assessments.models import RecusalReason
from assessments.permissions import get_seat
from assessments.selectors.recusals import recusal_page
from assessments.services.circumstances import declare_recusal
from groups.models import Region

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def recusal(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Say what a conflict of interest takes away, and record it."""
    seat = get_seat(request.user)
    page = recusal_page(seat)
    form = RecusalForm(page.regions, request.POST if request.method == "POST" else None)
    if form.is_valid():
        declared = declare_recusal(
            judge=seat,
            region=Region.objects.get(code=form.cleaned_data["wilayah"]),
            reason=RecusalReason(form.cleaned_data["alasan"]),
            note=form.cleaned_data["keterangan"],
            actor=request.user,
        )
        said = _("Benturan kepentingan dengan %(region)s sudah dinyatakan.")
        messages.success(request, said % {"region": declared.region.short_name})
        return redirect("assessments:tasks")
    status = UNPROCESSABLE if form.is_bound else 200
    context = {"page": page, "form": form, "judge": seat}
    return render(request, "assessments/recusal.html", context, status=status)
