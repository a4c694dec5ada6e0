"""Close judging, and take the step back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.forms import ReasonForm
from assessments.permissions import Act, get_edition_for
from assessments.selectors.progress import progress_of
from assessments.services.judging import close_judging, reopen_judging
from kube_awards.console.selectors import edition_steps

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest

UNPROCESSABLE = 422
read_or_post = require_http_methods(["GET", "HEAD", "POST"])


@read_or_post
def close_page(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Name the sheets that are not sent, and close judging."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    if request.method == "POST":
        close_judging(edition=own, actor=request.user)
        messages.success(request, _("Penilaian ditutup."))
        return redirect("console:edition", own.slug)
    context = {"edition": own, "steps": edition_steps(own), "progress": progress_of(own)}
    return render(request, "console/close.html", context)


@read_or_post
def reopen_page(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Ask for the reason, and take the step back to judging."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reopen_judging(edition=own, actor=request.user, reason=form.cleaned_data["alasan"])
        messages.success(request, _("Penilaian dibuka lagi."))
        return redirect("console:edition", own.slug)
    context = {"edition": own, "steps": edition_steps(own), "form": form}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/reopen.html", context, status=status)
