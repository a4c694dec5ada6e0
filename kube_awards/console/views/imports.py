"""Take the register, contestants and more from a spreadsheet, in steps that can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.models import EditionState, ImportRun, ImportState
from assessments.permissions import Act, get_edition_for
from kube_awards.console.forms import ImportForm
from kube_awards.console.imports.reading import KINDS, find_kind
from kube_awards.console.imports.workbooks import TYPE, marked_file, template_of
from kube_awards.console.selectors import edition_steps
from kube_awards.console.services.imports import (
    apply_import,
    check_again,
    check_file,
    enqueue_import,
    enqueue_undo,
    kept_sheets,
    undo_import,
)
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

UNPROCESSABLE = 422
SHOWN_AT_MOST = 50
AT_ONCE = 1_000  # rows that are written in about two seconds


def get_run(user: User, slug: str, public_id: str) -> ImportRun:
    """Return an import of the edition to who may prepare it."""
    edition = get_edition_for(user, slug, Act.RUN_JUDGING)
    runs = ImportRun.objects.select_related("edition")
    return get_object_or_404(runs, edition=edition, public_id=public_id)


@read_or_post
def imports(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Offer the templates, take a file, and list what was imported."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            run = check_file(
                edition=own,
                upload=form.cleaned_data["berkas"],
                kind=form.cleaned_data["jenis"],
                actor=request.user,
            )
        except Refused as refusal:
            form.add_error("berkas", str(refusal))
        else:
            return redirect("console:import_check", own.slug, run.public_id)
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "form": form,
        "kinds": KINDS,
        "runs": own.imports.exclude(state=ImportState.CHECKED).select_related("owner")[:20],
        "in_setup": own.state == EditionState.SETUP,
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/import/imports.html", context, status=status)


@require_safe
def template(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Hand out the empty workbook of a kind."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    found = find_kind(kind)
    if found is None:
        raise Http404
    return workbook(template_of(found(own)), f"templat-{kind}.xlsx")


@read_or_post
def check(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Show what a file holds and would do; apply it."""
    run = get_run(request.user, edition, public_id)
    report, refusal = check_again(run), ""
    if request.method == "POST":
        try:
            return apply(request, run, len(report.to_write))
        except Refused as error:
            refusal = str(error)
    kind = find_kind(run.kind)
    context = {
        "edition": run.edition,
        "steps": edition_steps(run.edition),
        "run": run,
        "label": kind.label if kind else run.kind,
        "report": report,
        "refusal": refusal,
        "most": SHOWN_AT_MOST,
        "in_setup": run.edition.state == EditionState.SETUP,
    }
    status = UNPROCESSABLE if refusal else 200
    return render(request, "console/import/check.html", context, status=status)


def apply(request: AuthenticatedHttpRequest, run: ImportRun, rows: int) -> HttpResponse:
    """Apply a file at once, or leave a long one to a worker; raise Refused."""
    here = reverse("console:import_check", args=[run.edition.slug, run.public_id])
    if rows > AT_ONCE:
        job = enqueue_import(run=run, rows=rows, back=here, actor=request.user)
        return redirect("console:job", job.public_id)
    apply_import(run=run, actor=request.user)
    messages.success(request, _("Impor diterapkan."))
    return redirect(here)


@require_safe
def marked(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Hand the file back with its problems marked."""
    run = get_run(request.user, edition, public_id)
    kind = find_kind(run.kind)
    if kind is None or not run.cells:
        raise Http404
    content = marked_file(kind(run.edition), kept_sheets(run), check_again(run))
    return workbook(content, f"bertanda-{run.kind}.xlsx")


@require_POST
def undo(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Take an import back, or leave a long one to a worker."""
    run = get_run(request.user, edition, public_id)
    try:
        if run.added + run.changed > AT_ONCE:
            here = reverse("console:import", args=[edition])
            job = enqueue_undo(run=run, back=here, actor=request.user)
            return redirect("console:job", job.public_id)
        undo_import(run=run, actor=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Impor diurungkan."))
    return redirect("console:import", edition)


def workbook(content: bytes, name: str) -> HttpResponse:
    """Answer with a workbook to keep."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=TYPE, headers=headers)
