"""Say in words when judging was closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from kube_awards.core.formats import clock, moment

if TYPE_CHECKING:
    import datetime as dt

    from assessments.models import Edition


def closed_sentence(edition: Edition) -> str:
    """Say that judging is closed, and since when where that is known."""
    since = edition.closed_since(timezone.now())
    if since is None:
        return _("Penilaian sudah ditutup.")
    return _("Penilaian sudah ditutup %(when)s.") % {"when": when(since)}


def when(at: dt.datetime) -> str:
    """Return the time of a moment of today, and the day with it for any other."""
    if timezone.localdate(at) == timezone.localdate():
        return _("pukul %(time)s") % {"time": clock(at)}
    return moment(at)
