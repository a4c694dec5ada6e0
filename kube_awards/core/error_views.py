"""What people see when something goes wrong: what happened, what is safe, what to do (ux.md §5)."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from kube_awards.core.answers import new_form_token, wants_json
from kube_awards.core.errors import NotForYou
from kube_awards.core.identifiers import new_verification_code

if TYPE_CHECKING:
    from django.http import HttpRequest

logger = logging.getLogger(__name__)
RETRY_AFTER_SECONDS = 30


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer a request that no page of ours sends."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say whom the page is for, and as whom the reader is signed in, where that is known."""
    facts = {}
    if isinstance(exception, NotForYou):
        sentence = _("Halaman ini untuk %(needed)s. Anda masuk sebagai %(held)s.")
        held = exception.held.rstrip(".")  # of a name like "Dewi, S.E."; the sentence ends in one
        facts = {"message": sentence % {"needed": exception.needed, "held": held}}
    return render(request, "403.html", facts, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain a form that was not sent from our own page, or long after it was opened."""
    logger.warning("csrf refused path=%r reason=%r", request.path, reason)
    if wants_json(request):
        return new_form_token(request)
    return render(request, "403_csrf.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Answer alike for what does not exist and for what is not yet public."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show an incident code and log it; 503 where the database is away.

    The pages are rendered without context processors, which may be what failed.
    """
    error = sys.exc_info()[1]
    code = new_verification_code()[:8]
    logger.error(
        "incident code=%s method=%s path=%r error=%r", code, request.method, request.path, error
    )
    if isinstance(error, OperationalError | InterfaceError):
        facts = {"incident": code, "address": request.get_full_path(), "unsaved": unsaved(request)}
        page = HttpResponse(render_to_string("503.html", facts), status=503)
        page.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
        return page
    return HttpResponse(render_to_string("500.html", {"incident": code}), status=500)


def unsaved(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed, where the same form may be sent again without being done twice.

    Such a form carries the version that was seen and the token of its rendering, never a password.
    """
    try:
        typed = request.POST
    except (OSError, SuspiciousOperation, MultiPartParserError):  # not a form that we can read
        return []
    if not {"versi", "token"} <= typed.keys():
        return []
    return [(name, value) for name, values in typed.lists() for value in values]
