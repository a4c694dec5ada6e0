"""Answer what judges ask for; granting is the page that gives the sheet back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.forms import ReasonForm
from assessments.permissions import Act, get_edition_for
from assessments.selectors.requests import waiting_requests
from assessments.services.requests import refuse_to_reopen
from kube_awards.console.selectors import edition_steps

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Ask for the note that the judge reads, and say no."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    asked = get_object_or_404(waiting_requests(own), sheet__public_id=public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refuse_to_reopen(request=asked, note=form.cleaned_data["alasan"], actor=request.user)
        messages.success(request, _("Permintaan ditolak. Juri membaca catatan Anda."))
        return redirect("console:edition", own.slug)
    context = {"edition": own, "steps": edition_steps(own), "asked": asked, "form": form}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/refuse_request.html", context, status=status)
