"""Give a sent sheet back to its judge."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assessments.forms.reopening import ReopeningForm
from assessments.permissions import Act, get_sheet_for
from assessments.selectors.reopening import reopening_obstacle
from assessments.services.reopening import mail_reopened, reopen_score_sheet
from kube_awards.core.errors import Refused
from kube_awards.core.mail import reaches_people

if TYPE_CHECKING:
    from django.http import HttpResponse

    from assessments.models import ScoreSheet
    from kube_awards.accounts.http import AuthenticatedHttpRequest
    from kube_awards.accounts.models import User

logger = logging.getLogger(__name__)
UNPROCESSABLE = 422
# As the link on the review page says it.
ORIGIN, REVIEW = "dari", "periksa"


@require_http_methods(["GET", "HEAD", "POST"])
def reopen_sheet(request: AuthenticatedHttpRequest, edition: str, public_id: str) -> HttpResponse:
    """Ask for the reason, give the sheet back, and tell its judge; lead back to where it began."""
    sheet = get_sheet_for(request.user, edition, public_id, Act.RUN_JUDGING)
    form = ReopeningForm(sheet.contestant.name, request.POST or None)
    if form.is_valid() and reopened(form, sheet, request.user):
        messages.success(request, tell(sheet))
        return redirect(_back(request, sheet))
    context = {
        "edition": sheet.judge.edition,
        "sheet": sheet,
        "obstacle": reopening_obstacle(sheet),
        "form": form,
        "back": _back(request, sheet),
        "mail_leaves": reaches_people(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/reopen_sheet.html", context, status=status)


def _back(request: AuthenticatedHttpRequest, sheet: ScoreSheet) -> str:
    """Return the review that asked for the sheet to be looked at again, or the dashboard."""
    edition = sheet.judge.edition
    if request.GET.get(ORIGIN) == REVIEW and edition.shows_values_to_staff:
        return reverse(
            "console:category_results", args=[edition.slug, sheet.contestant.category.kind]
        )
    return reverse("console:edition", args=[edition.slug])


def reopened(form: ReopeningForm, sheet: ScoreSheet, actor: User) -> bool:
    """Give the sheet back, or put what stands against it on the form."""
    try:
        reopen_score_sheet(sheet=sheet, reason=form.reason, actor=actor)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def tell(sheet: ScoreSheet) -> str:
    """Mail the judge; return what has happened, and who has been told how."""
    sheet.refresh_from_db(fields=["reopened_because"])
    named = {"judge": sheet.judge.name, "contestant": sheet.contestant.name}
    try:
        mail_reopened(sheet)
    except OSError:
        logger.exception("mail about sheet=%s was not accepted", sheet.public_id)
    else:
        if reaches_people():
            return (
                _(
                    "Lembar %(judge)s untuk %(contestant)s dibuka kembali."
                    " Juri diberi tahu lewat email."
                )
                % named
            )
    return (
        _(
            "Lembar %(judge)s untuk %(contestant)s dibuka kembali."
            " Alasannya tampil di halaman juri; email tidak terkirim, jadi beri tahu juri juga."
        )
        % named
    )
