"""Publish an approved decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_edition_for, may
from prizes.selectors.decisions import current_decision
from prizes.selectors.public import public_categories
from prizes.services.integrity import DecisionDiffers
from prizes.services.publication import publish
from prizes.views.decisions import visible_decision

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_safe
def publication(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show whether the public sees the decision, and offer to show it."""
    own = get_edition_for(request.user, edition, Act.READ_DECISION)
    decided = visible_decision(request, own)
    context = {
        "edition": own,
        "decision": decided,
        "categories": public_categories(decided) if decided else [],
        "publication": getattr(decided, "publication", None),
        "can_publish": may(request.user, Act.PUBLISH, own),
    }
    return render(request, "prizes/publication.html", context)


@require_POST
def announce(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Publish the approved decision."""
    own = get_edition_for(request.user, edition, Act.PUBLISH)
    decided = current_decision(own)
    if decided is None:
        messages.error(request, _("Belum ada hasil yang ditetapkan."))
        return redirect("prizes:publication", own.slug)
    try:
        publish(decision=decided, actor=request.user)
    except DecisionDiffers as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Hasil sudah diumumkan."))
    return redirect("prizes:publication", own.slug)
