"""Only plain decimals pass the door, and they pass unchanged."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.decimals import plain_text, read_decimal, spoken
from assessments.domain.errors import InvalidInput


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0", Fraction(0)),
        ("85", Fraction(85)),
        ("85.25", Fraction(341, 4)),
        ("007", Fraction(7)),
        (4, Fraction(4)),
        (-4, Fraction(-4)),
        (Decimal("4.50"), Fraction(9, 2)),
        (Decimal("-1.0"), Fraction(-1)),
        (Fraction(1, 3), Fraction(1, 3)),
    ],
)
def test_a_plain_decimal_is_read_exactly(raw: object, value: Fraction) -> None:
    assert read_decimal(raw) == value


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "",
            " 4",
            "4\n",
            "4,5",
            ".5",
            "5.",
            "+4",
            "-4",
            "1e2",
            "0x10",
            "1_000",
            "NaN",
            "Infinity",
        ),
        *("\N{ARABIC-INDIC DIGIT FOUR}", b"4", 4.0, float("nan"), True, None, [4]),
        *map(Decimal, ("NaN", "sNaN", "Infinity", "1E+2")),
    ],
)
def test_anything_else_is_refused(raw: object) -> None:
    with pytest.raises(InvalidInput, match=r"bukan angka desimal biasa$"):
        read_decimal(raw)


@pytest.mark.parametrize(
    "raw",
    [10**15, Fraction(1, 10**15 + 1), Decimal(10**15), Decimal("1E-16"), Decimal("1E-999999")],
)
def test_a_number_too_long_to_be_a_score_is_refused(raw: object) -> None:
    with pytest.raises(InvalidInput, match=r"^angka terlalu panjang$"):
        read_decimal(raw)


def test_a_long_text_is_cut_in_the_message() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_decimal("9" * 5000)

    assert str(caught.value) == f"'{'9' * 39}… bukan angka desimal biasa"


@pytest.mark.parametrize(
    ("value", "text"),
    [(Decimal("40.00"), "40"), (0, "0"), ("0.50", "0.5"), (Fraction(1, 8), "0.125"), (100, "100")],
)
def test_plain_text_is_the_shortest_decimal(value: str | int | Decimal, text: str) -> None:
    assert plain_text(value) == text


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (Fraction(1, 3), "1/3 tidak dapat ditulis sebagai angka desimal"),
        (Fraction(-1), "-1 di bawah 0"),
    ],
)
def test_plain_text_refuses_what_it_cannot_write(value: Fraction, problem: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        plain_text(value)

    assert str(caught.value) == problem


@given(st.decimals(0, 10**14, places=6))
def test_plain_text_reads_back_as_the_same_value(value: Decimal) -> None:
    assert read_decimal(plain_text(value)) == Fraction(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(9, 2), "4,5"), (Fraction(-3), "-3"), (Fraction(-1, 3), "-1/3")],
)
def test_a_value_is_spoken_in_indonesian_notation(value: Fraction, text: str) -> None:
    assert spoken(value) == text
