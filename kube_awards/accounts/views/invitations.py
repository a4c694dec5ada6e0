"""Open an invitation: set the first password, or ask for a new link. Reading changes nothing.

Mail scanners follow every link in a mail; only a form that somebody sends uses the invitation up.
"""

from __future__ import annotations

import logging
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from allauth.account.utils import perform_login
from allauth.core.ratelimit import consume_or_429
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kube_awards.accounts.forms import FirstPasswordForm
from kube_awards.accounts.selectors import get_invitation, invitation_status
from kube_awards.accounts.services.invitations import (
    accept_invitation,
    mail_invitation,
    renew_invitation,
)
from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from kube_awards.accounts.models import Invitation, User

Rest = ParamSpec("Rest")
logger = logging.getLogger(__name__)
CONFLICT, GONE, UNPROCESSABLE = 409, 410, 422


def keeps_its_address(
    view: Callable[Concatenate[HttpRequest, Rest], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Rest], HttpResponse]:
    """Tell no other page, not even ours, the address that holds the token.

    `no-referrer` would make browsers send `Origin: null`, which the form token check refuses.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return answer


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_its_address
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Say who is invited to what; take the first password and go on to the own work."""
    found = get_invitation(token)
    if found.works and request.user.is_authenticated:
        status = CONFLICT if request.method == "POST" else 200
        return render(request, "accounts/invitation_busy.html", status=status)
    form = FirstPasswordForm(request.POST or None, initial={"email": found.user.email})
    try:
        user = accepted(form, token) if form.is_valid() else None
    except Refused:  # also where another form came first
        return spent(request, found, token)
    if user is not None:
        return enter(request, user)
    return offer(request, found, form) if found.works else spent(request, found, token)


@login_not_required
@never_cache
@require_POST
@keeps_its_address
def renew(request: HttpRequest, token: str) -> HttpResponse:
    """Mail a new link where the person still needs one; the answer is always the same."""
    old = get_invitation(token)
    limited: HttpResponse | None = consume_or_429(
        request, action="renew_invitation", key=old.user.public_id
    )
    if limited is not None:
        return limited
    fresh = renew_invitation(token=token)
    if fresh is not None:
        try:
            mail_invitation(fresh)
        except OSError:
            logger.exception("mail to user=%s was not accepted", old.user.public_id)
    return redirect("invitations:requested")


@login_not_required
@require_safe
def requested(request: HttpRequest) -> HttpResponse:
    """Say where a new link was mailed, to everybody alike."""
    return render(request, "accounts/invitation_requested.html")


def accepted(form: FirstPasswordForm, token: str) -> User | None:
    """Return the person who came in, or put the reason against the password on the form."""
    try:
        return accept_invitation(token=token, password=form.cleaned_data["password"])
    except ValidationError as error:
        form.add_error("password", error)
        return None


def enter(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in as allauth does after a password: with its log line, and a second factor if any."""
    response: HttpResponse = perform_login(request, user)
    return response


def offer(request: HttpRequest, found: Invitation, form: FirstPasswordForm) -> HttpResponse:
    """Show the form; 422 where it came back with errors."""
    status = UNPROCESSABLE if form.errors else 200
    context = {"invitation": found, "form": form}
    return render(request, "accounts/invitation.html", context, status=status)


def spent(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    """Say why the link is over, and offer to mail a new one where that helps."""
    context = {"token": token, "status": invitation_status(found.user)}
    return render(request, "accounts/invitation_spent.html", context, status=GONE)
