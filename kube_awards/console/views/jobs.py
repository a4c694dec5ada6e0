"""Follow long work: leave and come back, cancel it, start it again, fetch what it made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kube_awards.console.job_page import get_job_for, job_page
from kube_awards.console.services.jobs import cancel_work, repeat_work
from kube_awards.core.private_files import handed_out

if TYPE_CHECKING:
    from django.http import HttpResponse, StreamingHttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_safe
def job(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show how far a job is."""
    own = get_job_for(request.user, public_id)
    return render(request, "console/job.html", {"page": job_page(own)})


@require_safe
def progress(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Give the moving part of the page alone."""
    own = get_job_for(request.user, public_id)
    return render(request, "console/includes/job_progress.html", {"page": job_page(own)})


@require_POST
def cancel(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Cancel the job; running work stops at its next step."""
    own = cancel_work(job=get_job_for(request.user, public_id), actor=request.user)
    said = _("Tugas dibatalkan.") if own.is_over else _("Tugas berhenti sebentar lagi.")
    messages.success(request, said)
    return redirect("console:job", own.public_id)


@require_POST
def retry(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Let the job run again."""
    own = repeat_work(job=get_job_for(request.user, public_id), actor=request.user)
    return redirect("console:job", own.public_id)


@require_safe
def result(request: AuthenticatedHttpRequest, public_id: str) -> StreamingHttpResponse:
    """Hand out the file that the job made."""
    own = get_job_for(request.user, public_id)
    if not own.result:
        raise Http404
    return handed_out(own.result, called=own.result_name)
