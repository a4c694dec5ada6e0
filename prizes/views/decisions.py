"""Propose, approve and return a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_edition_for, may
from assessments.selectors.departures import departures_in
from kube_awards.accounts.roles import Role
from kube_awards.accounts.selectors import origin_of
from kube_awards.core.errors import Refused
from prizes.forms import ApprovalForm, ProposalForm, ReturnForm
from prizes.models import Decision
from prizes.selectors.checks import checks_of
from prizes.selectors.confirmations import confirmations_of
from prizes.selectors.decisions import (
    current_decision,
    decided_rankings,
    decision_at_hand,
    dependence,
    last_setback,
    live_rankings,
)
from prizes.selectors.frozen import decision_minutes, reviewed_warnings
from prizes.selectors.minutes import stored_minutes
from prizes.selectors.versions import find_version
from prizes.services.decisions import approve_decision, propose_decision, return_decision
from prizes.tasks import mail_questions

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User
    from kube_awards.accounts.selectors import Origin
    from kube_awards.core.forms import PageForm
    from prizes.selectors.confirmations import Confirmations
    from prizes.selectors.decisions import PrizedRanking
    from prizes.selectors.versions import Version

UNPROCESSABLE = 422


class JudgesAnswers(TypedDict, total=False):
    """What a page says of the judges' confirmations; nothing before the approval."""

    confirmations: Confirmations
    reads_answers: bool


@require_safe
def decision(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show what would be proposed, what waits for the second person, or what was decided."""
    own = get_edition_for(request.user, edition, Act.READ_DECISION)
    return _page(request, own)


@require_POST
def propose(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Freeze the result and put the decision before a second person."""
    own = get_edition_for(request.user, edition, Act.PROPOSE)
    form = ProposalForm(own, request.POST)
    if not form.is_valid():
        return _page(request, own, form=form, status=UNPROCESSABLE)
    try:
        propose_decision(
            edition=own, actor=request.user, decided_on=form.cleaned_data["decided_on"]
        )
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("prizes:decision", own.slug)
    messages.success(request, _("Penetapan sudah diajukan dan menunggu pejabat penetap."))
    return redirect("prizes:decision", own.slug)


@sensitive_post_parameters("kata_sandi")
@require_POST
def approve(request: AuthenticatedHttpRequest, edition: str, number: int) -> HttpResponse:
    """Make the decision official; never by the person who proposed it."""
    own = get_edition_for(request.user, edition, Act.APPROVE)
    waiting = get_object_or_404(Decision, edition=own, number=number)
    form = ApprovalForm(request, request.POST)
    if waiting.is_proposed and not form.is_valid():
        return _page(request, own, form=form, status=UNPROCESSABLE)
    try:
        approved = approve_decision(
            decision=waiting, actor=request.user, digest_seen=form.data.get("digest_seen", "")
        )
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("prizes:decision", own.slug)
    if approved.supersedes is None:  # else the judges were asked of the same scores before
        mail_questions(approved)
    messages.success(request, _("Hasil sudah ditetapkan."))
    return redirect("prizes:decision", own.slug)


@require_POST
def give_back(request: AuthenticatedHttpRequest, edition: str, number: int) -> HttpResponse:
    """Return the proposal to panitia with a note."""
    own = get_edition_for(request.user, edition, Act.APPROVE)
    waiting = get_object_or_404(Decision, edition=own, number=number)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _page(request, own, form=form, status=UNPROCESSABLE)
    try:
        return_decision(decision=waiting, actor=request.user, note=form.cleaned_data["note"])
    except Refused as refusal:
        messages.error(request, refusal.message)
        return redirect("prizes:decision", own.slug)
    messages.success(request, _("Usulan dikembalikan dengan catatan."))
    return redirect("prizes:decision", own.slug)


def _page(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    *,
    form: PageForm | None = None,
    status: int = 200,
) -> HttpResponse:
    current = visible_decision(request, edition)
    rankings = decided_rankings(current) if current else _live(request, edition)
    can_approve = may(request.user, Act.APPROVE, edition)
    shown: dict[type[PageForm], PageForm] = {type(form): form} if form else {}
    context = {
        "edition": edition,
        "decision": current,
        "rankings": rankings,
        "departures": departures_in([prized.ranking for prized in rankings]),
        **_around(edition, current, rankings),
        "form_errors": status == UNPROCESSABLE,
        **_ways_on(request, edition, current),
        "publication": getattr(current, "publication", None),
        **judges_answers(request, edition, current),
        "proposal_form": shown.get(ProposalForm) or ProposalForm(edition),
        "approval_form": shown.get(ApprovalForm)
        or _approval(request, current, can_approve=can_approve),
        "return_form": shown.get(ReturnForm) or ReturnForm(),
        "can_propose": may(request.user, Act.PROPOSE, edition),
        "can_approve": can_approve,
        "is_proposer": bool(current and current.proposed_by_id == request.user.pk),
        **_two_people(current, request.user if can_approve else None),
    }
    return render(request, "prizes/decision.html", context, status=status)


def _approval(
    request: AuthenticatedHttpRequest, decision: Decision | None, *, can_approve: bool
) -> ApprovalForm | None:
    """Return the empty form of approving what waits, for who may."""
    if decision is None or not decision.is_proposed or not can_approve:
        return None
    return ApprovalForm(request, initial={"digest_seen": decision.digest})


def _around(
    edition: Edition, decision: Decision | None, rankings: list[PrizedRanking]
) -> dict[str, object]:
    """Return what stands around the result: notes and minutes, frozen once it is proposed."""
    if decision:
        return {
            "reviewed": reviewed_warnings(decision),
            "decision_minutes": decision_minutes(decision),
            "version": _since_last_time(decision),
        }
    if not rankings:
        return {}
    checks, minutes = checks_of(edition, rankings), stored_minutes(edition)
    return {
        "checks": checks,
        "minutes": minutes,
        "is_ready": checks.is_settled and minutes is not None,
    }


def _ways_on(
    request: AuthenticatedHttpRequest, edition: Edition, decision: Decision | None
) -> dict[str, object]:
    """Return what led back to the sheets, and who is led to other versions or to the end of one."""
    sees_values = may(request.user, Act.SEE_VALUES, edition)
    waits = decision is not None and decision.is_proposed
    holds = decision is not None and decision.is_approved
    return {
        "setback": last_setback(edition) if sees_values and not waits else None,
        "sees_versions": sees_values,
        "can_annul": holds and may(request.user, Act.ANNUL, edition),
    }


def _since_last_time(decision: Decision) -> Version | None:
    """Return what a proposal changes in the version before; nothing for a first one."""
    is_later = decision.is_proposed and decision.number > 1
    return find_version(decision.edition, decision.number) if is_later else None


def _two_people(decision: Decision | None, reader: User | None) -> dict[str, Origin | str | None]:
    """Return where the roles of both people come from, and why reader is no second person."""
    if decision is None:
        return {}
    proposer, approver = decision.proposed_by, decision.approved_by
    waits = reader if decision.is_proposed else None
    return {
        "proposer_origin": origin_of(proposer, Role.PANITIA),
        "approver_origin": origin_of(approver, Role.PENETAP) if approver else None,
        "dependence": dependence(proposer, waits) if waits and waits != proposer else "",
    }


def judges_answers(
    request: AuthenticatedHttpRequest, edition: Edition, decision: Decision | None
) -> JudgesAnswers:
    """Return what the judges say of an approved decision, and whether the reader may know who."""
    if decision is None or not decision.is_approved:
        return {}
    return {
        "confirmations": confirmations_of(decision),
        "reads_answers": may(request.user, Act.SEE_VALUES, edition),
    }


def visible_decision(request: AuthenticatedHttpRequest, edition: Edition) -> Decision | None:
    """Return what is at hand; a decision that still waits is for those who see values."""
    at_hand = decision_at_hand(edition)
    if at_hand is None or at_hand.is_approved or may(request.user, Act.SEE_VALUES, edition):
        return at_hand
    held = current_decision(edition)
    return held if held and held.is_approved else None


def _live(request: AuthenticatedHttpRequest, edition: Edition) -> list[PrizedRanking]:
    """Return what would be proposed, once judging is closed, for those who see values."""
    if not edition.shows_values_to_staff or not may(request.user, Act.SEE_VALUES, edition):
        return []
    return live_rankings(edition)
