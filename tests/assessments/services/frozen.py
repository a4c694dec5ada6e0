"""Read a frozen result as tests compare it, or why there is none."""

from __future__ import annotations

import pytest

from assessments.models import Edition, Placement, Result
from assessments.services.results import ResultNotComputable, freeze_result
from tests.factories import make_user
from tests.ledger_lines import written_lines


def places(result: Result) -> list[tuple[int, int, str, str, str, str]]:
    """Return the placements: running order, place, value, aspect values, what decided."""
    rows = Placement.objects.filter(result=result).order_by("contestant__running_order")
    return list(
        rows.values_list(
            "contestant__running_order",
            "place",
            "value",
            "aspect_values",
            "decided_by",
            "deciding_aspect",
        )
    )


def refusal_of(edition: Edition) -> str:
    """Try to freeze; return why not, after seeing that nothing was written."""
    actor = make_user()
    with written_lines() as lines, pytest.raises(ResultNotComputable) as refusal:
        freeze_result(edition=edition, actor=actor)
    assert (Edition.objects.get(pk=edition.pk).state, lines) == ("closed", [])
    assert not Result.objects.exists()
    return str(refusal.value)
