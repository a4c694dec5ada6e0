from __future__ import annotations

from math import isclose

import pytest

from assessments.domain.diagnostics.concordance import Concordance, concordance
from assessments.domain.diagnostics.skillings_mack import SkillingsMack, skillings_mack
from assessments.domain.diagnostics.table import Table
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import judged


def test_the_published_statistic_is_reproduced() -> None:
    """Skillings & Mack 1981, table 3 (R package Skillings.Mack, example): 15.493 with 3 degrees."""
    found = skillings_mack(
        judged(
            "3.2 4.1 3.8 4.2",
            "3.1 3.9 3.4 4.0",
            "4.3 3.5 4.6 4.8",
            "3.5 3.6 3.9 4.0",
            "3.6 4.2 3.7 3.9",
            "4.5 4.7 3.7 -",
            "- 4.2 3.4 -",
            "4.3 4.6 4.4 4.9",
            "3.5 - 3.7 3.9",
        )
    )

    assert isinstance(found, SkillingsMack)
    assert (round(found.statistic, 3), found.degrees, found.shuffles) == (15.493, 3, 9_999)
    assert found.p < 0.0015


def test_a_judge_with_one_sheet_adds_nothing_to_friedman() -> None:
    complete = ("10 20 30", "20 10 30", "10 30 20")
    friedman = concordance(judged(*complete))

    found = skillings_mack(judged(*complete, "50 - -"))

    assert isinstance(found, SkillingsMack)
    assert isinstance(friedman, Concordance)
    assert isclose(found.statistic, friedman.chi_square)
    assert abs(found.p - friedman.p) < 0.02


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (judged("1 2 3", "3 2 1"), Reason.COMPLETE),
        (judged("1 2 - -", "- - 3 4"), Reason.DISCONNECTED),
        (judged("1 2 -", "2 1 -"), Reason.DISCONNECTED),
        (judged("- 2", "1 -"), Reason.DISCONNECTED),
        (judged("5 5 -", "- 7 7"), Reason.ALL_EQUAL),
    ],
)
def test_without_links_or_differences_there_is_no_test(table: Table, reason: Reason) -> None:
    assert skillings_mack(table) == Undefined(reason)


def test_the_order_of_people_leaves_no_trace() -> None:
    table = judged("3 1 2 -", "4 - 3 1", "2 1 4 3")
    turned = Table(
        table.contestants[::-1],
        ("a", "b", "c"),
        tuple(tuple(row[j] for j in (2, 0, 1)) for row in table.totals[::-1]),
    )

    first, second = skillings_mack(table), skillings_mack(turned)

    assert isinstance(first, SkillingsMack)
    assert isinstance(second, SkillingsMack)
    assert isclose(first.statistic, second.statistic)
    assert first.p == second.p
