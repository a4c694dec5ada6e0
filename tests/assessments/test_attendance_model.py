"""What the database itself holds of attendance."""

from __future__ import annotations

import pytest
from django.utils import timezone

from assessments.models import Attendance
from tests.broken_rules import breaks
from tests.factories import make_category, make_contestant, make_edition, make_judge, make_user

pytestmark = pytest.mark.django_db
TESTED = {"attendance_is_of_one"}


@pytest.mark.parametrize("both", [True, False])
def test_an_entry_is_of_a_judge_or_a_contestant_and_of_one(*, both: bool) -> None:
    edition = make_edition()
    judge, contestant = make_judge(edition), make_contestant(make_category(edition))

    with breaks("attendance_is_of_one"):
        Attendance.objects.create(
            edition=edition,
            judge=judge if both else None,
            contestant=contestant if both else None,
            is_present=True,
            recorded_at=timezone.now(),
            recorded_by=make_user(),
        )
