from __future__ import annotations

from fractions import Fraction
from math import isclose, sqrt
from typing import TYPE_CHECKING

from assessments.domain.additive import fit
from assessments.domain.diagnostics.additive import AdditiveFit, additive_fit
from assessments.domain.diagnostics.severity import Severity, severity
from assessments.domain.diagnostics.undefined import Reason, Undefined
from assessments.domain.diagnostics.variance import mean_squares

from .tables import F1, F2, SHROUT_FLEISS, exact, judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table


def fit_of(table: Table) -> AdditiveFit:
    found = additive_fit(table)
    assert isinstance(found, AdditiveFit)
    return found


def test_on_a_complete_table_the_fit_is_the_means() -> None:
    """peers.md F1: offsets -2.133, -0.133, +2.267."""
    found = fit_of(F1)

    assert found.values == F1.common.means
    assert [round(float(b), 3) for b in found.effects if b is not None] == [-2.133, -0.133, 2.267]
    assert found.squares == mean_squares(F1.common).error * 8
    assert found.degrees == 8


def test_the_standard_error_is_that_of_the_closed_form() -> None:
    error = mean_squares(SHROUT_FLEISS.common).error

    for each in severity(SHROUT_FLEISS):
        assert isinstance(each.standard_error, float)
        assert isclose(each.standard_error, sqrt(error * 3 / (6 * 4)))


def test_a_severe_judge_who_recuses_gives_nobody_a_gift() -> None:
    """peers.md F2: 76.667 against 78.667, as if J1 had stayed."""
    found = fit_of(F2)

    assert found.values[:2] == (Fraction(230, 3), Fraction(236, 3))
    # J1 gives 10 points less than both others
    assert found.effects == (Fraction(-20, 3), Fraction(10, 3), Fraction(10, 3))


def test_one_hole_is_filled_as_yates_filled_it() -> None:
    """Yates 1933: x = (n·R + m·C - G) / ((n-1)(m-1)), n contestants, m judges."""
    found = fit_of(judged("- 61 50 44", "80 75 62 50", "71 64 58 39"))
    filled = Fraction(4 * 151 + 3 * 155 - 654, 6)

    effect = found.effects[0]
    assert effect is not None
    assert found.values[0] + effect == filled
    assert found.values[0] == (151 + filled) / 3


def test_the_fit_is_the_one_that_the_policy_adjusted_uses() -> None:
    rows = {
        (judge, contestant): (int(total),)
        for contestant, row in zip(F2.contestants, F2.totals, strict=True)
        for judge, total in zip(F2.judges, row, strict=True)
        if total is not None
    }

    engine = fit(F2.judges, F2.contestants, rows)

    found = fit_of(F2)
    assert [engine.contestants[each] for each in F2.contestants] == [(x,) for x in found.values]
    assert [engine.judges[each] for each in F2.judges] == [(b,) for b in found.effects]


def test_judges_far_from_the_others_are_flagged() -> None:
    found = severity(judged("80 71 60 50", "80 70 61 50", "60 50 40 31"))

    assert [each.flagged for each in found] == [True, True, True]
    assert tuple(each.effect for each in found) == exact("20/3", "20/3", "-40/3")


def test_a_difference_below_five_points_is_not_flagged() -> None:
    found = severity(judged("50 40 30", "46 36 26"))

    assert [(each.effect, each.standard_error, each.flagged) for each in found] == [
        (Fraction(2), 0.0, False),
        (Fraction(-2), 0.0, False),
    ]


def test_a_difference_within_two_standard_errors_is_not_flagged() -> None:
    first, second = severity(judged("90 10 80", "10 60 50"))

    assert (first.effect, first.flagged) == (Fraction(10), False)
    assert (second.effect, second.flagged) == (Fraction(-10), False)


def test_a_single_judge_has_no_effect_and_no_error() -> None:
    assert severity(judged("50 40")) == (
        Severity("J1", Fraction(0), Undefined(Reason.NO_FREEDOM), flagged=False),
    )


def test_a_judge_without_sheets_is_named_as_such() -> None:
    found = severity(judged("50 40 20", "45 31 22", "- - -"))

    missing = Undefined(Reason.NO_SHEETS)
    assert found[2] == Severity("J3", missing, missing, flagged=False)
    assert isinstance(found[0].effect, Fraction)


def test_pieces_without_a_link_cannot_be_compared() -> None:
    apart = Undefined(Reason.DISCONNECTED)

    assert additive_fit(judged("50 40 - -", "- - 30 20")) == apart
    assert additive_fit(judged("50 -", "40 -")) == apart
    assert severity(judged("50 -", "- 40")) == tuple(
        Severity(judge, apart, apart, flagged=False) for judge in ("J1", "J2")
    )
