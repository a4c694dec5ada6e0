"""Edit the instrument of a category while the edition is prepared, and read it afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.forms.instrument import InstrumentForm, indicator_form, weight_problem
from assessments.forms.scale import CopyForm, LevelsForm, ScaleForm
from assessments.forms.steps import ADD_INDICATOR, added_number, removed_by, stepped
from assessments.models import EditionState
from assessments.permissions import Act, get_category_for, get_edition_for, may
from assessments.selectors.instrument import instrument_sources, outline_of
from assessments.services.instrument import copy_instrument, save_instrument
from kube_awards.console.selectors import edition_steps
from kube_awards.console.views.undo import find_undo, note_undo
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpResponse, QueryDict

    from assessments.domain.outline import Outline
    from assessments.forms.instrument import OutlineForm
    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.core.forms import Difference

    #: Builds the form of a page over what is stored, with what was typed.
    Build = Callable[[Outline, int, QueryDict | None], OutlineForm]

CONFLICT, UNPROCESSABLE = 409, 422
UNDO = "urungkan"


@dataclass(frozen=True)
class Desk:
    """One page of the editor at work: who asks, about which category, with which form."""

    request: AuthenticatedHttpRequest
    category: Category
    template: str
    build: Build

    def form(self, outline: Outline) -> OutlineForm:
        """Return the form over what is stored."""
        data = self.request.POST if self.request.method == "POST" else None
        return self.build(outline, self.category.version, data)

    def answer(
        self, form: OutlineForm, status: int = 200, differences: Sequence[Difference] = ()
    ) -> HttpResponse:
        """Show the page with this form."""
        context = {
            "edition": self.category.edition,
            "steps": edition_steps(self.category.edition),
            "category": self.category,
            "outline": form.outline,
            "form": form,
            "editable": self.category.edition.state == EditionState.SETUP,
            "problem": weight_problem(form.outline.weight),
            "undo": find_undo(self.request, self.category),
            "clash": status == CONFLICT,
            "differences": differences,
        }
        return render(self.request, self.template, context, status=status)

    def clash(self) -> HttpResponse:
        """Say that somebody else was faster; what was typed stays on the page."""
        self.category.refresh_from_db()
        form = self.form(outline_of(self.category))
        return self.answer(form, CONFLICT, form.meet(self.category.version))

    def save(self, outline: Outline, seen: int) -> Category:
        """Write the instrument; raise Conflict where somebody else was faster."""
        return save_instrument(
            category=self.category, outline=outline, seen=seen, actor=self.request.user
        )


@require_safe
def instrument(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """Show the instruments of all categories: weights, indicators, what each value means."""
    own = get_edition_for(request.user, edition, Act.WATCH)
    may_run = may(request.user, Act.RUN_JUDGING, own)
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "can_change": may_run and own.takes_reopened,
        "instruments": [(each, outline_of(each)) for each in own.categories.order_by("order")],
        "can_edit": may_run and own.state == EditionState.SETUP,
        "is_setup": own.state == EditionState.SETUP,
    }
    return render(request, "console/instrument/overview.html", context)


@read_or_post
def category_instrument(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Edit names, weights and order; every button keeps what was typed."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    desk = Desk(request, category, "console/instrument/editor.html", InstrumentForm)
    form = desk.form(outline_of(category))
    if request.method != "POST":
        return desk.answer(form)
    step = request.POST.get("langkah", "")
    if step == UNDO:
        return _take_back(desk)
    if form.is_stale:
        return desk.clash()
    if not isinstance(form, InstrumentForm) or not form.can_take(step):
        return desk.answer(form, UNPROCESSABLE)
    return _take_step(desk, form, step)


def _take_step(desk: Desk, form: InstrumentForm, step: str) -> HttpResponse:
    """Write what was typed together with what the button does."""
    typed = form.changed
    changed = stepped(typed, step) if step else typed
    if changed is None:
        raise Http404
    try:
        stored = desk.save(changed, form.seen)
    except Conflict:
        return desk.clash()
    if gone := removed_by(typed, step):
        note_undo(desk.request, stored, typed, _("“%(name)s” dihapus.") % {"name": gone})
    elif not step:
        messages.success(desk.request, _("Aspek dan bobot disimpan."))
    if step.startswith(ADD_INDICATOR):
        return redirect(
            "console:indicator", stored.edition.slug, stored.kind, added_number(changed, step)
        )
    return _back(stored)


def _take_back(desk: Desk) -> HttpResponse:
    """Undo the last removal or copy, as long as nothing has changed since."""
    undo = find_undo(desk.request, desk.category)
    if undo is None:
        messages.warning(desk.request, _("Sudah ada perubahan lain; langkah itu tidak diurungkan."))
        return _back(desk.category)
    desk.save(undo.before, desk.category.version)
    messages.success(desk.request, _("Langkah terakhir diurungkan."))
    return _back(desk.category)


def _back(category: Category) -> HttpResponse:
    return redirect("console:category_instrument", category.edition.slug, category.kind)


@read_or_post
def indicator(
    request: AuthenticatedHttpRequest, edition: str, kind: str, number: int
) -> HttpResponse:
    """Edit one indicator: its name, its hint, the meaning of each value."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    build = partial(indicator_form, number)
    desk = Desk(request, category, "console/instrument/indicator.html", build)
    done = _("Indikator %(number)d disimpan.") % {"number": number}
    answer = _edited(desk, done)
    following = number + 1
    if request.POST.get("langkah") != "lanjut" or answer.status_code != HTTPStatus.FOUND:
        return answer
    if outline_of(category).find(following) is None:
        return answer
    return redirect("console:indicator", category.edition.slug, kind, following)


@read_or_post
def scale(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Choose the scale that judges use."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    desk = Desk(request, category, "console/instrument/scale.html", ScaleForm)
    return _edited(desk, _("Skala disimpan. Periksa sebutan tiap nilai."), "console:levels")


@read_or_post
def levels(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Write the word of each value of the scale, or its bands."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    desk = Desk(request, category, "console/instrument/levels.html", LevelsForm)
    return _edited(desk, _("Sebutan nilai disimpan."))


def _edited(desk: Desk, done: str, then: str = "console:category_instrument") -> HttpResponse:
    """Show a form over the instrument, and write what was typed."""
    form = desk.form(outline_of(desk.category))
    if desk.request.method != "POST":
        return desk.answer(form)
    if form.is_stale:
        return desk.clash()
    if not form.is_valid():
        return desk.answer(form, UNPROCESSABLE)
    try:
        desk.save(form.changed, form.seen)
    except Conflict:
        return desk.clash()
    messages.success(desk.request, done)
    return redirect(then, desk.category.edition.slug, desk.category.kind)


@read_or_post
def copy(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Replace the instrument by a copy of another one; one click takes that back."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    build = partial(CopyForm, instrument_sources(category))
    desk = Desk(request, category, "console/instrument/copy.html", build)
    before = outline_of(category)
    form = desk.form(before)
    if request.method != "POST":
        return desk.answer(form)
    if form.is_stale:
        return desk.clash()
    if not isinstance(form, CopyForm) or not form.is_valid():
        return desk.answer(form, UNPROCESSABLE)
    source = form.source
    copied = copy_instrument(category=category, source=source, seen=form.seen, actor=request.user)
    said = _("Instrumen disalin dari %(source)s.") % {"source": f"{source.edition} · {source.name}"}
    note_undo(request, copied, before, said)
    return _back(copied)
