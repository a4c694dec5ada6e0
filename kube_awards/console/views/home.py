"""Show the public home page, and send each person to their own work after signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from assessments.models import Edition, EditionState, Judge
from kube_awards.accounts.roles import Role
from kube_awards.core.answers import file_answer
from prizes.selectors.publication import editions_under_repair, published_decisions
from prizes.views.public import fresh_for_the_public

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kube_awards.accounts.http import AuthenticatedHttpRequest


@login_not_required
@require_safe
@fresh_for_the_public
def home(request: HttpRequest) -> HttpResponse:
    """Say what is going on: judging, or the latest announced result and those before it."""
    announced = list(published_decisions())
    judging = Edition.objects.filter(state=EditionState.OPEN).order_by("-year").first()
    latest = announced[0] if announced else None
    newest = judging or (latest.edition if latest else None)
    context = {
        "latest": latest,
        "earlier": announced[1:],
        "under_repair": editions_under_repair(),
        "judging": judging,
        "is_sample": bool(newest and newest.is_sample),
    }
    return render(request, "console/home.html", context)


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Answer the questions of each role in the words of the buttons."""
    return render(request, "console/help.html")


@login_not_required
@require_safe
def guide(_request: HttpRequest, name: str) -> HttpResponse:
    """Hand out a guide as it is printed for the briefing; its name is one of the address's."""
    guide = (settings.BASE_DIR / "docs" / name).read_bytes()
    return file_answer(guide, "application/pdf", name, is_shown=True)


@require_safe
def after_sign_in(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Send judges to their sheets, staff to the dashboard, superadmins to people."""
    if Judge.objects.filter(user=request.user).exists():
        return redirect("assessments:tasks")
    if request.user.roles - {Role.SUPERADMIN}:
        return redirect("console:dashboard")
    if Role.SUPERADMIN in request.user.roles:
        return redirect("accounts:people")
    return render(request, "console/no_role.html")


@login_not_required
@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Answer what browsers ask for whatever a page says, Django's admin included."""
    return redirect(static("favicon.ico"))
