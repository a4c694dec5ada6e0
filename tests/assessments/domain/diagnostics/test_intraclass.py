from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from assessments.domain.diagnostics.intraclass import (
    Coefficient,
    IntraclassCorrelation,
    intraclass,
)
from assessments.domain.diagnostics.undefined import Reason, Undefined
from assessments.domain.diagnostics.variance import mean_squares

from .tables import SHROUT_FLEISS, by_contestant, judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table

NAMES = ("icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k")


def coefficients(table: Table) -> dict[str, Coefficient]:
    found = intraclass(table)
    assert isinstance(found, IntraclassCorrelation)
    return {name: getattr(found, name) for name in NAMES}


def rounded(value: float | Undefined) -> float:
    assert isinstance(value, float)
    return round(value, 2)


def test_mean_squares_are_the_published_ones() -> None:
    """Shrout & Fleiss 1979, table 3: BMS 11.24, WMS 6.26, JMS 32.49, EMS 1.02."""
    squares = mean_squares(SHROUT_FLEISS.common)

    found = (squares.contestants, squares.within, squares.judges, squares.error)
    assert [round(float(each), 2) for each in found] == [11.24, 6.26, 32.49, 1.02]


def test_all_six_coefficients_are_the_published_ones() -> None:
    """Shrout & Fleiss 1979, table 4: .17, .29, .71 for one judge, .44, .62, .91 for four."""
    found = coefficients(SHROUT_FLEISS)

    assert [rounded(found[name].value) for name in NAMES] == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]


def test_all_six_intervals_are_the_published_ones() -> None:
    """R package psych, function ICC, on the same data (95 %)."""
    found = coefficients(SHROUT_FLEISS)

    intervals = [found[name].interval for name in NAMES]
    assert [tuple(map(rounded, each)) for each in intervals if not isinstance(each, Undefined)] == [
        (-0.13, 0.72),
        (0.02, 0.76),
        (0.34, 0.95),
        (-0.88, 0.91),
        (0.07, 0.93),
        (0.68, 0.99),
    ]


def test_judges_who_differ_in_severity_alone_leave_no_error_to_build_intervals_on() -> None:
    found = coefficients(judged("10 20 30", "15 25 35"))

    none = Undefined(Reason.NO_ERROR)
    assert found["icc31"] == Coefficient(1.0, none)
    assert found["icc3k"] == Coefficient(1.0, none)
    assert found["icc21"].interval == none
    # MSR 200, MSC 37.5: 200 / (200 + 2·37.5/3)
    assert found["icc21"].value == float(Fraction(200, 225))


def test_negative_coefficients_are_shown_as_they_are() -> None:
    found = coefficients(judged("10 20 30 41", "30 20 10 1"))

    assert [rounded(found[name].value) for name in ("icc11", "icc31")] == [-1.0, -1.0]
    assert rounded(found["icc3k"].value) < -100
    # the lower bound for one judge lies beyond what Spearman-Brown can step up
    assert found["icc1k"].interval != found["icc11"].interval


def test_contestants_without_any_spread_have_no_mean_of_k_coefficient() -> None:
    found = coefficients(judged("10 20 30", "30 20 10"))

    none = Undefined(Reason.NO_SPREAD)
    assert (found["icc1k"], found["icc3k"]) == (Coefficient(none, none), Coefficient(none, none))
    assert found["icc31"].value == -1
    # r = -3 makes the degrees of freedom of its interval 0 / 0
    assert found["icc21"] == Coefficient(-3.0, Undefined(Reason.NO_FREEDOM))


def test_an_estimate_whose_denominator_vanishes_is_undefined() -> None:
    found = coefficients(by_contestant([1, 0], [0, 1]))

    none = Undefined(Reason.NO_SPREAD)
    assert found["icc21"] == Coefficient(none, none)
    assert found["icc2k"].value == none


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (judged("10 20"), Reason.FEW_JUDGES),
        (judged("10", "20"), Reason.FEW_CONTESTANTS),
        (judged("50 50", "50 50"), Reason.NO_SPREAD),
        (judged("- 50", "50 -"), Reason.NO_PANEL),
    ],
)
def test_without_two_of_each_or_any_spread_there_is_nothing(table: Table, reason: Reason) -> None:
    assert intraclass(table) == Undefined(reason)
