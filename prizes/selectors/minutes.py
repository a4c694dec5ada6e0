"""Read the minutes of an edition while they are prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prizes.models import Minutes

if TYPE_CHECKING:
    from assessments.models import Edition


def stored_minutes(edition: Edition) -> Minutes | None:
    """Return what panitia have filled in so far, or None."""
    return Minutes.objects.select_related("edition").filter(edition=edition).first()
