"""Look after the panel: invite judges, and record who does not come."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.forms import ReasonForm
from assessments.models import Recusal
from assessments.permissions import Act, get_edition_for, get_judge_for, may
from assessments.selectors.panel import panel_with_invitations
from assessments.selectors.panel_warnings import panel_warnings
from assessments.services.circumstances import (
    record_absence,
    withdraw_absence,
    withdraw_recusal,
)
from assessments.services.panel_invitations import invite_judge
from kube_awards.accounts.services.invitations import mail_invitation, note_link_shown
from kube_awards.console.selectors import edition_steps
from kube_awards.console.views.seats import just_removed
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Refused
from kube_awards.core.mail import reaches_people

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Judge
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User
    from kube_awards.accounts.services.invitations import FreshInvitation

logger = logging.getLogger(__name__)
UNPROCESSABLE = 422


class ReasonedStep(Protocol):
    """A service that does one thing about a judge, for a reason."""

    def __call__(self, *, reason: str, actor: User) -> object:
        """Take the step, or raise Refused."""


@dataclass(frozen=True)
class ReasonPage:
    """A page that asks for the reason of a step, and what it says once the step is taken."""

    template: str
    done: str
    judge: Judge
    recusal: Recusal | None = None


@require_safe
def panel(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List the judges: unsur, invitation, last activity, conflicts of interest."""
    own = get_edition_for(request.user, edition, Act.READ_PANEL)
    may_run = may(request.user, Act.RUN_JUDGING, own)
    members = panel_with_invitations(own)
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "panel": members,
        "warnings": panel_warnings(own),
        "removed": just_removed(request, own) if may_run else None,
        "may_run": may_run,
        "uninvited": any(each.is_uninvited for each in members.members),
        "may_change": may_run and own.may_change_panel,
        "may_seat": may_run and own.may_change_seats,
    }
    return render(request, "console/panel.html", context)


@require_POST
def invite(request: AuthenticatedHttpRequest, edition: str, judge: str) -> HttpResponse:
    """Mail a judge the link; where mail does not carry it, show it this once."""
    own = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)
    fresh = invite_judge(judge=own, actor=request.user)
    if was_mailed(fresh):
        messages.success(request, _("Undangan untuk %(name)s sudah dikirim.") % {"name": own.name})
        return redirect("console:panel", own.edition.slug)
    note_link_shown(invitation=fresh.invitation, actor=request.user)
    context = {
        "edition": own.edition,
        "steps": edition_steps(own.edition),
        "judge": own,
        "fresh": fresh,
        "mail_leaves": reaches_people(),
        "message": whatsapp_text(own, fresh.url),
    }
    return render(request, "console/invitation_link.html", context)


@read_or_post
def mark_absent(request: AuthenticatedHttpRequest, edition: str, judge: str) -> HttpResponse:
    """Ask for the reason, and take a judge from the panel."""
    own = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)
    done = _("%(name)s dicatat tidak hadir.") % {"name": own.name}
    page = ReasonPage("console/mark_absent.html", done, own)
    return with_reason(request, page, partial(record_absence, judge=own))


@read_or_post
def mark_present(request: AuthenticatedHttpRequest, edition: str, judge: str) -> HttpResponse:
    """Ask for the reason, and put a judge back on the panel."""
    own = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)
    done = _("Catatan tidak hadir untuk %(name)s dibatalkan.") % {"name": own.name}
    page = ReasonPage("console/mark_present.html", done, own)
    return with_reason(request, page, partial(withdraw_absence, judge=own))


@read_or_post
def withdraw(
    request: AuthenticatedHttpRequest, edition: str, judge: str, region: str
) -> HttpResponse:
    """Ask for the reason, and take back a conflict of interest declared by mistake."""
    own = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)
    recusals = Recusal.objects.select_related("region", "judge__user", "judge__edition")
    recusal = get_object_or_404(recusals, judge=own, region__code=region)
    done = _("Benturan kepentingan %(name)s dengan %(region)s dibatalkan.") % {
        "name": own.name,
        "region": recusal.region.short_name,
    }
    page = ReasonPage("console/withdraw_recusal.html", done, own, recusal)
    return with_reason(request, page, partial(withdraw_recusal, recusal=recusal))


def with_reason(
    request: AuthenticatedHttpRequest, page: ReasonPage, step: ReasonedStep
) -> HttpResponse:
    """Take the step once there is a reason; what a rule has against it stands on the form."""
    form, own = ReasonForm(request.POST or None), page.judge.edition
    if form.is_valid() and taken(form, step, request.user):
        messages.success(request, page.done)
        return redirect("console:panel", own.slug)
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "judge": page.judge,
        "recusal": page.recusal,
        "form": form,
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, page.template, context, status=status)


def taken(form: ReasonForm, step: ReasonedStep, actor: User) -> bool:
    """Take the step, or put the reason against it on the form."""
    try:
        step(reason=form.cleaned_data["alasan"], actor=actor)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def whatsapp_text(judge: Judge, url: str) -> str:
    """Write what goes to the judge by telephone, with the link."""
    sentence = _(
        "Yth. %(name)s, Anda diundang sebagai juri %(edition)s. Buka tautan ini untuk masuk"
        " pertama kali (hanya untuk Anda, sekali pakai): %(url)s"
    )
    return sentence % {"name": judge.name, "edition": judge.edition, "url": url}


def was_mailed(fresh: FreshInvitation) -> bool:
    """Mail the link; say whether it is on its way to the judge."""
    try:
        mail_invitation(fresh)
    except OSError:
        who = fresh.invitation.user.public_id
        logger.exception("mail to user=%s was not accepted", who)
        return False
    return reaches_people()
