"""Say who competes in an edition: add from the register, order, remove, withdraw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.forms.contestants import SeenForm, StepForm, TurnForm, WithdrawalForm
from assessments.models import Contestant, EditionState
from assessments.permissions import Act, get_category_for, get_edition_for, may
from assessments.selectors.contestants import contestants_by_category, page_of
from assessments.services.contestants import (
    add_contestant,
    move_contestant,
    reinstate_contestant,
    remove_contestant,
    withdraw_contestant,
)
from groups.models import Facilitator, Kube
from groups.permissions import get_row_to_write, may_read
from groups.selectors import Search, all_regions, found_facilitators, found_kube
from kube_awards.console.history import earlier_titles
from kube_awards.console.selectors import edition_steps
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict, Refused

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Category, Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

CONFLICT, UNPROCESSABLE = 409, 422
UNDO = "removed_contestant"
TURN = re.compile(r"\d{1,4}", re.ASCII)


@require_safe
def contestants(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List the contestants of both categories in running order, with what to look at."""
    return _listed(request, get_edition_for(request.user, edition, Act.READ_PANEL))


def _listed(
    request: AuthenticatedHttpRequest,
    own: Edition,
    status: int = 200,
    refused: tuple[Contestant, TurnForm] | None = None,
) -> HttpResponse:
    """List the contestants; `refused` is the turn that was typed wrongly, and for whom."""
    runs = may(request.user, Act.RUN_JUDGING, own)
    kept, search = request.session.get(UNDO, {}), _search(request)
    categories = contestants_by_category(own, search, request.GET.dict(), earlier_titles(own))
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "categories": categories,
        "search": search,
        "is_searched": not search.is_blank or any(each.is_paged for each in categories),
        "regions": all_regions(),
        "refused_contestant": refused[0] if refused else None,
        "refused_turn": refused[1]["urutan"] if refused else None,
        "may_add": runs and own.state == EditionState.SETUP,
        "may_move": runs and own.state in {EditionState.SETUP, EditionState.OPEN},
        "may_withdraw": runs and own.state in {EditionState.OPEN, EditionState.CLOSED},
        "reads_register": may_read(request.user),
        "removed": kept if kept.get("edition") == own.pk else None,
        "clash": status == CONFLICT,
    }
    return render(request, "console/contestants/list.html", context, status=status)


@read_or_post
def add(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Search the register, and let somebody of it compete."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    if request.method == "POST":
        return _added(request, category)
    search = _search(request)
    taken = category.contestants.values_list("kube_id", "facilitator_id")
    context = {
        "edition": category.edition,
        "category": category,
        "kind": kind,
        "search": search,
        "regions": all_regions(),
        "page": found_kube(search) if category.is_for_kube else found_facilitators(search),
        "taken": {kube or facilitator for kube, facilitator in taken},
        "is_setup": category.edition.state == EditionState.SETUP,
    }
    return render(request, "console/contestants/add.html", context)


def _added(request: AuthenticatedHttpRequest, category: Category) -> HttpResponse:
    """Add who was chosen; `urutan` puts back a removed contestant where it stood."""
    model: type[Kube | Facilitator] = Kube if category.is_for_kube else Facilitator
    entrant = get_row_to_write(request, model, request.POST.get("peserta", "").replace("\0", ""))
    turn = request.POST.get("urutan", "")
    try:
        added = add_contestant(
            category=category,
            entrant=entrant,
            actor=request.user,
            turn=int(turn) if TURN.fullmatch(turn) else None,
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("console:contestants", category.edition.slug)
    request.session.pop(UNDO, None)
    messages.success(request, _("%(name)s menjadi peserta.") % {"name": entrant})
    return _back_to(request, added)


@require_POST
def move(request: AuthenticatedHttpRequest, edition: str, contestant: str) -> HttpResponse:
    """Let a contestant take another turn; a clash shows the order as it is now."""
    own = get_contestant(request.user, edition, contestant)
    form = (TurnForm if "urutan" in request.POST else StepForm)(request.POST)
    if isinstance(form, TurnForm) and "urutan" in form.errors:
        return _listed(request, own.category.edition, UNPROCESSABLE, (own, form))
    if not form.is_valid():
        return HttpResponseBadRequest()
    turn, seen = form.turn_of(own), form.cleaned_data["versi"]
    try:
        move_contestant(contestant=own, turn=turn, seen=seen, actor=request.user)
    except Conflict:
        return _listed(request, own.category.edition, CONFLICT)
    return _back_to(request, own)


@require_POST
def remove(request: AuthenticatedHttpRequest, edition: str, contestant: str) -> HttpResponse:
    """Take a contestant out; the list offers to take that back. A clash shows the list as now."""
    own = get_contestant(request.user, edition, contestant)
    form = SeenForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    kept = {
        "edition": own.category.edition_id,
        "kind": own.category.kind,
        "name": own.name,
        "fields": {
            "peserta": own.entrant.public_id if own.entrant else "",
            "urutan": own.running_order,
        },
    }
    try:
        remove_contestant(contestant=own, seen=form.cleaned_data["versi"], actor=request.user)
    except Conflict:
        return _listed(request, own.category.edition, CONFLICT)
    request.session[UNDO] = kept
    address = reverse("console:contestants", args=[edition])
    return redirect(f"{address}?{request.GET.urlencode()}")


@read_or_post
def withdraw(request: AuthenticatedHttpRequest, edition: str, contestant: str) -> HttpResponse:
    """Ask why a contestant gives up, or why a withdrawal is taken back."""
    own = get_contestant(request.user, edition, contestant)
    form = WithdrawalForm(request.POST or None, initial={"versi": own.version})
    status = UNPROCESSABLE if form.is_bound else 200
    if form.is_valid():
        step = reinstate_contestant if own.is_withdrawn else withdraw_contestant
        seen, reason = form.cleaned_data["versi"], form.cleaned_data["alasan"]
        try:
            step(contestant=own, seen=seen, reason=reason, actor=request.user)
        except Conflict:
            own.refresh_from_db()
            form.meet(own)
            status = CONFLICT
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Tercatat dalam jejak audit."))
            return _back_to(request, own)
    context = {
        "edition": own.category.edition,
        "contestant": own,
        "form": form,
        "clash": status == CONFLICT,
    }
    return render(request, "console/contestants/withdraw.html", context, status=status)


def get_contestant(user: User, slug: str, public_id: str) -> Contestant:
    """Return a contestant of the edition to who runs it."""
    edition = get_edition_for(user, slug, Act.RUN_JUDGING)
    rows = Contestant.objects.select_related("kube", "facilitator", "category__edition")
    return get_object_or_404(rows, category__edition=edition, public_id=public_id)


def _search(request: AuthenticatedHttpRequest) -> Search:
    asked = request.GET.get
    return Search(asked("cari", "").strip(), asked("wilayah", ""), asked("halaman", "1"))


def _back_to(request: AuthenticatedHttpRequest, own: Contestant) -> HttpResponse:
    """Lead to the row of a contestant, on its page or among what is looked for."""
    address, category = request.GET.copy(), own.category
    if _search(request).is_blank:
        own.refresh_from_db(fields=["running_order"])
        address[category.kind] = str(page_of(own))
    start = reverse("console:contestants", args=[category.edition.slug])
    return redirect(f"{start}?{address.urlencode()}#peserta-{own.public_id}")
