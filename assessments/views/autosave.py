"""Save a sheet for a script of ours: the same service as the page, answered in a few bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import ngettext

from assessments.forms import NOTE_PREFIX, VALUE_PREFIX, ScoreSheetForm, new_token
from assessments.selectors.closing import when
from assessments.selectors.rules import aspects_of
from assessments.selectors.sheets import Written, running_total_of, saved_text
from assessments.selectors.standing import Standing, differences, standing_of
from assessments.services.sheets import save_score_sheet
from kube_awards.core.errors import Conflict, WrongState
from kube_awards.core.formats import clock

if TYPE_CHECKING:
    from assessments.models import ScoreSheet
    from kube_awards.accounts.http import AuthenticatedHttpRequest

CONFLICT, UNPROCESSABLE, LOCKED = 409, 422, 423


def autosave(request: AuthenticatedHttpRequest, own: ScoreSheet) -> JsonResponse:
    """Save what a script sends; every answer says enough to go on without a page."""
    form = ScoreSheetForm(
        own.contestant.category, aspects_of(own.contestant.category), request.POST
    )
    if not form.is_valid():
        return _bad_input(form)
    token = form.cleaned_data["token"]
    try:
        save_score_sheet(
            sheet=own,
            actor=request.user,
            seen_version=form.cleaned_data["versi"],
            entries=form.entries,
            token=token,
        )
    except Conflict:
        return _conflict(standing_of(own), form)
    except WrongState as refusal:
        return _locked(own, form, refusal)
    standing = standing_of(own)
    if standing.token != token:  # a repeat of a save that another device has gone beyond since
        return _conflict(standing, form)
    return _acknowledged(own, standing)


def _acknowledged(own: ScoreSheet, standing: Standing) -> JsonResponse:
    running = running_total_of(own, standing.written)
    return JsonResponse(
        {
            "version": standing.version,
            "token": new_token(),
            "saved": saved_text(standing.saved_at),
            "running": {
                "value": running.value_text,
                "maximum": running.maximum_text,
                "filled": running.filled,
                "total": running.total,
            },
        }
    )


def _conflict(standing: Standing, form: ScoreSheetForm) -> JsonResponse:
    """Hand back both sets of values; the script merges what one side alone changed."""
    return JsonResponse(
        {
            "version": standing.version,
            "token": new_token(),
            "saved": saved_text(standing.saved_at),
            "changed_at": clock(standing.saved_at) if standing.saved_at else "",
            "server": _fields(standing.written),
            "here": _fields(_sent(form)),
        },
        status=CONFLICT,
    )


def _locked(own: ScoreSheet, form: ScoreSheetForm, refusal: WrongState) -> JsonResponse:
    count = differences(_sent(form), standing_of(own).written)
    edition = own.judge.edition
    edition.refresh_from_db(fields=["state", "closes_at", "closed_at"])
    message, since = refusal.message, edition.closed_since(timezone.now())
    if since is not None:
        message = ngettext(
            "Penilaian ditutup %(when)s. %(count)d nilai terakhir belum masuk; "
            "hubungi panitia bila perlu.",
            "Penilaian ditutup %(when)s. %(count)d nilai terakhir belum masuk; "
            "hubungi panitia bila perlu.",
            count,
        ) % {"when": when(since), "count": count}
    return JsonResponse({"message": message, "count": count}, status=LOCKED)


def _bad_input(form: ScoreSheetForm) -> JsonResponse:
    errors = {name: " ".join(map(str, texts)) for name, texts in form.errors.items()}
    return JsonResponse(
        {"message": next(iter(errors.values())), "errors": errors}, status=UNPROCESSABLE
    )


def _sent(form: ScoreSheetForm) -> Written:
    return Written(
        values={n: e.value for n, e in form.entries.items() if e.value is not None},
        notes={n: e.note for n, e in form.entries.items() if e.note},
    )


def _fields(written: Written) -> dict[str, str]:
    """Name values and notes as the fields of the form are named; blanks are left out."""
    values = {f"{VALUE_PREFIX}{number}": str(value) for number, value in written.values.items()}
    return values | {f"{NOTE_PREFIX}{number}": note for number, note in written.notes.items()}
