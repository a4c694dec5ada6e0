"""Record on a phone who is there, one tap for each row, and print the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from assessments.models.attendance import ATTENDANCE_NOTE_LENGTH
from assessments.permissions import Act, get_edition_for, may
from assessments.selectors.attendance import (
    CONTESTANT,
    JUDGE,
    attendance_list,
    get_attendance_row,
)
from assessments.services.attendance import (
    clear_attendance,
    record_attendance,
    record_rest_present,
)
from kube_awards.console.selectors import edition_steps
from kube_awards.core.answers import read_or_post
from kube_awards.core.forms import PageForm

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import Edition
    from kube_awards.accounts.http import AuthenticatedHttpRequest

STATES = {"hadir": True, "tidak": False}
UNPROCESSABLE = 422


class AttendanceNoteForm(PageForm):
    """Ask for a word on somebody's attendance."""

    keterangan = forms.CharField(
        label=gettext_lazy("Keterangan"),
        max_length=ATTENDANCE_NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Misalnya: datang pukul 10.15, diwakili sekretaris."),
    )


@read_or_post
def attendance(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List who is there; panitia record it with one tap."""
    act = Act.RUN_JUDGING if request.method == "POST" else Act.READ_PANEL
    own = get_edition_for(request.user, edition, act)
    if request.method == "POST":
        return recorded(request, own)
    listed = attendance_list(own)
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "groups": [
            (JUDGE, _("Juri"), listed.judges, *listed.counts(JUDGE)),
            (CONTESTANT, _("Peserta"), listed.contestants, *listed.counts(CONTESTANT)),
        ],
        "may_record": own.may_change_panel and may(request.user, Act.RUN_JUDGING, own),
    }
    return render(request, "console/attendance.html", context)


@require_safe
def attendance_paper(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show the list as it is printed, with room for signatures."""
    own = get_edition_for(request.user, edition, Act.READ_PANEL)
    listed = attendance_list(own)
    groups = [(_("Juri"), listed.judges), (_("Peserta"), listed.contestants)]
    return render(request, "console/attendance_paper.html", {"edition": own, "groups": groups})


@read_or_post
def attendance_note(request: AuthenticatedHttpRequest, edition: str, who: str) -> HttpResponse:
    """Ask for a word on the attendance of somebody who has an entry."""
    own = get_edition_for(request.user, edition, Act.RUN_JUDGING)
    row = get_attendance_row(own, who)
    known = {"keterangan": row.recorded.note if row.recorded else ""}
    form = AttendanceNoteForm(request.POST or None, initial=known)
    if form.is_valid():
        record_attendance(
            edition=own,
            who=row.who,
            is_present=row.recorded.is_present if row.recorded else True,
            note=form.cleaned_data["keterangan"],
            actor=request.user,
        )
        messages.success(request, _("Keterangan %(name)s disimpan.") % {"name": row.who.name})
        return redirect(reverse("console:attendance", args=[own.slug]) + f"#{row.key}")
    context = {"edition": own, "steps": edition_steps(own), "row": row, "form": form}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/attendance_note.html", context, status=status)


def recorded(request: AuthenticatedHttpRequest, own: Edition) -> HttpResponse:
    """Do what the pressed button says, and go back to its row."""
    back = reverse("console:attendance", args=[own.slug])
    everybody = request.POST.get("semua")
    if everybody in {JUDGE, CONTESTANT}:
        people = [row.who for row in attendance_list(own).rows(everybody)]
        count = record_rest_present(edition=own, people=people, actor=request.user)
        said = ngettext("%(count)d orang dicatat hadir.", "%(count)d orang dicatat hadir.", count)
        messages.success(request, said % {"count": count})
        return redirect(f"{back}#{everybody}")
    pressed = next((name for name in (*STATES, "kosong") if name in request.POST), "")
    row = get_attendance_row(own, request.POST.get(pressed, ""))
    if pressed == "kosong":
        clear_attendance(edition=own, who=row.who, actor=request.user)
    else:
        state = STATES[pressed]
        record_attendance(edition=own, who=row.who, is_present=state, actor=request.user)
    return redirect(f"{back}#{row.key}")
