"""Take a judge's request to write on an own sheet again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.models import REQUEST_LENGTH
from assessments.permissions import get_own_sheet
from assessments.services.requests import ask_to_reopen
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_POST
def ask(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Send the request to panitia; the sheet says what became of it."""
    own = get_own_sheet(request.user, public_id)
    text = request.POST.get("permintaan", "")[:REQUEST_LENGTH]
    try:
        ask_to_reopen(sheet=own, text=text, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Permintaan Anda sudah terkirim ke panitia."))
    return redirect("assessments:sheet", own.public_id)
