"""Let a judge's own pages lie on the device, so that a bad network stops nobody (ADR 7)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from kube_awards import __version__

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from kube_awards.accounts.models import User

STATIC_FILES = (
    "vendor/bootstrap.min.css",
    "app.css",
    "vendor/plus-jakarta-sans.woff2",
    "favicon.svg",
    "drafts.js",
    "sheet.js",
    "typed.js",
)
OWNER, VERSION = "X-Sheet-Owner", "X-Sheet-Version"


def kept_on_device(response: HttpResponse, owner: User, version: int = 0) -> HttpResponse:
    """Allow the service worker to keep this page, for this person only and as of this version."""
    response.headers[OWNER] = owner.public_id
    response.headers[VERSION] = str(version)
    return response


@login_not_required
@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """Send the script that answers for the server while the network is away; it names nobody."""
    files = [static(name) for name in STATIC_FILES]
    build = hashlib.sha256("\n".join([__version__, *files]).encode()).hexdigest()[:16]
    facts = {"build": build, "files": files, "offline": reverse("assessments:offline")}
    context = {"facts": json.dumps(facts)}
    return render(request, "assessments/service_worker.js", context, content_type="text/javascript")


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Say what works without a network; kept on the device, so it speaks of nobody."""
    return render(request, "assessments/offline.html")
