"""Explain what is unusual about a set-up, and open judging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assessments.forms.explanations import ExplanationsForm
from assessments.models import EditionState
from assessments.permissions import Act, get_edition_for, may
from assessments.selectors.blockers import opening_blockers
from assessments.services.explanations import explain_warnings
from assessments.services.judging import NotReadyToOpen
from assessments.tasks import plan_reminders
from kube_awards.console.selectors import edition_steps
from kube_awards.console.services.years import open_year
from kube_awards.console.warnings import warnings_of
from kube_awards.core.answers import read_or_post

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest

UNPROCESSABLE = 422


@read_or_post
def open_page(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List what is missing, ask for the notes to warnings, and open judging."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    in_setup = own.state == EditionState.SETUP
    warnings = warnings_of(own).unexplained if in_setup else ()
    sent = request.POST if request.method == "POST" else None
    form = ExplanationsForm(warnings, {}, sent, all_needed=True)
    if sent is None or not form.is_valid():
        return _opening(request, own, form, opening_blockers(own))
    try:
        plan_reminders(open_year(edition=own, notes=form.notes, actor=request.user))
    except NotReadyToOpen as refusal:
        return _opening(request, own, form, refusal.blockers)
    messages.success(request, _("Penilaian dibuka."))
    return redirect("console:edition", own.slug)


def _opening(
    request: AuthenticatedHttpRequest, own: Edition, form: ExplanationsForm, blockers: list[str]
) -> HttpResponse:
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "blockers": blockers,
        "form": form,
        "warnings": form.warnings,
    }
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "console/open.html", context, status=status)


@read_or_post
def warnings_page(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List the warnings with their notes, and keep what panitia say to them."""
    writes = request.method == "POST"
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING if writes else Act.WATCH)
    warnings = warnings_of(own)
    form = ExplanationsForm(warnings.found, warnings.notes, request.POST if writes else None)
    if writes and form.is_valid():
        changed = explain_warnings(edition=own, notes=form.notes, actor=request.user)
        said = ngettext("%(n)d keterangan disimpan.", "%(n)d keterangan disimpan.", len(changed))
        messages.success(request, said % {"n": len(changed)})
        return redirect("console:setup", own.slug)
    in_setup = own.state == EditionState.SETUP
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "form": form,
        "rows": [(each, warnings.notes.get(each.key, "")) for each in warnings.found],
        "in_setup": in_setup,
        "may_edit": in_setup and may(request.user, Act.RUN_JUDGING, own),
    }
    status = UNPROCESSABLE if writes else 200
    return render(request, "console/setup/warnings.html", context, status=status)
