"""Review what came out of judging: the ranking, what to look at, and the notes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from assessments.permissions import Act, get_category_for, may
from assessments.selectors.departures import departures_in
from assessments.selectors.judge_table import judge_table
from assessments.selectors.panel_acts import tie_acts
from assessments.services.explanations import explain_checks
from kube_awards.console.selectors import names_across, stage_of, steps_of
from kube_awards.core.answers import read_or_post
from kube_awards.core.errors import Refused
from prizes.forms.checks import ChecksForm
from prizes.selectors.checks import checks_of
from prizes.selectors.decisions import current_decision, decided_rankings, live_rankings
from prizes.selectors.frozen import reviewed_warnings
from prizes.selectors.reviews import review_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse

    from assessments.models import Category
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from prizes.models import Decision
    from prizes.selectors.decisions import PrizedRanking

UNPROCESSABLE = 422


@read_or_post
def category_results(request: AuthenticatedHttpRequest, edition: str, kind: str) -> HttpResponse:
    """Show a category's ranking with what to look at, and keep the notes; values never early."""
    writes = request.method == "POST"
    act = Act.PROPOSE if writes else Act.SEE_VALUES
    category = get_category_for(request.user, edition, kind, act)
    own = category.edition
    decision = current_decision(own)
    if not own.shows_values_to_staff:
        context = _heading(category, decision)
        return render(request, "console/results_closed.html", context)
    if decision is None:
        return _live(request, category)
    if writes:
        messages.error(request, _("Penetapan sudah diajukan; keterangan tidak dapat diubah lagi."))
        return redirect("console:category_results", own.slug, kind)
    reviewed = reviewed_warnings(decision, category)
    context = _page(category, decision, decided_rankings(decision)) | {"reviewed": reviewed}
    return render(request, "console/results.html", context)


def _live(request: AuthenticatedHttpRequest, category: Category) -> HttpResponse:
    """Show what would be proposed, with what stands against it; keep the notes that were sent."""
    edition = category.edition
    rankings = live_rankings(edition)
    checks = checks_of(edition, rankings)
    sent = request.POST if request.method == "POST" else None
    form = ChecksForm(checks.of(category), sent)
    if form.is_valid():
        return _explained(request, category, form)
    context = _page(category, None, rankings) | {
        "checks": checks,
        "found": form.found,
        "checks_form": form,
        "can_propose": may(request.user, Act.PROPOSE, edition),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/results.html", context, status=status)


def _explained(
    request: AuthenticatedHttpRequest, category: Category, form: ChecksForm
) -> HttpResponse:
    """Keep the notes, and lead back to what is still open."""
    try:
        explain_checks(edition=category.edition, notes=form.notes, actor=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Keterangan disimpan."))
    return redirect("console:category_results", category.edition.slug, category.kind)


def _heading(category: Category, decision: Decision | None) -> dict[str, object]:
    edition = category.edition
    return {
        "edition": edition,
        "category": category,
        "decision": decision,
        "steps": steps_of(edition, stage_of(edition, decision)),
    }


def _page(
    category: Category, decision: Decision | None, rankings: Sequence[PrizedRanking]
) -> dict[str, object]:
    prized = next(each for each in rankings if each.category == category)
    review = review_of(prized, decision)
    table = judge_table(category, review.spread.far) if review else judge_table(category)
    return _heading(category, decision) | {
        "rankings": rankings,
        "prized": prized,
        "acts": tie_acts(category, prized.ranking.unused_groups),
        "departures": departures_in([prized.ranking]),
        "review": review,
        "spread": review.spread if review else None,
        "judge_table": table,
        "contestant_names": names_across(table, prized),
    }
