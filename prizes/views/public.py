"""Show the public what was announced, and whether a certificate is genuine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from kube_awards.accounts.limits import seconds_to_wait
from prizes.forms import CodeForm
from prizes.selectors.checking import checked_certificate
from prizes.selectors.integrity import is_changed
from prizes.selectors.public import announcement
from prizes.selectors.publication import find_published, is_under_repair
from prizes.selectors.seals import is_forged

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from prizes.models import Decision
    from prizes.selectors.checking import CheckedCertificate

NOT_FOUND = 404
UNPROCESSABLE = 422
TOO_MANY = 429
CHECKS_A_MINUTE = 20  # of one network address (ux.md §3.8)
UNAVAILABLE = 503
# A withdrawal, or the minute of a schedule, reaches every cache within five seconds (ADR 2).
# Four seconds still let one answer serve all who come in that time on the day of announcement.
fresh_for_the_public = cache_control(public=True, max_age=4, must_revalidate=True)


@login_not_required
@require_safe
def public_result(request: HttpRequest, edition: str) -> HttpResponse:
    """Show an announced result; everything else under /hasil/ is one identical 404."""
    decision = find_published(edition)
    if decision is None:
        return _withdrawn(request) if is_under_repair(edition) else not_announced(request)
    if is_changed(decision):
        return _withheld(request)
    return _announced(request, decision)


@login_not_required
@require_safe
@never_cache
def not_announced(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001 - whatever
    """Answer any other address under /hasil/ exactly as an edition that is not announced."""
    return render(request, "prizes/not_announced.html", status=NOT_FOUND)


@never_cache
def _withheld(request: HttpRequest) -> HttpResponse:
    """Show nobody what is no longer what was decided (ADR 2)."""
    return render(request, "prizes/withheld.html", status=UNAVAILABLE)


@never_cache
def _withdrawn(request: HttpRequest) -> HttpResponse:
    """Say only that the result is being corrected: it was taken back."""
    return render(request, "prizes/withdrawn.html")


@fresh_for_the_public
def _announced(request: HttpRequest, decision: Decision) -> HttpResponse:
    context = {"page": announcement(decision)}
    return render(request, "prizes/public_result.html", context)


@login_not_required
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Ask for the code on a certificate and go to its answer."""
    if "kode" not in request.GET:
        return render(request, "prizes/check.html", {"form": CodeForm()})
    form = CodeForm(request.GET)
    if not form.is_valid():
        return render(request, "prizes/check.html", {"form": form}, status=UNPROCESSABLE)
    return redirect("prizes:check_code", form.cleaned_data["kode"])


@login_not_required
@require_safe
@never_cache
def check_code(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether the certificate with this code is genuine, showing what the paper shows."""
    wait = seconds_to_wait(request, what="check", most=CHECKS_A_MINUTE)
    if wait:
        return _too_many(request, wait)
    found = checked_certificate(code)
    if found and _is_untrue(found):
        return _withheld(request)
    context = {"found": found, "form": CodeForm()}
    if found is None:
        return render(request, "prizes/check_unknown.html", context, status=NOT_FOUND)
    if not found.holds or not found.certificate.is_valid:
        return render(request, "prizes/check_ended.html", context)
    if found.is_under_repair:
        return render(request, "prizes/check_repaired.html", context)
    return render(request, "prizes/check_code.html", context)


def _is_untrue(found: CheckedCertificate) -> bool:
    """Say whether the ledger knows another certificate, or another decision behind it."""
    if is_forged(found.certificate):
        return True
    return found.decision is not None and is_changed(found.decision)


def _too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """Ask for a pause: whoever tries codes one after the other learns nothing by it."""
    context = {"most": CHECKS_A_MINUTE, "wait": wait}
    answer = render(request, "prizes/check_too_many.html", context, status=TOO_MANY)
    answer["Retry-After"] = str(wait)
    return answer
