from __future__ import annotations

from math import isclose, sqrt
from typing import TYPE_CHECKING

import pytest

from assessments.domain.diagnostics.discrimination import Discrimination, discrimination
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table


def lines(table: Table) -> tuple[Discrimination, ...]:
    found = discrimination(table)
    assert isinstance(found, tuple)
    return found


def test_a_judge_with_half_the_range_has_half_the_slope() -> None:
    wide, narrow, _ = lines(judged("10 30 50", "25 35 45", "10.5 30.5 50.5"))

    # the others' mean moves 20 a step: 10/20
    assert narrow == Discrimination("J2", 10.0, 0.5, 1.0, 1.0)
    # 20 against (10 + 20)/2
    assert isinstance(wide.slope, float)
    assert isclose(wide.slope, 4 / 3)
    assert wide.sd == 20


def test_a_judge_who_turns_the_order_round_has_a_negative_slope() -> None:
    first, second = lines(judged("10 20 60", "60 50 10"))

    assert (first.slope, first.pearson, first.spearman) == (-1, -1, -1)
    assert second.sd == first.sd == sqrt(700)


def test_correlations_by_value_and_by_rank_differ() -> None:
    first, _ = lines(judged("1 2 3", "1 2 9"))

    assert isinstance(first.pearson, float)
    # Σxy = 8, Σx² = 2, Σy² = 38
    assert isclose(first.pearson, 8 / sqrt(76))
    assert first.spearman == 1


def test_a_judge_who_rates_all_alike_does_not_tell_contestants_apart() -> None:
    flat, other = lines(judged("50 50 50", "10 20 30"))

    same, alone = Undefined(Reason.FLAT_JUDGE), Undefined(Reason.FLAT_OTHERS)
    assert flat == Discrimination("J1", 0.0, same, same, same)
    assert other == Discrimination("J2", 10.0, alone, alone, alone)


@pytest.mark.parametrize(
    ("table", "reason"),
    [(judged("1 2"), Reason.FEW_JUDGES), (judged("1", "2"), Reason.FEW_CONTESTANTS)],
)
def test_it_takes_two_judges_and_two_contestants(table: Table, reason: Reason) -> None:
    assert discrimination(table) == Undefined(reason)
