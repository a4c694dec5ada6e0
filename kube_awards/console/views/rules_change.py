"""Change rules or prizes although judging was opened: always with the reason."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.forms.instrument import indicator_shown
from assessments.forms.rules_change import ChangeIndicatorForm, ChangeRulesForm, NewIndicatorForm
from assessments.models import EditionState, ScoreSheet, SheetState
from assessments.permissions import Act, get_category_for
from assessments.selectors.instrument import outline_of
from assessments.services.rules_change import change_rules, choices_of, next_indicator_number
from assessments.tasks import mail_rules_change
from kube_awards.console.selectors import edition_steps
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Conflict, Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse, QueryDict

    from assessments.domain.outline import Outline
    from assessments.forms.instrument import OutlineForm
    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest

    Build = Callable[[Outline, int, QueryDict | None], OutlineForm]

CONFLICT, UNPROCESSABLE = 409, 422
REMOVE = "hapus"


@read_or_post
def rules(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Change weights and how a result is made of the sheets."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    build = partial(ChangeRulesForm, choices_of(category))
    return _changed(request, category, build, "console/rules/change.html")


@read_or_post
def indicator(
    request: AuthenticatedHttpRequest, edition: str, kind: str, number: int
) -> HttpResponse:
    """Change the words of an indicator in use, or take it off every sheet."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)

    def build(outline: Outline, version: int, data: QueryDict | None = None) -> OutlineForm:
        shown = indicator_shown(number, outline, data)
        return ChangeIndicatorForm(outline, version, shown, data)

    return _changed(request, category, build, "console/rules/indicator.html")


@read_or_post
def new_indicator(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Add an indicator, still empty on every sheet."""
    category = get_category_for(request.user, edition, kind, Act.RUN_JUDGING)
    number = next_indicator_number(category)
    return _changed(request, category, partial(NewIndicatorForm, number), "console/rules/new.html")


def _changed(
    request: AuthenticatedHttpRequest, category: Category, build: Build, template: str
) -> HttpResponse:
    """Show what may be changed and what follows from it; change it once there is a reason."""
    data = request.POST if request.method == "POST" else None
    form = build(outline_of(category), category.version, data)
    if form.is_stale:
        return _answer(request, category, form, template, CONFLICT)
    if not form.is_bound or not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return _answer(request, category, form, template, status)
    try:
        version = change_rules(
            category=category,
            outline=_wanted(request, form),
            choices=form.choices if isinstance(form, ChangeRulesForm) else choices_of(category),
            seen=form.seen,
            reason=form.cleaned_data["alasan"],
            actor=request.user,
        )
    except Conflict:
        category.refresh_from_db()
        form = build(outline_of(category), category.version, data)
        return _answer(request, category, form, template, CONFLICT)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _answer(request, category, form, template, UNPROCESSABLE)
    mail_rules_change(version)
    messages.success(
        request, _("Aturan diubah. Juri membaca alasannya dan mengirim lagi lembarnya.")
    )
    return redirect("console:change_rules", category.edition.slug, category.kind)


def _wanted(request: AuthenticatedHttpRequest, form: OutlineForm) -> Outline:
    """Return the outline that was asked for: as typed, or without the indicator."""
    if isinstance(form, ChangeIndicatorForm) and request.POST.get("langkah") == REMOVE:
        return form.outline.without(form.indicator.number)
    return form.changed


def _answer(
    request: AuthenticatedHttpRequest,
    category: Category,
    form: OutlineForm,
    template: str,
    status: int,
) -> HttpResponse:
    differences = form.meet(category.version) if status == CONFLICT else []
    sent = ScoreSheet.objects.filter(
        contestant__category=category, state=SheetState.SUBMITTED
    ).count()
    context = {
        "edition": category.edition,
        "steps": edition_steps(category.edition),
        "category": category,
        "outline": form.outline,
        "form": form,
        "sent": sent,
        "clash": status == CONFLICT,
        "differences": differences,
        "changeable": category.edition.takes_reopened,
        "is_setup": category.edition.state == EditionState.SETUP,
        "reasons": category.rules_versions.exclude(reason="").order_by("-number"),
    }
    return render(request, template, context, status=status)
