"""Read score sheets with everybody and everything that their pages speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import ScoreSheet

if TYPE_CHECKING:
    from django.db.models import QuerySet


def sheets_at_hand() -> QuerySet[ScoreSheet]:
    """Return all sheets: judge, edition, contestant, rules and who read the paper in one query."""
    return ScoreSheet.objects.select_related(
        "rules",
        "judge__user",
        "judge__edition",
        "judge__absence",
        "contestant__category",
        "contestant__region",
        "contestant__kube",
        "contestant__facilitator",
        "paper_entered_by",
        "paper_checked_by",
    )
