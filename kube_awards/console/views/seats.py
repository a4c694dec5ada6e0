"""Fill the panel: add a judge, correct what stands about one, take one off and undo that."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assessments.forms import JudgeForm, NewJudgeForm
from assessments.models import Judge
from assessments.permissions import Act, get_edition_for, get_judge_for
from assessments.selectors.panel import member_of, traces_of
from assessments.services.panel import (
    RemovedJudge,
    Seat,
    add_judge,
    change_judge,
    remove_judge,
    restore_judge,
)
from kube_awards.console.selectors import edition_steps
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict, Refused

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest, HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

CONFLICT, UNPROCESSABLE = 409, 422
REMOVED, UNDO_FOR = "removed_judge", dt.timedelta(minutes=10)


@read_or_post
def add(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Ask who joins the panel, and seat them."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    form = NewJudgeForm(request.POST or None)
    judge = seated(form, own, request.user) if form.is_valid() else None
    if judge is not None:
        messages.success(request, welcome(judge, form))
        return redirect("console:panel", own.slug)
    status = UNPROCESSABLE if form.is_bound else 200
    context = {"edition": own, "steps": edition_steps(own), "form": form}
    return render(request, "console/judge_add.html", context, status=status)


@read_or_post
def judge_page(request: AuthenticatedHttpRequest, edition: str, judge: str) -> HttpResponse:
    """Show one judge with everything that can be done; correct what stands about them."""
    own = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)
    form = JudgeForm(request.POST or None, instance=own)
    if not form.is_bound:
        return answer(request, own, form)
    shown = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)  # the form fills `own`
    try:
        if form.is_valid() and corrected(form, shown, request.user):
            messages.success(request, _("Perubahan disimpan."))
            return redirect("console:panel", shown.edition.slug)
    except Conflict:
        stored = Judge.objects.get(pk=own.pk)
        return answer(request, shown, form, CONFLICT, differences=form.meet(stored))
    return answer(request, shown, form, UNPROCESSABLE)


def answer(
    request: HttpRequest, judge: Judge, form: JudgeForm, status: int = 200, **extra: object
) -> HttpResponse:
    """Show the page of one judge."""
    context = {
        "edition": judge.edition,
        "steps": edition_steps(judge.edition),
        "judge": judge,
        "member": member_of(judge),
        "may_remove": not traces_of(judge),
        "form": form,
        **extra,
    }
    return render(request, "console/judge.html", context, status=status)


@require_POST
def remove(request: AuthenticatedHttpRequest, edition: str, judge: str) -> HttpResponse:
    """Take a judge without traces off the panel; the next page offers to undo it."""
    own = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)
    removed = remove_judge(judge=own, actor=request.user)
    remember(request.session, removed)
    return redirect("console:panel", own.edition.slug)


@require_POST
def restore(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Put back the judge whom this person has just taken off."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    removed = just_removed(request, own)
    if removed is None:
        raise Refused(_("Tidak ada lagi yang dapat diurungkan. Tambahkan juri itu kembali."))
    judge = restore_judge(removed=removed, actor=request.user)
    del request.session[REMOVED]
    messages.success(request, _("%(name)s kembali di panel.") % {"name": judge.name})
    return redirect("console:panel", own.slug)


def remember(session: SessionBase, removed: RemovedJudge) -> None:
    """Keep for a moment whom this person took off the panel."""
    session[REMOVED] = asdict(removed) | {"at": timezone.now().isoformat()}


def just_removed(request: HttpRequest, edition: Edition) -> RemovedJudge | None:
    """Return whom this person took off this panel a moment ago, or None."""
    kept = request.session.get(REMOVED)
    if kept is None or kept["edition_id"] != edition.pk:
        return None
    if timezone.now() - dt.datetime.fromisoformat(kept["at"]) > UNDO_FOR:
        return None
    facts = {name: value for name, value in kept.items() if name not in {"at", "seat"}}
    return RemovedJudge(**facts, seat=Seat(**kept["seat"]))


def seated(form: NewJudgeForm, edition: Edition, actor: User) -> Judge | None:
    """Return the new judge, or put on the form what a rule has against it."""
    asked = {"full_name": form.cleaned_data["nama"], "email": form.cleaned_data["email"]}
    try:
        return add_judge(edition=edition, seat=form.seat, actor=actor, **asked)
    except (Refused, ValidationError) as problem:
        form.add_error(None, problem if isinstance(problem, ValidationError) else str(problem))
        return None


def corrected(form: JudgeForm, judge: Judge, actor: User) -> bool:
    """Write what the form says, or put on it what a rule has against it; let a conflict through."""
    name = form.cleaned_data.get("nama")
    try:
        change_judge(judge=judge, seen=form.seen, seat=form.seat, actor=actor, full_name=name)
    except Conflict:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def welcome(judge: Judge, form: NewJudgeForm) -> str:
    """Say who sits on the panel now, and under which name where that was known already."""
    if judge.name != form.cleaned_data["nama"].strip():
        return _("Orang ini sudah terdaftar sebagai %(name)s; ia sekarang duduk di panel.") % {
            "name": judge.name
        }
    return _("%(name)s sekarang duduk di panel.") % {"name": judge.name}
