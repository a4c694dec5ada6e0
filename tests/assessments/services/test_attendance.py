"""Who was there is a fact; it changes nothing about who scores."""

from __future__ import annotations

import pytest

from assessments.models import Absence, Attendance, Contestant, Judge
from assessments.services.attendance import (
    clear_attendance,
    record_attendance,
    record_rest_present,
)
from kube_awards.core.errors import Refused, WrongState
from tests.factories import edition_ready, make_edition, make_judge, make_user
from tests.ledger_lines import Line, written_lines

pytestmark = pytest.mark.django_db
KIND = "assessments.attendance"


def facts(note: str = "", *, present: bool) -> dict[str, object]:
    return {"is_present": present, "note": note}


@pytest.mark.parametrize("model", [Judge, Contestant])
def test_each_change_is_one_line_and_the_same_again_is_none(
    model: type[Judge | Contestant],
) -> None:
    edition, ani = edition_ready(judges=1, contestants=1), make_user(full_name="Ani")
    who = model.objects.get()

    with written_lines() as lines:
        for present, note in ((True, None), (True, None), (False, " Sakit. "), (False, None)):
            row = record_attendance(
                edition=edition, who=who, is_present=present, note=note, actor=ani
            )
        clear_attendance(edition=edition, who=who, actor=ani)
        clear_attendance(edition=edition, who=who, actor=ani)

    first, second = facts(present=True), facts("Sakit.", present=False)
    assert lines == [
        Line("Ani", "attendance.recorded", KIND, None, first),
        Line("Ani", "attendance.recorded", KIND, first, second),
        Line("Ani", "attendance.cleared", KIND, second, None),
    ]
    assert (row.recorded_by, str(row), Attendance.objects.count()) == (ani, who.name, 0)
    assert not Absence.objects.exists()


def test_the_rest_is_present_with_one_line_and_nobody_recorded_is_touched() -> None:
    edition, ani = edition_ready(judges=3), make_user(full_name="Ani")
    first, *rest = edition.judges.order_by("order")
    record_attendance(edition=edition, who=first, is_present=False, actor=ani)

    with written_lines() as lines:
        counts = [
            record_rest_present(edition=edition, people=[first, *rest], actor=ani)
            for _time in range(2)
        ]

    states = Attendance.objects.order_by("judge__order").values_list("is_present", flat=True)
    assert (counts, list(states)) == ([2, 0], [False, True, True])
    names = {"present": [each.name for each in rest]}
    assert lines == [Line("Ani", "attendance.rest_present", "assessments.edition", None, names)]


def test_contestants_are_recorded_together_too() -> None:
    edition = edition_ready(judges=1, contestants=2)

    count = record_rest_present(
        edition=edition, people=list(Contestant.objects.all()), actor=make_user()
    )

    assert (count, Attendance.objects.filter(judge=None).count()) == (2, 2)


def test_a_note_has_an_end() -> None:
    judge = make_judge(make_edition())

    with pytest.raises(Refused, match="paling banyak 200 karakter"):
        record_attendance(
            edition=judge.edition, who=judge, is_present=True, note="x" * 201, actor=judge.user
        )

    assert not Attendance.objects.exists()


@pytest.mark.parametrize("state", ["frozen", "archived"])
def test_after_freezing_nothing_changes(state: str) -> None:
    judge = make_judge(make_edition(state=state))

    with pytest.raises(WrongState):
        record_attendance(edition=judge.edition, who=judge, is_present=True, actor=judge.user)
    with pytest.raises(WrongState):
        record_rest_present(edition=judge.edition, people=[judge], actor=judge.user)
    with pytest.raises(WrongState):
        clear_attendance(edition=judge.edition, who=judge, actor=judge.user)
