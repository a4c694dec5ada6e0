"""Begin a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assessments.forms import NewEditionForm
from assessments.models import Edition
from assessments.permissions import STAFF, Act, get_edition_for, may
from kube_awards.accounts.permissions import require_role
from kube_awards.accounts.roles import Role
from kube_awards.console.checklist import checklist_of
from kube_awards.console.selectors import edition_steps
from kube_awards.console.services.years import begin_year
from kube_awards.core.answers import read_or_post

if TYPE_CHECKING:
    from django.http import HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest

UNPROCESSABLE = 422


@require_safe
def editions(request: AuthenticatedHttpRequest) -> HttpResponse:
    """List the years, the newest first."""
    user = require_role(request, *STAFF)
    context = {
        "editions": Edition.objects.order_by("-year", "-pk"),
        "may_create": Role.PANITIA in user.roles,
    }
    return render(request, "console/setup/editions.html", context)


@read_or_post
def new_edition(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Ask for the dates, and create a year like an earlier one."""
    require_role(request, Role.PANITIA)
    form = NewEditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        edition = begin_year(
            source=form.chosen,
            calendar=form.calendar,
            with_judges=form.takes_judges,
            actor=request.user,
        )
        messages.success(request, _("Edisi %(year)d dibuat.") % {"year": edition.year})
        return redirect("console:edition", edition.slug)
    context = {"form": form, "first": not Edition.objects.exists()}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "console/setup/new_edition.html", context, status=status)


@require_safe
def setup(request: AuthenticatedHttpRequest, edition: str) -> HttpResponse:
    """List the tasks of the set-up, and what is missing."""
    own = get_edition_for(request.user, edition, Act.WATCH)
    context = {
        "edition": own,
        "steps": edition_steps(own),
        "checklist": checklist_of(own),
        "may_run": may(request.user, Act.RUN_JUDGING, own),
        "can_read_panel": may(request.user, Act.READ_PANEL, own),
    }
    return render(request, "console/setup/setup.html", context)
