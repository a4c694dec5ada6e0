"""Say from the dashboard who is presenting now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.models import Contestant
from assessments.permissions import Act, get_edition_for
from assessments.services.presenting import clear_presenting, mark_presenting

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_POST
def presenting(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Mark the contestant who was named, or nobody where none was."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    if public_id := request.POST.get("peserta", "").replace("\0", ""):
        contestant = get_object_or_404(
            Contestant.objects.select_related("category__edition", "kube", "facilitator"),
            category__edition=own,
            public_id=public_id,
        )
        mark_presenting(contestant=contestant, actor=request.user)
        said = _("%(name)s sedang tampil.") % {"name": contestant.name}
    else:
        clear_presenting(edition=own, actor=request.user)
        said = _("Tidak ada yang sedang tampil.")
    messages.success(request, said)
    return redirect("console:edition", own.slug)
