"""Quantiles against printed tables (Pearson & Hartley 1966, Biometrika Tables I, table 18)."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.diagnostics.f_distribution import f_cdf, f_quantile, incomplete_beta


@pytest.mark.parametrize(
    ("p", "d1", "d2", "printed"),
    [
        (0.95, 1, 1, "161.4"),
        (0.95, 2, 2, "19.00"),
        (0.95, 1, 10, "4.96"),
        (0.95, 3, 20, "3.10"),
        (0.95, 10, 10, "2.98"),
        (0.95, 120, 120, "1.35"),
        (0.975, 1, 1, "647.8"),
        (0.975, 5, 15, "3.58"),
        (0.975, 15, 5, "6.43"),
        (0.975, 4, 16, "3.73"),
        (0.99, 1, 1, "4052"),
        (0.99, 10, 10, "4.85"),
        (0.99, 5, 20, "4.10"),
    ],
)
def test_quantiles_are_those_of_the_tables(p: float, d1: float, d2: float, printed: str) -> None:
    places = len(printed.partition(".")[2])

    assert f"{f_quantile(p, d1, d2):.{places}f}" == printed


def test_the_incomplete_beta_function_is_a_polynomial_for_whole_parameters() -> None:
    # I_x(2, 3) = 6x² - 8x³ + 3x⁴, I_x(1, 1) = x
    assert isclose(incomplete_beta(2, 3, 0.3, 0.7), 6 * 0.09 - 8 * 0.027 + 3 * 0.0081)
    assert isclose(incomplete_beta(2, 3, 0.9, 0.1), 6 * 0.81 - 8 * 0.729 + 3 * 0.6561)
    assert isclose(incomplete_beta(1, 1, 0.25, 0.75), 0.25)
    assert (incomplete_beta(2, 3, 0, 1), incomplete_beta(2, 3, 1, 0)) == (0, 1)


def test_two_and_two_degrees_have_a_closed_form() -> None:
    # P(F <= f) = f / (1 + f)
    assert isclose(f_cdf(3, 2, 2), 0.75)
    assert isclose(f_quantile(0.75, 2, 2), 3)


@given(
    st.floats(0.01, 0.99),
    st.floats(0.2, 300),
    st.floats(0.2, 300),
)
def test_a_quantile_is_where_the_distribution_reaches_p(p: float, d1: float, d2: float) -> None:
    quantile = f_quantile(p, d1, d2)

    assert isclose(f_cdf(quantile, d1, d2), p, rel_tol=1e-9)
    # 1/F has the degrees of freedom the other way round
    assert isclose(1 / quantile, f_quantile(1 - p, d2, d1), rel_tol=1e-6)
