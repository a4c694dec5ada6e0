"""Numbers in sentences: half up, a decimal comma, and never two values alike."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.numerals import (
    decimal_text,
    distinct_texts,
    listed,
    plain_number,
    signed_texts,
)

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("88.4", 2, "88,40"),
        ("0", 2, "0,00"),
        ("0.005", 2, "0,01"),
        ("2.675", 2, "2,68"),
        ("-0.005", 2, f"{MINUS}0,01"),
        ("-0.004", 2, "0,00"),
        ("100", 0, "100"),
        ("99.5", 0, "100"),
        ("223/3", 6, "74,333333"),
    ],
)
def test_a_value_is_rounded_half_up_once(value: str, places: int, text: str) -> None:
    assert decimal_text(Fraction(value), places) == text


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (["80", "80"], ["80,00", "80,00"]),
        (["80.001", "80"], ["80,001", "80,000"]),
        (["80.0000004", "80"], ["200000001/2500000", "80"]),
        (["74.333", "60"], ["74,33", "60,00"]),
    ],
)
def test_different_values_never_read_alike(values: list[str], texts: list[str]) -> None:
    assert distinct_texts([Fraction(value) for value in values]) == texts


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (["0.8", "-0.4", "0"], ["+0,80", f"{MINUS}0,40", "0,00"]),
        (["0.001"], ["+0,001"]),
        (["-1/3000000000"], [f"{MINUS}1/3000000000"]),
        ([], []),
    ],
)
def test_a_difference_has_a_sign_and_never_reads_as_none(
    values: list[str], texts: list[str]
) -> None:
    assert signed_texts([Fraction(value) for value in values]) == texts


@given(st.lists(st.fractions(0, 100), max_size=5))
def test_texts_are_equal_exactly_where_values_are(values: list[Fraction]) -> None:
    assert len(set(distinct_texts(values))) == len(set(values))


@pytest.mark.parametrize(
    ("words", "text"),
    [(["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")],
)
def test_words_are_listed_as_they_are_spoken(words: list[str], text: str) -> None:
    assert listed(words) == text


def test_a_count_is_short() -> None:
    assert [plain_number(Fraction(value)) for value in ("2", "5/2")] == ["2", "2,5"]
