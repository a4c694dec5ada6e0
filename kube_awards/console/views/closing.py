"""Close judging, say when it closes, and take the step back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.forms import ReasonForm
from assessments.forms.closing import ClosingTimeForm
from assessments.permissions import Act, get_edition_for
from assessments.selectors.progress import progress_of
from assessments.services.judging import close_judging, reopen_judging, set_closing_time
from assessments.tasks import plan_reminders
from kube_awards.console.selectors import edition_steps
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict, Refused, WrongState

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

UNPROCESSABLE = 422


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


@read_or_post
def closing_time(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Move the closing time; judges see the new one, and reminders follow it."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    shown = {"versi": own.version, "ditutup": own.closes_at}
    form = ClosingTimeForm(request.POST or None, initial=shown)
    if form.is_valid() and moved(form, own, request.user):
        messages.success(request, _("Waktu tutup disimpan. Juri melihatnya di halaman mereka."))
        return redirect("console:edition", own.slug)
    context = {"edition": own, "steps": edition_steps(own), "form": form}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/closing_time.html", context, status=status)


def moved(form: ClosingTimeForm, edition: Edition, actor: User) -> bool:
    """Set the closing time and plan the reminders, or put what stands against it on the form."""
    seen = form.cleaned_data["versi"]
    try:
        with transaction.atomic():
            plan_reminders(
                set_closing_time(
                    edition=edition, closes_at=form.closes_at, seen_version=seen, actor=actor
                )
            )
    except (Conflict, WrongState):
        raise
    except Refused as refusal:
        form.add_error("ditutup", str(refusal))
    return form.is_valid()
