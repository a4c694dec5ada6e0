"""Each rule about paper sheets that the database itself holds, by the name of its constraint."""

from __future__ import annotations

import pytest
from django.db.models import F

from assessments.models import PaperEntry, ScoreSheet, SheetRevision
from tests.assessments.paper_rules import PAPER_RULES
from tests.broken_rules import breaks
from tests.factories import make_user, open_edition, sheet_of
from tests.paper_sheets import enter, send_from_two, two_readers

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet() -> ScoreSheet:
    return sheet_of(open_edition(judges=1, contestants=1))


@pytest.mark.parametrize(("name", "changes"), PAPER_RULES[:4], ids=[r[0] for r in PAPER_RULES[:4]])
def test_the_database_refuses_a_reading(
    name: str, changes: dict[str, object], sheet: ScoreSheet
) -> None:
    enter(sheet, two_readers()[0], 5, 4, 3, 2)
    row = PaperEntry.objects.get()
    if name.startswith(("one_", "two_")):
        row.pk = None
    for field, value in changes.items():
        setattr(row, field, make_user() if value == "new" else value)

    with breaks(name):
        row.save()


def test_the_database_refuses_one_person_behind_both_readings_of_a_sent_sheet(
    sheet: ScoreSheet,
) -> None:
    send_from_two(sheet, 5, 4, 3, 2)
    first = PaperEntry.objects.get(round=1)

    with breaks("two_people_read_an_applied_paper_sheet"):
        PaperEntry.objects.filter(round=2).update(entered_by=first.entered_by)


@pytest.mark.parametrize(
    "changes",
    [
        {"paper_entered_by": F("paper_checked_by")},
        {"paper_entered_by": None},
        {"paper_checked_by": None},
    ],
)
def test_the_database_refuses_a_sheet_that_nobody_else_checked(
    changes: dict[str, object], sheet: ScoreSheet
) -> None:
    send_from_two(sheet, 5, 4, 3, 2)

    with breaks("paper_sheet_is_checked_by_another"):
        ScoreSheet.objects.update(**changes)


def test_the_database_refuses_a_history_that_nobody_else_checked(sheet: ScoreSheet) -> None:
    send_from_two(sheet, 5, 4, 3, 2)

    with breaks("paper_revision_names_two_people"):
        SheetRevision.objects.update(entered_by=F("saved_by"))


def test_a_reading_names_itself(sheet: ScoreSheet) -> None:
    enter(sheet, two_readers()[0], 5, 4, 3, 2)

    assert str(PaperEntry.objects.get()) == f"{sheet.pk} #1"
