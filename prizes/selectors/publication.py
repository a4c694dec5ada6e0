"""Read what the public sees at this moment: a decision, a word that it is corrected, or nothing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from assessments.models import Edition
from kube_awards.core.formats import moment
from prizes.models import Decision, DecisionState, shown_now

if TYPE_CHECKING:
    from django.db.models import QuerySet

FARTHEST = dt.timedelta(days=365)


def published_decisions() -> QuerySet[Decision]:
    """Return the announced decisions, newest year first."""
    return (
        Decision.objects.filter(shown_now(), state=DecisionState.APPROVED)
        .select_related("edition", "result", "publication", "supersedes")
        .order_by("-edition__year", "-publication__published_at")
    )


def find_published(slug: str) -> Decision | None:
    """Return the announced decision of an edition, or None: not announced and unknown are one."""
    return published_decisions().filter(edition__slug=slug).first()


def editions_under_repair() -> QuerySet[Edition]:
    """Return the editions whose announced result was taken back and is not shown again."""
    withdrawn = Edition.objects.filter(decisions__publication__withdrawn_at__isnull=False)
    shown = published_decisions().order_by().values("edition")
    return withdrawn.exclude(pk__in=shown).distinct().order_by("-year", "slug")


def is_under_repair(slug: str) -> bool:
    """Say whether the public has seen a result of the edition that is taken back for now."""
    return editions_under_repair().filter(slug=slug).exists()


def unfit_minute(at: dt.datetime) -> str:
    """Say what is wrong with the minute of an announcement; nothing when it will do."""
    now = timezone.now()
    if at <= now:
        return _("Waktu itu sudah lewat. Untuk mengumumkan sekarang, pakai “Umumkan sekarang”.")
    if at > now + FARTHEST:
        return _("Pilih waktu paling lambat %(last)s.") % {"last": moment(now + FARTHEST)}
    return ""
