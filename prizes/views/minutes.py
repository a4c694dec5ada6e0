"""Ask for what the minutes say, while the result can still be proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.models import EditionState
from assessments.permissions import Act, get_edition_for
from assessments.selectors.attendance import CONTESTANT, JUDGE, attendance_list
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict
from prizes.forms.minutes import MinutesForm
from prizes.models import Minutes
from prizes.selectors.minutes import stored_minutes
from prizes.services.minutes import save_minutes

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User
    from kube_awards.core.forms import Difference

CONFLICT, UNPROCESSABLE = 409, 422


@read_or_post
def minutes(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show the form of the minutes and keep it; a clash shows both."""
    own = get_edition_for(request.user, edition, Act.PROPOSE)
    if own.state != EditionState.CLOSED:
        messages.error(
            request, _("Data berita acara diisi setelah penilaian ditutup, sebelum diajukan.")
        )
        return redirect("prizes:decision", own.slug)
    if request.method != "POST":
        return _page(request, own, MinutesForm(instance=_stored(own)))
    form = MinutesForm(request.POST, instance=_stored(own))
    if not form.is_valid():
        return _page(request, own, form, status=UNPROCESSABLE)
    try:
        _save(form, own, request.user)
    except Conflict:
        return _page(request, own, form, status=CONFLICT, differences=form.meet(_stored(own)))
    messages.success(request, _("Data berita acara disimpan."))
    return redirect("prizes:decision", own.slug)


def _stored(edition: Edition) -> Minutes:
    return stored_minutes(edition) or Minutes(edition=edition)


def _save(form: MinutesForm, edition: Edition, actor: User) -> None:
    changes = form.changes()
    signers = list(form.cleaned_data["signers"])
    changes.pop("signers")
    save_minutes(edition=edition, changes=changes, signers=signers, seen=form.seen, actor=actor)


def _page(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    form: MinutesForm,
    *,
    status: int = 200,
    differences: list[Difference] | None = None,
) -> HttpResponse:
    who = attendance_list(edition)
    context = {
        "edition": edition,
        "form": form,
        "form_errors": status == UNPROCESSABLE,
        "clash": status == CONFLICT,
        "differences": differences or [],
        "judges": who.counts(JUDGE),
        "contestants": who.counts(CONTESTANT),
    }
    return render(request, "prizes/minutes.html", context, status=status)
