"""Change a prize although judging was opened: always with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.models import EditionState
from assessments.permissions import Act, get_category_for
from kube_awards.core.errors import Conflict, Refused
from prizes.forms.change import ChangePrizesForm
from prizes.selectors.table import prize_table
from prizes.services.prize_changes import change_prizes

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest

CONFLICT, UNPROCESSABLE = 409, 422


@require_http_methods(["GET", "HEAD", "POST"])
def prizes(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Show label and amount of each place, and change them once there is a reason."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    data = request.POST if request.method == "POST" else None
    form = ChangePrizesForm(prize_table(category), category.version, data)
    if form.is_stale:
        return _answer(request, category, form, CONFLICT)
    if not form.is_valid():
        return _answer(request, category, form, UNPROCESSABLE if form.is_bound else 200)
    try:
        change_prizes(
            category=category,
            labels=form.labels,
            amounts=form.amounts,
            seen=form.cleaned_data["versi"],
            reason=form.cleaned_data["alasan"],
            actor=request.user,
        )
    except Conflict:
        category.refresh_from_db()
        form = ChangePrizesForm(prize_table(category), category.version, data)
        return _answer(request, category, form, CONFLICT)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _answer(request, category, form, UNPROCESSABLE)
    messages.success(request, _("Hadiah diubah. Alasannya tercetak dalam berita acara."))
    return redirect("console:change_prizes", edition, kind)


def _answer(
    request: AuthenticatedHttpRequest, category: Category, form: ChangePrizesForm, status: int
) -> HttpResponse:
    context = {
        "edition": category.edition,
        "category": category,
        "form": form,
        "clash": status == CONFLICT,
        "differences": form.meet(category.version) if status == CONFLICT else [],
        "changeable": category.edition.takes_reopened,
        "is_setup": category.edition.state == EditionState.SETUP,
        "changes": category.prize_changes.select_related("changed_by"),
    }
    return render(request, "console/rules/prizes.html", context, status=status)
