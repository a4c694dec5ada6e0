"""Headers on every response, and refusals turned into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import BadRequest
from django.shortcuts import render

from kube_awards.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

    GetResponse = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
)


class ResponseHeadersMiddleware:
    """Send what Django has no setting for (quality.md S15)."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the headers; a page that knew who is signed in never stays in a cache."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if knew_the_reader(request):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def knew_the_reader(request: HttpRequest) -> bool:
    """Say whether the page was made for somebody signed in, without asking who that is anew."""
    session = getattr(request, "session", None)
    return session is not None and session.accessed and request.user.is_authenticated


class ErrorPagesMiddleware:
    """Answer a rule's refusal with the sentence it carries, and addresses that nobody typed."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; what views raise arrives in process_exception.

        No address of ours holds a NUL, and PostgreSQL refuses to look one up.
        """
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Show the 409 page for a refusal no view answered in place."""
        if not isinstance(exception, Refused):
            return None
        return render(request, "409.html", {"message": exception.message}, status=409)
