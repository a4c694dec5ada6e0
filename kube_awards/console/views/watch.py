"""Watch an edition while judging runs: the dashboard, its moving part, one judge's sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.models import EditionState
from assessments.permissions import READS_PANEL, Act, get_edition_for, get_judge_for, may
from assessments.selectors.progress import progress_of
from assessments.selectors.reminders import reminder_to
from assessments.services.reminders import remind_now
from assessments.tasks import plan_retries
from kube_awards.console.checklist import checklist_of
from kube_awards.console.concerns import time_left
from kube_awards.console.selectors import (
    edition_steps,
    may_take_step,
    next_step,
    stage_of,
    steps_of,
)
from kube_awards.console.watching import JudgeBar, dashboard_of, judge_url
from kube_awards.core.errors import Refused
from kube_awards.core.formats import listed
from kube_awards.core.mail import reaches_people
from prizes.selectors.decisions import decision_at_hand

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest

TAKES_PAPER = {EditionState.OPEN, EditionState.CLOSED}


@require_safe
def edition(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show where the edition stands: the next step, figures, and who has sent what."""
    own = get_edition_for(request.user, edition, Act.WATCH)
    stage = stage_of(own, decision_at_hand(own))
    following = next_step(own, stage)
    context = moving(request, own) | {
        "steps": steps_of(own, stage),
        "checklist": checklist_of(own) if own.state == EditionState.SETUP else None,
        "next_step": following,
        "can_take_step": following is not None and may_take_step(request.user, own, stage),
    }
    return render(request, "console/edition.html", context)


@require_safe
def progress(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show the moving part of the dashboard alone, for the script that refreshes it."""
    own = get_edition_for(request.user, edition, Act.WATCH)
    answer = render(request, "console/progress.html", moving(request, own))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def moving(request: AuthenticatedHttpRequest, own: Edition) -> dict[str, object]:
    """Return what the moving part of the dashboard shows to this person."""
    now, runs_judging = timezone.now(), may(request.user, Act.RUN_JUDGING, own)
    return {
        "edition": own,
        "board": dashboard_of(own, asked_of(request), now, request.user.roles),
        "now": now,
        "remaining": time_left(own.closes_at - now) if own.closes_at else "",
        "is_over": bool(own.closes_at and own.closes_at <= now),
        "can_read_panel": bool(READS_PANEL & request.user.roles),
        "can_enter_paper": runs_judging and own.state in TAKES_PAPER,
        "can_mark": runs_judging and own.is_open,
        "can_remind": runs_judging and own.is_open,
        "can_answer": runs_judging,
        "can_reopen": runs_judging and own.state == EditionState.CLOSED,
    }


def asked_of(request: HttpRequest) -> dict[str, str]:
    """Return which pages of the matrix the address asks for."""
    return {key: request.GET[key] for key in ("kube", "pendamping", "kurang") if key in request.GET}


@require_safe
def judge_sheets(request: AuthenticatedHttpRequest, edition: str, judge: str) -> HttpResponse:
    """List one judge's sheets with what can be done about each, and a ready reminder."""
    own = get_judge_for(request.user, edition, judge, Act.READ_PANEL)
    runs_judging = may(request.user, Act.RUN_JUDGING, own.edition)
    found = next(each for each in progress_of(own.edition).judges if each.judge == own)
    context = {
        "edition": own.edition,
        "steps": edition_steps(own.edition),
        "judge": own,
        "bar": JudgeBar(found, judge_url(own.edition, own)),
        "reminder": reminder_to(own, len(found.writable)),
        "can_remind": runs_judging and bool(found.writable),
        "can_enter_paper": runs_judging and own.edition.state in TAKES_PAPER,
        "can_reopen_sheet": runs_judging and own.edition.state in TAKES_PAPER,
        "can_print": runs_judging,
    }
    return render(request, "console/judge_sheets.html", context)


@require_POST
def remind(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Remind every judge who is late by mail; say whom, and who was not reached."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    try:
        reminders = remind_now(edition=own, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("console:edition", own.slug)
    plan_retries(reminders)
    sent = [each.judge.name for each in reminders if not each.was_refused]
    refused = [each.judge.name for each in reminders if each.was_refused]
    if sent:
        said = _("Pengingat dikirim kepada %(names)s.") % {"names": listed(sent)}
        if not reaches_people():
            said = _("Pengingat disimpan untuk %(names)s; email tidak keluar dari komputer ini.")
            said = said % {"names": listed(sent)}
        messages.success(request, said)
    if refused:
        said = _("Email tidak diterima server untuk %(names)s. Salin pengingatnya.")
        messages.error(request, said % {"names": listed(refused)})
    return redirect("console:edition", own.slug)
