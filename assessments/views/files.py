"""Take and show the photos of a sheet, and show what a contestant handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assessments.forms import EvidenceForm
from assessments.models import Indicator
from assessments.permissions import get_contestant_for, get_evidence_for, get_own_sheet
from assessments.services.evidence import add_evidence, remove_evidence
from kube_awards.core.errors import Refused
from kube_awards.core.private_files import shown_file

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@require_POST
def add(request: AuthenticatedHttpRequest, public_id: str, number: int) -> HttpResponse:
    """Add a photo to an indicator and go back to it; what is refused is said on the sheet."""
    own = get_own_sheet(request.user, public_id)
    category = own.contestant.category
    indicator = get_object_or_404(Indicator, aspect__category=category, number=number)
    form = EvidenceForm(number, request.POST, request.FILES)
    if not form.is_valid():
        return _refused(request, public_id, number, str(form.errors["foto"][0]))
    try:
        add_evidence(
            sheet=own, indicator=indicator, upload=form.cleaned_data["foto"], actor=request.user
        )
    except Refused as refusal:
        return _refused(request, public_id, number, str(refusal))
    messages.success(
        request, _("Foto untuk indikator %(number)d ditambahkan.") % {"number": number}
    )
    return redirect(reverse("assessments:sheet", args=[public_id]) + f"#ind{number}")


@require_POST
def remove(
    request: AuthenticatedHttpRequest, public_id: str, number: int, evidence: str
) -> HttpResponse:
    """Remove a photo from an indicator and go back to it."""
    own = get_own_sheet(request.user, public_id)
    photo = get_object_or_404(
        own.evidence.select_related("sheet", "indicator"),
        public_id=evidence,
        indicator__number=number,
    )
    try:
        remove_evidence(evidence=photo, actor=request.user)
    except Refused as refusal:
        return _refused(request, public_id, number, str(refusal))
    messages.success(request, _("Foto untuk indikator %(number)d dihapus.") % {"number": number})
    return redirect(reverse("assessments:sheet", args=[public_id]) + f"#ind{number}")


def _refused(
    request: AuthenticatedHttpRequest, public_id: str, number: int, sentence: str
) -> HttpResponse:
    """Say at the top of the sheet, at which indicator what was wrong."""
    words = {"number": number, "sentence": sentence}
    messages.error(request, _("Foto untuk indikator %(number)d: %(sentence)s") % words)
    return redirect("assessments:sheet", public_id)


@require_safe
def evidence(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show one photo to its judge, and after closing to staff who may see values."""
    photo = get_evidence_for(request.user, public_id)
    name = f"bukti-{photo.indicator.number}-{photo.position}"
    return shown_file(photo.file, called=name, digest=photo.digest)


@require_safe
def evidence_thumbnail(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show one photo small, to those who may see it large."""
    photo = get_evidence_for(request.user, public_id)
    name = f"bukti-{photo.indicator.number}-{photo.position}-kecil"
    return shown_file(photo.thumbnail, called=name)


@require_safe
def contestant_photo(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the photo of a contestant to its judges and to staff."""
    contestant = get_contestant_for(request.user, public_id)
    if contestant.entrant is None or not contestant.entrant.photo:
        raise Http404
    return shown_file(contestant.entrant.photo, called="foto-peserta")


@require_safe
def contestant_portrait(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the photo of a contestant small, to those who may see it large."""
    contestant = get_contestant_for(request.user, public_id)
    if contestant.entrant is None or not contestant.entrant.portrait:
        raise Http404
    return shown_file(contestant.entrant.portrait, called="foto-peserta-kecil")


@require_safe
def contestant_proposal(request: AuthenticatedHttpRequest, public_id: str) -> HttpResponse:
    """Show the proposal of a contestant to its judges and to staff."""
    contestant = get_contestant_for(request.user, public_id)
    if contestant.entrant is None or not contestant.entrant.proposal:
        raise Http404
    return shown_file(contestant.entrant.proposal, called="proposal")
