from __future__ import annotations

from fractions import Fraction
from math import isclose
from typing import TYPE_CHECKING

from assessments.domain.diagnostics.undefined import Reason, Undefined
from assessments.domain.diagnostics.unusual import UnusualMark, UnusualMarks, unusual_marks

from .tables import judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table


def marks_of(table: Table, places: tuple[int, ...]) -> UnusualMarks:
    found = unusual_marks(table, places)
    assert isinstance(found, UnusualMarks)
    return found


# four judges give 70 60 50 40 30; J5 adds 25 to K2
FAVOUR = judged(*["70 60 50 40 30"] * 4, "70 85 50 40 30")


def test_a_favour_stands_out_and_says_what_it_did_to_the_gap() -> None:
    found = marks_of(FAVOUR, (1, 2, 3, 4, 5))

    # e = 25 · 4/5 · 4/5 = 16; with one spoilt cell of 5 × 5 its z is the greatest possible
    assert [(mark.judge, mark.contestant, mark.residual) for mark in found.marks] == [
        ("J5", "K2", Fraction(16))
    ]
    assert isclose(found.marks[0].z, 4)
    assert isclose(found.largest_z, 4)
    assert found.marks[0].gap_change == Fraction(16, 5)


def test_each_judge_is_asked_what_the_gap_would_be_without_the_oddities() -> None:
    found = marks_of(FAVOUR, (1, 2, 3, 4, 5))

    # J5: e = -4 for the winner and 16 for the runner-up; the others: 1 and -4
    assert found.gap_changes == (
        ("J1", Fraction(-1)),
        ("J2", Fraction(-1)),
        ("J3", Fraction(-1)),
        ("J4", Fraction(-1)),
        ("J5", Fraction(4)),
    )


def test_a_mark_outside_the_duel_leaves_the_gap_alone() -> None:
    found = marks_of(FAVOUR, (1, 3, 2, 4, 5))

    assert [mark.gap_change for mark in found.marks] == [0]


def test_without_a_single_winner_there_is_no_gap_to_change() -> None:
    found = marks_of(FAVOUR, (1, 1, 3, 4, 5))

    shared = Undefined(Reason.SHARED_FIRST)
    assert found.marks == (UnusualMark("J5", "K2", Fraction(16), found.largest_z, shared),)
    assert dict(found.gap_changes) == dict.fromkeys(("J1", "J2", "J3", "J4", "J5"), shared)


def test_judges_who_differ_in_severity_alone_have_no_unusual_marks() -> None:
    found = marks_of(judged("10 20 30", "15 25 35"), (3, 2, 1))

    assert (found.marks, found.largest_z) == ((), 0)
    assert found.gap_changes == (("J1", Fraction(0)), ("J2", Fraction(0)))


def test_it_takes_two_judges_and_two_contestants() -> None:
    assert unusual_marks(judged("1 2"), (2, 1)) == Undefined(Reason.FEW_JUDGES)
    assert unusual_marks(judged("1", "2"), (1,)) == Undefined(Reason.FEW_CONTESTANTS)
