"""Preview, announce, schedule and withdraw what the public sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from assessments.permissions import Act, get_edition_for, may
from kube_awards.core.errors import Conflict, Refused
from prizes.forms.confirmations import WaiverForm
from prizes.forms.publication import ScheduleForm, SeenForm, WithdrawalForm
from prizes.selectors.decisions import current_decision
from prizes.selectors.public import announcement, public_categories
from prizes.services import publication as services
from prizes.services.readiness import NotConfirmed
from prizes.views.decisions import judges_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.views.decisions import JudgesAnswers

CONFLICT = 409
UNPROCESSABLE = 422


@require_safe
def publication(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show what the public sees of the decision, and offer to change it."""
    own = get_edition_for(request.user, edition, Act.READ_DECISION)
    return publication_page(request, own)


@never_cache
@require_safe
def preview(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show the public page of the approved decision as it will be, in a frame that says so."""
    own = get_edition_for(request.user, edition, Act.READ_DECISION)
    decided = current_decision(own)
    if decided is None or not decided.is_approved:
        raise Http404
    context = {"page": announcement(decided), "preview": own}
    return render(request, "prizes/public_result.html", context)


@require_POST
def announce(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Publish the approved decision."""
    own = get_edition_for(request.user, edition, Act.PUBLISH)
    return _take(
        request, own, SeenForm(request.POST), services.publish, _("Hasil sudah diumumkan.")
    )


@require_POST
def schedule(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Plan the minute from which the public sees the decision, or another one."""
    own = get_edition_for(request.user, edition, Act.PUBLISH)
    form = ScheduleForm(request.POST)
    said = _("Pengumuman sudah dijadwalkan.")
    return _take(request, own, form, services.schedule_publication, said, waktu="at")


@require_POST
def cancel(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Forget the planned minute."""
    own = get_edition_for(request.user, edition, Act.PUBLISH)
    form = SeenForm(request.POST)
    return _take(request, own, form, services.cancel_schedule, _("Jadwal dibatalkan."))


@require_POST
def withdraw(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Take the result from the public page."""
    own = get_edition_for(request.user, edition, Act.PUBLISH)
    form = WithdrawalForm(request.POST)
    said = _("Pengumuman ditarik.")
    return _take(request, own, form, services.withdraw_publication, said, alasan="reason")


def _take(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    form: SeenForm,
    step: Callable[..., object],
    said: str,
    **names: str,
) -> HttpResponse:
    """Take the step with what the form holds; `names` maps its fields to the step's arguments."""
    decided = current_decision(edition)
    if decided is None:
        messages.error(request, _("Belum ada hasil yang ditetapkan."))
        return redirect("prizes:publication", edition.slug)
    if not form.is_valid():
        return publication_page(request, edition, form=form, status=UNPROCESSABLE)
    typed = {argument: form.cleaned_data[field] for field, argument in names.items()}
    try:
        step(decision=decided, actor=request.user, seen=form.cleaned_data["versi"], **typed)
    except Conflict:
        return publication_page(request, edition, form=form, status=CONFLICT)
    except NotConfirmed as refusal:
        messages.error(request, refusal.message)
        return publication_page(request, edition, form=form, status=UNPROCESSABLE)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, said)
    return redirect("prizes:publication", edition.slug)


def publication_page(
    request: AuthenticatedHttpRequest,
    edition: Edition,
    *,
    form: SeenForm | None = None,
    waiver: WaiverForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page of announcing, with what was typed into one of its forms."""
    current = current_decision(edition)
    decided = current if current and current.is_approved else None
    found = getattr(decided, "publication", None)
    version = found.version if found else services.NONE_YET
    seen = {"versi": version}
    if form is not None and status == CONFLICT:
        form = form.meet(version)
    shown = {type(form): form}
    answers = judges_answers(request, edition, decided)
    context = {
        "edition": edition,
        "decision": decided,
        "categories": public_categories(decided) if decided else [],
        "publication": found,
        "can_publish": may(request.user, Act.PUBLISH, edition),
        "clash": status == CONFLICT and form is not None,
        **answers,
        **_waiver(answers, waiver, status),
        "seen": SeenForm(initial=seen),
        "schedule_form": shown.get(ScheduleForm) or ScheduleForm.planned(found, version),
        "withdrawal_form": shown.get(WithdrawalForm) or WithdrawalForm(initial=seen),
    }
    return render(request, "prizes/publication.html", context, status=status)


def _waiver(
    answers: JudgesAnswers, form: WaiverForm | None, status: int
) -> dict[str, WaiverForm | bool]:
    """Return the form for going on without some judges, with what was typed."""
    known = answers.get("confirmations")
    if known is None:
        return {}
    if form is not None and status == CONFLICT:
        return {"waiver_form": form.meet(known.seen), "waiver_clash": True}
    return {"waiver_form": form or WaiverForm(initial={"dilihat": known.seen})}
