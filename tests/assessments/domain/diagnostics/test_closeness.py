from __future__ import annotations

from fractions import Fraction
from math import isclose, sqrt
from typing import TYPE_CHECKING

import pytest

from assessments.domain.diagnostics.closeness import Closeness, MarkChange, closeness
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import F1, judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table


def closeness_of(table: Table, places: tuple[int, ...]) -> Closeness:
    found = closeness(table, places)
    assert isinstance(found, Closeness)
    return found


def test_the_gap_stands_beside_its_standard_errors() -> None:
    """peers.md F1: K3 leads by 9.33 points."""
    found = closeness_of(F1, (3, 2, 1, 4, 5))

    assert (found.winner, found.runner_up, found.gap) == ("K3", "K2", Fraction(28, 3))
    # the differences are 34, -2, -4
    mean = Fraction(28, 3)
    squares = sum((d - mean) ** 2 for d in (34, -2, -4))
    assert isclose(found.paired_error, sqrt(squares / 6))
    assert round(found.pooled_error, 2) == 9.26


def test_the_smallest_change_is_the_gap_times_the_judges_on_one_sheet() -> None:
    found = closeness_of(judged("80 70 20", "70 70 20"), (1, 2, 3))

    ten = Fraction(10)
    assert found.changes == (
        MarkChange("J1", "K1", -ten),
        MarkChange("J1", "K2", ten),
        MarkChange("J2", "K1", -ten),
        MarkChange("J2", "K2", ten),
    )


def test_changes_stay_inside_the_scale() -> None:
    found = closeness_of(judged("99 95 1", "99 95 1"), (1, 2, 3))

    # K2 cannot gain 8 points on any sheet, K1 can lose them on both
    assert found.changes == (
        MarkChange("J1", "K1", Fraction(-8)),
        MarkChange("J2", "K1", Fraction(-8)),
    )


def test_a_rival_may_gain_where_the_winner_has_not_enough_to_lose() -> None:
    found = closeness_of(judged(*["30 20 5"] * 5), (1, 2, 3))

    # 5 · 10 points are more than K1 has on any sheet
    assert found.changes == tuple(MarkChange(f"J{j}", "K2", Fraction(50)) for j in range(1, 6))


def test_a_lead_may_be_beyond_a_single_sheet() -> None:
    found = closeness_of(judged(*["90 20"] * 3), (1, 2))

    assert found.changes == Undefined(Reason.OUT_OF_REACH)


@pytest.mark.parametrize(
    ("table", "places", "reason"),
    [
        (judged("50 40"), (1, 2), Reason.FEW_JUDGES),
        (judged("50", "40"), (1,), Reason.FEW_CONTESTANTS),
        (judged("50 50", "40 40"), (1, 1), Reason.SHARED_FIRST),
        (judged("50 40 40", "40 30 30"), (1, 2, 2), Reason.SHARED_SECOND),
        (judged("50 40", "40 30"), (2, 1), Reason.OTHER_RULE),
    ],
)
def test_without_one_first_and_one_second_there_is_no_gap(
    table: Table, places: tuple[int, ...], reason: Reason
) -> None:
    assert closeness(table, places) == Undefined(reason)


def test_equal_values_parted_by_the_ladder_have_no_gap_at_all() -> None:
    found = closeness_of(judged("60 50", "50 60"), (1, 2))

    assert found.gap == 0
    assert isinstance(found.changes, tuple)
    assert {change.points for change in found.changes} == {0}
