from __future__ import annotations

from itertools import permutations, product
from math import isclose, sqrt
from typing import TYPE_CHECKING

import pytest

from assessments.domain.diagnostics.concordance import Concordance, concordance
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import F1, judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table


def agreement(table: Table) -> Concordance:
    found = concordance(table)
    assert isinstance(found, Concordance)
    return found


def test_ranks_with_ties_give_the_published_w() -> None:
    """Kendall 1948, three rankings of ten objects; W = 0.828, chi² = 22.35 (NAG g08da, example)."""
    found = agreement(
        judged(
            "1 4.5 2 4.5 3 7.5 6 9 7.5 10",
            "2.5 1 2.5 4.5 4.5 8 9 6.5 10 6.5",
            "2 1 4.5 4.5 4.5 4.5 8 8 8 10",
        )
    )

    assert (round(found.w, 3), round(found.chi_square, 2), found.degrees) == (0.828, 22.35, 9)


def test_ranks_without_ties_give_the_published_w() -> None:
    """Siegel 1956, p. 230 (Siegel & Castellan 1988, 9.7): three executives, six applicants."""
    found = agreement(judged("1 6 3 2 5 4", "1 5 6 4 2 3", "6 3 2 5 4 1"))

    # s = 25.5, W = 25.5 / (9 · 210 / 12) = .16
    assert isclose(found.w, 25.5 / 157.5)
    assert isinstance(found.mean_rho, float)
    assert isclose(found.mean_rho, (3 * found.w - 1) / 2)


def test_friedmans_statistic_is_the_published_one() -> None:
    """NAG g08ae, example: three conditions, eighteen blocks, one tie; 8.583."""
    rows = ["1 2 1 1 3 2 3 1 3 3 2 2 3 2 2.5 3 3 2", "3 3 3 2 1 3 2 3 1 1 3 3 2 3 2.5 2 2 3"]
    rows.append("2 1 2 3 2 1 1 2 2 2 1 1 1 1 1 1 1 1")
    blocks = [" ".join(block) for block in zip(*map(str.split, rows), strict=True)]

    found = agreement(judged(*blocks))

    # the published value leaves the one tie uncorrected: 12/(18·3·4) ΣR² - 3·18·4
    assert isclose(found.chi_square, 8.583 / (1 - 6 / (18 * 24)), abs_tol=5e-4)


@pytest.mark.parametrize(
    ("judges", "chi_square", "p"),
    [
        (["1 2 3"] * 4, 8.0, 0.0046),
        (["1 2 3", "1 2 3", "1 2 3", "2 1 3"], 6.5, 0.042),
        (["1 2 3"] * 3, 6.0, 0.028),
        (["1 2 3", "1 2 3", "1 3 2"], 4.667, 0.194),
    ],
)
def test_p_is_that_of_friedmans_exact_table(judges: list[str], chi_square: float, p: float) -> None:
    """Friedman 1937, tables V and VI (Siegel 1956, table N)."""
    found = agreement(judged(*judges))

    assert round(found.chi_square, 3) == chi_square
    # four standard errors of 9,999 shuffles; the table gives p to three or four digits
    assert abs(found.p - p) < 4 * sqrt(p * (1 - p) / 9_999) + 5e-4


def test_p_agrees_with_every_arrangement_when_there_are_ties() -> None:
    """Legendre 2005: the permutation test, here against the full count of 24³ arrangements."""
    ranks = [(1.0, 2.0, 3.0, 4.0), (1.0, 2.5, 2.5, 4.0), (2.0, 1.0, 3.5, 3.5), (1.0, 3.0, 2.0, 4.0)]

    def scatter(columns: tuple[tuple[float, ...], ...]) -> float:
        return sum([(sum(row) - 10) ** 2 for row in zip(*columns, strict=True)], 0.0)

    real = scatter(tuple(ranks))
    orders = product(*(list(permutations(column)) for column in ranks[1:]))
    hits = sum(scatter((ranks[0], *order)) >= real for order in orders)
    exact = hits / 24**3

    found = agreement(judged(*(" ".join(map(str, column)) for column in ranks)))

    assert (found.shuffles, abs(found.p - exact) < 4 * sqrt(exact / 9_999)) == (9_999, True)


def test_a_panel_at_odds_has_a_w_near_nought() -> None:
    """peers.md F1."""
    assert round(agreement(F1).w, 3) == 0.089


def test_full_agreement_and_full_opposition_are_the_ends_of_the_scale() -> None:
    assert agreement(judged("1 2 3", "10 20 30", "4 5 6")).w == 1
    assert agreement(judged("1 2 3", "3 2 1")).w == 0


def test_a_judge_who_rates_all_alike_is_allowed_but_has_no_rho() -> None:
    found = agreement(judged("1 2 3", "1 2 3", "5 5 5"))

    flat = Undefined(Reason.FLAT_JUDGE)
    assert found.judge_rhos == (("J1", 1), ("J2", 1), ("J3", flat))
    # the flat judge's ranks are all 2: S = 8, denominator 9·24/12 - 3·24/12
    assert isclose(found.w, 8 / 12)
    assert found.mean_rho == 1


def test_a_judge_among_flat_ones_has_nobody_to_agree_with() -> None:
    found = agreement(judged("1 2 3", "5 5 5"))

    flat, alone = Undefined(Reason.FLAT_JUDGE), Undefined(Reason.FLAT_OTHERS)
    assert (found.judge_rhos, found.mean_rho) == ((("J1", alone), ("J2", flat)), alone)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (judged("1 2 3"), Reason.FEW_JUDGES),
        (judged("1", "2"), Reason.FEW_CONTESTANTS),
        (judged("5 5 5", "7 7 7"), Reason.ALL_EQUAL),
        (judged("1 -", "- 2"), Reason.NO_PANEL),
        (judged("1 2", "- 2"), Reason.FEW_JUDGES),
    ],
)
def test_without_anything_to_compare_there_is_no_w(table: Table, reason: Reason) -> None:
    assert concordance(table) == Undefined(reason)
