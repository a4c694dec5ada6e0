"""Enter a paper sheet for a judge: twice, by two people, each without the other's reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.forms import PaperSheetForm, ReasonForm, paper_form
from assessments.permissions import Act, get_paper_photo_for, get_sheet_for
from assessments.selectors.paper_page import paper_page
from assessments.selectors.rules import aspects_of
from assessments.selectors.sheet_files import SheetFiles
from assessments.services.paper import cancel_paper_entry, enter_paper_sheet
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Refused
from kube_awards.core.private_files import shown_file

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import ScoreSheet
    from assessments.selectors.paper_page import PaperPage
    from kube_awards.accounts.http import AuthenticatedHttpRequest

CONFLICT, UNPROCESSABLE = 409, 422


@read_or_post
def paper_sheet(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Show the blank sheet or the own reading, and keep what was read."""
    sheet = get_sheet_for(request.user, edition, public_id, Act.RUN_JUDGING)
    page = paper_page(sheet, request.user)
    category = sheet.contestant.category
    aspects = aspects_of(category)
    if request.method != "POST":
        return _answer(request, sheet, page, paper_form(page, category, aspects))
    form = PaperSheetForm(page, category, aspects, request.POST, request.FILES)
    if not form.is_valid():
        return _answer(request, sheet, page, form, UNPROCESSABLE)
    try:
        saved = enter_paper_sheet(
            sheet=sheet,
            actor=request.user,
            seen_version=form.cleaned_data["versi"],
            entries=form.entries,
            token=form.cleaned_data["token"],
            photo=form.cleaned_data.get("foto"),
            late_reason=form.cleaned_data.get("alasan", ""),
        )
    except Refused as refusal:
        messages.error(request, refusal.message)
        return _answer(request, sheet, paper_page(sheet, request.user), form, CONFLICT)
    _say_what_happened(request, saved)
    return redirect("console:paper", edition, public_id)


def _say_what_happened(request: AuthenticatedHttpRequest, sheet: ScoreSheet) -> None:
    if sheet.is_submitted:
        messages.success(request, _("Kedua isian sama. Lembar sudah terkirim."))
    elif paper_page(sheet, request.user).differences:
        messages.warning(request, _("Isian Anda sudah disimpan, tetapi berbeda dari isian lain."))
    else:
        messages.success(request, _("Isian Anda sudah disimpan. Lembar belum terkirim."))


def _answer(
    request: AuthenticatedHttpRequest,
    sheet: ScoreSheet,
    page: PaperPage,
    form: PaperSheetForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "edition": sheet.judge.edition,
        "sheet": sheet,
        "page": page,
        "form": form,
        "files": SheetFiles(),  # a judge's photos are no concern of who types the paper
    }
    return render(request, "console/paper_sheet.html", context, status=status)


@read_or_post
def paper_cancel(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Ask why, and throw away what was read off the paper so far."""
    sheet = get_sheet_for(request.user, edition, public_id, Act.RUN_JUDGING)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_paper_entry(sheet=sheet, actor=request.user, reason=form.cleaned_data["alasan"])
        messages.success(request, _("Isian dari kertas dibatalkan."))
        return redirect("console:edition", edition)
    context = {
        "edition": sheet.judge.edition,
        "sheet": sheet,
        "page": paper_page(sheet, request.user),
        "form": form,
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/paper_cancel.html", context, status=status)


@require_safe
def paper_photo(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Show the photo of the paper to whom its values may be shown."""
    reading = get_paper_photo_for(request.user, edition, public_id)
    return shown_file(reading.photo, called="lembar-kertas")
