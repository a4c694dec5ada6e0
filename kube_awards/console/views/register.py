"""Show one row of the register: its facts, its pairing, and its history over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from groups.models import Facilitator, Kube
from groups.permissions import get_row_to_read, may_write
from groups.selectors import is_unusual_size, masked
from kube_awards.console.history import history_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_safe
def row(request: AuthenticatedHttpRequest, kind: str, public_id: str) -> HttpResponse:
    """Show what the register says of a KUBE or of a facilitator."""
    model: type[Kube | Facilitator] = Kube if kind == "kube" else Facilitator
    own = get_row_to_read(request, model, public_id)
    context = {
        "kind": kind,
        "row": own,
        "masked_contact": masked(own.contact),
        "facilitators": own.facilitator_set.all() if isinstance(own, Kube) else None,
        "unusual_size": isinstance(own, Kube) and is_unusual_size(own.families),
        "history": history_of(own),
        "may_write": may_write(request.user),
    }
    return render(request, "groups/row.html", context)
