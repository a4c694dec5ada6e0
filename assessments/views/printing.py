"""Lay a judge's own sheet out for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.permissions import get_own_sheet
from assessments.selectors.printing import printable_sheet

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_safe
def own_sheet(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the sheet as filled, or blank when the address asks for that."""
    own = get_own_sheet(request.user, public_id)
    page = printable_sheet(own, blank="kosong" in request.GET)
    return render(request, "assessments/print_sheet.html", {"page": page})
