from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from assessments.domain.diagnostics.alpha import Alpha, Metric, alpha, krippendorff
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import KRIPPENDORFF, judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table

UNITS = [[total for _, total in row] for row in KRIPPENDORFF.by_contestant]


@pytest.mark.parametrize(
    ("metric", "published"),
    [
        (Metric.NOMINAL, 0.743),
        (Metric.ORDINAL, 0.815),
        (Metric.INTERVAL, 0.849),
        (Metric.RATIO, 0.797),
    ],
)
def test_alpha_is_the_published_one_for_every_metric(metric: Metric, published: float) -> None:
    """Krippendorff 2011, section C and D: four observers, twelve units, missing values."""
    found = krippendorff(UNITS, metric)

    assert isinstance(found, Fraction)
    assert round(float(found), 3) == published


def test_binary_data_of_two_observers_give_the_published_alpha() -> None:
    """Krippendorff 2011, section A: ten units, two observers, alpha = 0.095."""
    a, b = "0100000010", "1110010000"
    units = [[Fraction(x), Fraction(y)] for x, y in zip(a, b, strict=True)]

    found = krippendorff(units, Metric.NOMINAL)

    assert isinstance(found, Fraction)
    assert round(float(found), 3) == 0.095
    # two categories: every metric says the same
    assert {krippendorff(units, metric) for metric in Metric} == {found}


def test_alpha_of_a_table_rests_on_contestants_with_two_sheets() -> None:
    found = alpha(KRIPPENDORFF)

    assert isinstance(found, Alpha)
    assert (found.contestants, found.values, found.resamples) == (11, 40, 2_000)
    assert round(found.value, 3) == 0.849
    assert isinstance(found.interval, tuple)
    assert found.interval[0] < found.value < found.interval[1]


def test_severity_lowers_alpha() -> None:
    found = alpha(judged("10 20 30", "20 30 40"))

    assert isinstance(found, Alpha)
    # Do = (100·2·3)/6, De = 2(6·4300 - 150²)/30
    assert found.value == pytest.approx(1 - 100 / 220)


def test_one_contestant_with_two_sheets_has_no_interval() -> None:
    found = alpha(judged("10 - 3", "20 5 -"))

    assert isinstance(found, Alpha)
    assert (found.value, found.interval) == (0, Undefined(Reason.FEW_CONTESTANTS))


def test_resamples_without_any_difference_are_left_out() -> None:
    found = alpha(judged("10 20", "10 20"))

    assert isinstance(found, Alpha)
    assert (found.value, found.interval) == (1, (1, 1))
    assert 900 < found.resamples < 1_100


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (judged("10 20 30"), Reason.NO_PAIRS),
        (judged("10 -", "- 20"), Reason.NO_PAIRS),
        (judged("10 10", "10 10"), Reason.NO_SPREAD),
    ],
)
def test_without_pairs_or_differences_there_is_no_alpha(table: Table, reason: Reason) -> None:
    assert alpha(table) == Undefined(reason)
