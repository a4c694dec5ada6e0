"""Say which methods a page takes, hand files out, and answer scripts of ours as they expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

if TYPE_CHECKING:
    from django.http import HttpRequest

FORBIDDEN = 403
# For the page of a form: it is read, and sent to the same address.
read_or_post = require_http_methods(["GET", "HEAD", "POST"])


def file_answer(
    content: bytes | str, kind: str, name: str, *, is_shown: bool = False
) -> HttpResponse:
    """Answer with a file of this content type under a plain name, to keep or to look at."""
    way = "inline" if is_shown else "attachment"
    headers = {"Content-Disposition": f'{way}; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def wants_json(request: HttpRequest) -> bool:
    """Say whether a script asks: browsers prefer HTML, and `*/*` counts as a browser."""
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def new_form_token(request: HttpRequest) -> JsonResponse:
    """Refuse, and hand out the token that would have been right: only our own pages can read it.

    A page kept on the device, or opened before signing in again, carries an older one.
    """
    return JsonResponse({"csrf": get_token(request)}, status=FORBIDDEN)
