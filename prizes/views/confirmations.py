"""Let judges answer for their scores in the minutes, and panitia go on without an answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_edition_for
from kube_awards.core.errors import Conflict, Refused
from prizes.forms.confirmations import AnswerForm, ObjectionForm, WaiverForm
from prizes.permissions import get_question_for
from prizes.selectors.decisions import current_decision
from prizes.selectors.frozen import decision_minutes
from prizes.selectors.own_minutes import own_totals
from prizes.services.confirmations import confirm_scores, object_to_scores, waive_confirmations
from prizes.views.publication import publication_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Confirmation

CONFLICT = 409
UNPROCESSABLE = 422


@never_cache
@require_safe
def own_minutes(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show a judge the own totals as the minutes carry them, and ask whether that is right."""
    return _own_page(request, get_question_for(request.user, edition))


@require_POST
def confirm(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Take the judge's word that the minutes carry the own scores."""
    question = get_question_for(request.user, edition)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _own_page(request, question, status=UNPROCESSABLE)
    step = partial(confirm_scores, confirmation=question, digest_seen=form.cleaned_data["sidik"])
    return _answer(request, question, step, _("Terima kasih. Konfirmasi Anda sudah dicatat."))


@require_POST
def object_to(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Take what a judge misses in the minutes."""
    question = get_question_for(request.user, edition)
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return _own_page(request, question, form, status=UNPROCESSABLE)
    step = partial(
        object_to_scores,
        confirmation=question,
        digest_seen=form.cleaned_data["sidik"],
        note=form.cleaned_data["catatan"],
    )
    said = _("Keberatan Anda sudah dicatat dan tampil bagi panitia.")
    return _answer(request, question, step, said, form)


@require_POST
def waive(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Record why panitia go on without the judges who have not confirmed."""
    own = get_edition_for(request.user, edition, Act.PUBLISH)
    form = WaiverForm(request.POST)
    decided = current_decision(own)
    if decided is None:
        messages.error(request, _("Belum ada hasil yang ditetapkan."))
        return redirect("prizes:publication", own.slug)
    if not form.is_valid():
        return publication_page(request, own, waiver=form, status=UNPROCESSABLE)
    typed = {"reason": form.cleaned_data["alasan"], "seen": form.cleaned_data["dilihat"]}
    try:
        waive_confirmations(decision=decided, actor=request.user, **typed)
    except Conflict:
        return publication_page(request, own, waiver=form, status=CONFLICT)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Alasan sudah dicatat. Hasil dapat diumumkan."))
    return redirect("prizes:publication", own.slug)


def _answer(
    request: AuthenticatedHttpRequest,
    question: Confirmation,
    step: Callable[[], object],
    said: str,
    form: ObjectionForm | None = None,
) -> HttpResponse:
    """Take the answer; what cannot be taken any more is said on the page as it is now."""
    edition = question.decision.edition
    try:
        step()
    except Refused as refusal:
        messages.error(request, refusal.message)
        now = get_question_for(request.user, edition.slug)
        typed = form.meet(now.decision.digest) if form else None
        return _own_page(request, now, typed, status=CONFLICT)
    messages.success(request, said)
    return redirect("prizes:own_minutes", edition.slug)


def _own_page(
    request: AuthenticatedHttpRequest,
    question: Confirmation,
    form: ObjectionForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    decision = question.decision
    publication = getattr(decision, "publication", None)
    seen = {"sidik": decision.digest}
    holds = decision.is_approved
    context = {
        "question": question,
        "decision": decision,
        "edition": decision.edition,
        "judge": question.judge,
        "minutes": decision_minutes(decision) if holds else None,
        "categories": own_totals(decision, question.judge) if holds else [],
        "is_over": bool(publication and publication.is_public),
        "answer_form": AnswerForm(initial=seen),
        "objection_form": form or ObjectionForm(initial=seen | {"catatan": question.note}),
    }
    return render(request, "prizes/own_minutes.html", context, status=status)
