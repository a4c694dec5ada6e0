"""Show one score sheet and save it; an older page is asked, never obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.forms import (
    ConflictForm,
    ScoreSheetForm,
    choices_left_open,
    new_token,
    sheet_form,
    versioned,
    with_own_values,
)
from assessments.models import ScoreSheet
from assessments.permissions import get_own_sheet
from assessments.selectors.requests import last_request, may_ask
from assessments.selectors.rules import aspects_of
from assessments.selectors.sheet_files import sheet_files
from assessments.selectors.sheets import Written, sheet_page, written_on
from assessments.services.sheets import Entry, save_score_sheet
from assessments.views.autosave import autosave
from assessments.views.device import kept_on_device
from kube_awards.core.answers import wants_json
from kube_awards.core.errors import Conflict, WrongState
from kube_awards.core.formats import clock

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest

CONFLICT, UNPROCESSABLE, LOCKED = 409, 422, 423


@require_safe
def sheet(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the sheet as it stands, to write on or to read."""
    own = get_own_sheet(request.user, public_id)
    aspects = aspects_of(own.contestant.category)
    written = written_on(own)
    form = sheet_form(own.contestant.category, aspects, version=own.version, written=written)
    return kept_on_device(_sheet_answer(request, own, form, written), request.user, own.version)


@require_POST
def save(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Save all that is on the page, then stay or go on to the check page."""
    own = get_own_sheet(request.user, public_id)
    if wants_json(request):
        return autosave(request, own)
    aspects = aspects_of(own.contestant.category)
    left_open = choices_left_open(request.POST)
    data = with_own_values(request.POST, left_open)
    form = ScoreSheetForm(own.contestant.category, aspects, data)
    if not form.is_valid():
        return _sheet_answer(request, own, form, _typed(form), status=UNPROCESSABLE)
    if left_open:
        return _conflict_answer(request, own, form.entries, error=True)
    try:
        save_score_sheet(
            sheet=own,
            actor=request.user,
            seen_version=form.cleaned_data["versi"],
            entries=form.entries,
            token=form.cleaned_data["token"],
        )
    except Conflict:
        return _conflict_answer(request, own, form.entries)
    except WrongState as refusal:
        messages.error(request, refusal.message)
        return _sheet_answer(request, own, form, _typed(form), status=LOCKED)
    goes_on = request.POST.get("action") == "review"
    if not goes_on:
        messages.success(request, _("Draf sudah disimpan."))
    return redirect(f"assessments:{'review_sheet' if goes_on else 'sheet'}", own.public_id)


def _typed(form: ScoreSheetForm) -> Written:
    """Return the valid part of what was typed, so that nothing is lost on a page with errors."""
    return Written(values=form.typed, notes={})


def _sheet_answer(
    request: AuthenticatedHttpRequest,
    own: ScoreSheet,
    form: ScoreSheetForm,
    written: Written,
    status: int = 200,
) -> HttpResponse:
    page = sheet_page(own, form.aspects, written)
    context = {
        "page": page,
        "form": form,
        "judge": own.judge,
        "asked": None if page.editable else last_request(own),
        "may_ask": may_ask(own),
        "files": sheet_files(own, form.aspects, editable=page.editable),
        "pull_back": versioned(own.version, auto_id=""),
    }
    return render(request, "assessments/sheet.html", context, status=status)


def _conflict_answer(
    request: AuthenticatedHttpRequest,
    own: ScoreSheet,
    mine: dict[int, Entry],
    *,
    error: bool = False,
) -> HttpResponse:
    """Show both sets of values where they differ; what was typed travels along in the form."""
    present = ScoreSheet.objects.get(pk=own.pk)
    standing = written_on(present)
    theirs = {
        number: Entry(standing.values.get(number), standing.notes.get(number, ""))
        for number in standing.values.keys() | standing.notes.keys()
    }
    form = ConflictForm(mine, theirs, initial={"versi": present.version, "token": new_token()})
    page = {
        "title": own.contestant.name,
        "changed_at": clock(present.saved_at) if present.saved_at else "",
        "sheet": own,
        "error": error,
    }
    context = {"page": page, "form": form, "judge": own.judge}
    return render(request, "assessments/conflict.html", context, status=CONFLICT)
