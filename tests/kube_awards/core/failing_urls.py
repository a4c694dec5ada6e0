"""Pages that fail in every way the error pages know, beside the real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.urls import path

from kube_awards import urls
from kube_awards.core.errors import Conflict, NotForYou, WrongState

if TYPE_CHECKING:
    from django.http import HttpRequest

FAILURES: dict[str, Exception] = {
    "wrong-state": WrongState("Penilaian sudah ditutup.", state="closed"),
    "conflict": Conflict("Lembar ini juga diubah di perangkat lain."),
    "not-for-you": NotForYou(needed="Pejabat penetap", held="Panitia"),
    "denied": PermissionDenied(),
    "suspicious": SuspiciousOperation(),
    "no-database": OperationalError("database is locked"),
    "bug": ZeroDivisionError("rahasia 73.519"),
}


@login_not_required
def fail(request: HttpRequest, name: str) -> NoReturn:
    """Raise the failure of this name."""
    raise FAILURES[name]


urlpatterns = [path("gagal/<slug:name>/", fail), *urls.urlpatterns]
handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500
