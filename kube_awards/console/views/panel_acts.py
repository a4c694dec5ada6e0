"""Answer pages about an act of the panel, and record one from its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from kube_awards.console.selectors import edition_steps
from kube_awards.core.errors import Conflict, Refused, WrongState

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from assessments.forms.panel_acts import PanelActForm
    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

CONFLICT, UNPROCESSABLE = 409, 422


def recorded(form: PanelActForm, step: Callable[..., object], actor: User, **said: object) -> bool:
    """Take the step with what the form holds, or put what stands against it on the form.

    A conflict and a wrong state are the page's business.
    """
    try:
        step(
            signers=form.signers,
            reason=form.cleaned_data["alasan"],
            seen=form.cleaned_data["dilihat"],
            actor=actor,
            **said,
        )
    except (Conflict, WrongState):
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def answer(
    request: AuthenticatedHttpRequest,
    category: Category,
    template: str,
    status: int,
    **extra: object,
) -> HttpResponse:
    """Show a page about a category of an edition."""
    context = {
        "edition": category.edition,
        "category": category,
        "steps": edition_steps(category.edition),
        **extra,
    }
    return render(request, template, context, status=status)
