"""Invite the whole panel, end an invitation, and shut out the account of a judge."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from assessments.permissions import Act, get_edition_for, get_judge_for
from assessments.selectors.panel import panel_with_invitations
from assessments.services.panel_invitations import (
    end_judge_invitation,
    invite_judge,
    shut_out_judge,
)
from kube_awards.accounts.services.invitations import note_refused_mail
from kube_awards.console.views.panel import ReasonPage, was_mailed, with_reason
from kube_awards.core.errors import Refused
from kube_awards.core.formats import listed
from kube_awards.core.mail import reaches_people

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Judge
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User


@require_POST
def invite_all(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Mail a link to every judge who waits for one; say who was not reached."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    if not reaches_people():
        raise Refused(_("Email belum dikirim ke luar. Undang satu per satu: tautannya tampil."))
    waiting = [each.judge for each in panel_with_invitations(own).members if each.is_uninvited]
    missed = [judge.name for judge in waiting if not reached(judge, request.user)]
    count = len(waiting) - len(missed)
    said = ngettext("%(count)d undangan dikirim.", "%(count)d undangan dikirim.", count)
    messages.success(request, said % {"count": count})
    if missed:
        sentence = _("Belum terkirim: %(names)s. Undang satu per satu untuk melihat tautannya.")
        messages.error(request, sentence % {"names": listed(missed)})
    return redirect("console:panel", own.slug)


def reached(judge: Judge, actor: User) -> bool:
    """Invite one judge; say whether a mail is on its way. Who is not reached waits still."""
    try:
        fresh = invite_judge(judge=judge, actor=actor)
    except Refused:
        return False
    if not (is_sent := was_mailed(fresh)):
        note_refused_mail(invitation=fresh.invitation, actor=actor)
    return is_sent


@require_POST
def end(request: AuthenticatedHttpRequest, edition: str, judge: str) -> HttpResponse:
    """Let the link of a judge work no more."""
    own = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)
    end_judge_invitation(judge=own, actor=request.user)
    messages.success(request, _("Undangan %(name)s diakhiri.") % {"name": own.name})
    return redirect("console:panel", own.edition.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def shut_out(request: AuthenticatedHttpRequest, edition: str, judge: str) -> HttpResponse:
    """Ask for the reason, and deactivate the account of a judge."""
    own = get_judge_for(request.user, edition, judge, Act.RUN_JUDGING)
    done = _("Akun %(name)s dinonaktifkan; lembarnya tetap ada.") % {"name": own.name}
    page = ReasonPage("console/shut_out_judge.html", done, own)
    return with_reason(request, page, partial(shut_out_judge, judge=own))
