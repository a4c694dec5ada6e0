"""Show a judge the task list and take a sheet through draft, check, sent and pulled back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.forms import VersionedForm, versioned
from assessments.models import Category
from assessments.permissions import get_own_sheet, get_seat
from assessments.selectors.check import check_page
from assessments.selectors.comparison import comparison_of
from assessments.selectors.sheets import sent_page
from assessments.selectors.tasks import tasks_of
from assessments.services.sheets import (
    SheetIncomplete,
    pull_back_score_sheet,
    submit_score_sheet,
)
from assessments.views.device import kept_on_device

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest

UNPROCESSABLE = 422


@require_safe
def tasks(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Show the judge's sheets with one button for the next job."""
    seat = get_seat(request.user)
    context = {"tasks": tasks_of(seat), "judge": seat}
    return kept_on_device(render(request, "assessments/tasks.html", context), request.user)


@require_safe
def compare(request: AuthenticatedHttpRequest, kind: str) -> HttpResponse:
    """Show the judge's own scores of a category side by side."""
    seat = get_seat(request.user)
    category = get_object_or_404(Category, edition=seat.edition_id, kind=kind)
    page = comparison_of(seat, category)
    return render(request, "assessments/comparison.html", {"page": page, "judge": seat})


@require_safe
def review_sheet(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show every answer before it is sent; missing ones head the page."""
    own = get_own_sheet(request.user, public_id)
    if own.is_submitted:
        return redirect("assessments:sent", own.public_id)
    page = check_page(own)
    return render(
        request, "assessments/review_sheet.html", {"page": page, "form": versioned(own.version)}
    )


@require_POST
def send(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Send a complete sheet; a second click gets the same receipt."""
    own = get_own_sheet(request.user, public_id)
    form = VersionedForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Halaman ini sudah usang. Periksa sekali lagi, lalu kirim."))
        return redirect("assessments:review_sheet", own.public_id)
    try:
        submit_score_sheet(
            sheet=own,
            actor=request.user,
            seen_version=form.cleaned_data["versi"],
            token=form.cleaned_data["token"],
        )
    except SheetIncomplete:
        context = {"page": check_page(own), "form": versioned(own.version)}
        return render(request, "assessments/review_sheet.html", context, status=UNPROCESSABLE)
    return redirect("assessments:sent", own.public_id)


@require_safe
def sent(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the receipt of a sent sheet and the next job."""
    own = get_own_sheet(request.user, public_id)
    if not own.is_submitted:
        return redirect("assessments:sheet", own.public_id)
    return render(request, "assessments/sent.html", {"page": sent_page(own)})


@require_http_methods(["GET", "HEAD", "POST"])
def pull_back(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Explain what pulling back means, and do it."""
    own = get_own_sheet(request.user, public_id)
    form = VersionedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pull_back_score_sheet(
            sheet=own,
            actor=request.user,
            seen_version=form.cleaned_data["versi"],
            token=form.cleaned_data["token"],
        )
        messages.success(request, _("Lembar sudah ditarik kembali dan dapat diubah."))
        return redirect("assessments:sheet", own.public_id)
    return render(
        request,
        "assessments/pull_back.html",
        {"sheet": own, "form": versioned(own.version), "judge": own.judge},
    )
