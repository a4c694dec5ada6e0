"""Show the public what was announced, and whether a certificate is genuine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from prizes.forms import CodeForm
from prizes.selectors.certificates import masked_name
from prizes.selectors.checking import checked_certificate
from prizes.selectors.integrity import is_changed
from prizes.selectors.public import announcement
from prizes.selectors.publication import find_published, is_under_repair

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from prizes.models import Certificate, Decision

NOT_FOUND = 404
UNPROCESSABLE = 422
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
    found = checked_certificate(code)
    if found and is_changed(found.certificate.award.decision):
        return _withheld(request)
    if found and not found.counts:
        return render(request, "prizes/check_ended.html", {"found": found})
    if found and found.published is None:
        return render(request, "prizes/check_repaired.html", {"certificate": found.certificate})
    certificate = found.certificate if found else None
    recipient = _recipient(certificate)
    context = {
        "certificate": certificate,
        "recipient": recipient,
        "is_masked": bool(certificate and recipient != certificate.award.name),
        "form": CodeForm(),
    }
    status = 200 if found else NOT_FOUND
    return render(request, "prizes/check_code.html", context, status=status)


def _recipient(certificate: Certificate | None) -> str:
    """Return a group's name in full and a person's masked (ux.md §3.8)."""
    if certificate is None:
        return ""
    award = certificate.award
    is_group = award.contestant.category.is_for_kube
    return award.name if is_group else masked_name(award.name)
