"""Take contestants and scores out of the system as files that an office works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from assessments.forms import ContestantExportForm
from assessments.permissions import Act, get_edition_for, may, require
from assessments.services.exports import (
    record_contestant_download,
    record_score_download,
    refuse_before_closing,
)
from kube_awards.console.documents.exports import (
    contestant_csv,
    contestant_workbook,
    score_workbook,
)
from kube_awards.console.documents.workbook import standing_of_numbers
from kube_awards.console.selectors import edition_steps
from kube_awards.core.answers import file_answer
from prizes.selectors.contestant_rows import contestant_rows
from prizes.selectors.decisions import current_decision
from prizes.selectors.score_tables import score_tables

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Decision

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@require_safe
def exports(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Offer the files of an edition, and say what each is worth now."""
    own = get_edition_for(request.user, edition, Act.TAKE_OUT)
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "decision": current_decision(own),
        "may_take_contacts": may(request.user, Act.TAKE_OUT_CONTACTS, own),
        "form": ContestantExportForm(),
    }
    return render(request, "console/exports.html", context)


@require_POST
def contestants(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Hand out the contestants; contacts only where they are asked for."""
    own = get_edition_for(request.user, edition, Act.TAKE_OUT)
    form = ContestantExportForm(request.POST)
    contacts = form.is_valid() and form.cleaned_data["kontak"]
    if contacts:
        require(request.user, Act.TAKE_OUT_CONTACTS, own)
    decision = current_decision(own)
    parts = contestant_rows(own, decision, contacts=contacts)
    count = sum(len(part.rows) for part in parts)
    record_contestant_download(
        edition=own, actor=request.user, contestants=count, contacts=contacts
    )
    if request.POST.get("bentuk") == "csv":
        return file_answer(
            contestant_csv(decision, parts), CSV, _name("peserta", own, decision, "csv")
        )
    content = contestant_workbook(own, decision, parts)
    return file_answer(content, XLSX, _name("peserta", own, decision, "xlsx"))


@require_POST
def scores(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Hand out all scores with formulas, once judging is closed."""
    own = get_edition_for(request.user, edition, Act.SEE_VALUES)
    refuse_before_closing(own)
    decision = current_decision(own)
    content = score_workbook(own, decision, score_tables(own, decision))
    standing = standing_of_numbers(decision)
    record_score_download(edition=own, actor=request.user, standing=standing)
    return file_answer(content, XLSX, _name("nilai", own, decision, "xlsx"))


def _name(what: str, edition: Edition, decision: Decision | None, ending: str) -> str:
    draft = "" if decision and decision.is_approved else "-DRAF"
    return f"{what}-{edition.slug}{draft}.{ending}"
