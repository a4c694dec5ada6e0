"""One sheet: exact values, running total, points by aspect."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest

from assessments.domain.errors import InvalidInput
from assessments.domain.rules import Rules
from assessments.domain.scoring import (
    AspectPoints,
    SheetValue,
    aspect_points,
    running_total,
    score_sheet,
)

from .builders import aspect

FIVE = (1, 1, 5)
RULES = Rules(
    (aspect("k", 30, *[FIVE] * 4), aspect("s", 30, *[FIVE] * 4), aspect("e", 40, *[FIVE] * 4))
)
FULL = {f"{letter}{number}": "4" for letter in "kse" for number in range(1, 5)}


def test_a_sheet_is_worth_whole_units_of_the_common_denominator() -> None:
    value = score_sheet(RULES, FULL | {"k1": "5", "e4": "1"})

    # halves: A = 85, 80, 65 and T = 25,5 + 24 + 26
    assert RULES.denominator == 2
    assert value == SheetValue(aspects=(170, 160, 130), total=151)


@pytest.mark.parametrize("raw", [4, Decimal(4), Decimal("4.0"), "4.00", "04"])
def test_every_exact_spelling_of_a_score_is_worth_the_same(raw: str | int | Decimal) -> None:
    assert score_sheet(RULES, FULL | {"s2": raw}) == score_sheet(RULES, FULL)


@pytest.mark.parametrize("raw", [4.0, True, float("nan"), None, [4]])
def test_a_float_is_refused_even_after_the_same_number_came_as_text(raw: object) -> None:
    score_sheet(RULES, FULL | {"s2": 4})

    with pytest.raises(InvalidInput, match=r"^indikator s2: .* bukan angka desimal biasa$"):
        score_sheet(RULES, FULL | {"s2": cast("str", raw)})


def test_a_missing_indicator_is_named_in_published_order() -> None:
    scores = {key: value for key, value in FULL.items() if key not in {"s3", "e1"}}

    with pytest.raises(InvalidInput, match=r"^indikator s3: belum dinilai$"):
        score_sheet(RULES, scores)


def test_a_foreign_indicator_is_named() -> None:
    with pytest.raises(InvalidInput, match=r"^indikator 99: tidak ada dalam instrumen$"):
        score_sheet(RULES, FULL | {"99": "4"})


def test_an_aspect_of_weight_nought_is_valued_but_never_counts() -> None:
    rules = Rules((aspect("a", 0, (1, 0, 100)), aspect("b", 7, (1, 0, 100))))

    assert score_sheet(rules, {"a1": "90", "b1": "50"}) == SheetValue((90, 50), 50)


def test_an_aspect_without_any_weight_inside_is_nought_on_every_sheet() -> None:
    rules = Rules((aspect("a", 0, (0, 0, 100)), aspect("b", 7, (1, 0, 100))))

    assert score_sheet(rules, {"a1": "90", "b1": "50"}) == SheetValue((0, 50), 50)


def test_the_running_total_counts_the_filled_indicators_only() -> None:
    scores = {"k1": "5", "k2": "4", "k3": "4", "k4": "4", "s1": "5", "s2": "4"}

    assert running_total(RULES, scores) == (Fraction(39), Fraction(45))


def test_the_running_total_of_an_empty_sheet_is_nothing_of_nothing() -> None:
    assert running_total(RULES, {}) == (Fraction(0), Fraction(0))


def test_the_running_total_of_a_full_sheet_is_its_total() -> None:
    total = Fraction(score_sheet(RULES, FULL).total, RULES.denominator)

    assert running_total(RULES, FULL) == (total, Fraction(100))


def test_aspect_points_stand_on_the_scale_of_the_total() -> None:
    scores = {"k1": "5", "k2": "4", "k3": "4", "k4": "4", "s1": "5", "s2": "4"}

    assert aspect_points(RULES, scores) == (
        AspectPoints("k", Fraction(51, 2), Fraction(30), Fraction(30)),
        AspectPoints("s", Fraction(27, 2), Fraction(30), Fraction(15)),
        AspectPoints("e", Fraction(0), Fraction(40), Fraction(0)),
    )


@pytest.mark.parametrize(
    ("scores", "message"),
    [
        ({"99": "4"}, "indikator 99: tidak ada dalam instrumen"),
        ({"k1": "9"}, "indikator k1: 9 di atas 5"),
        ({"k1": ""}, "indikator k1: '' bukan angka desimal biasa"),
    ],
)
def test_an_unfinished_sheet_is_checked_as_strictly(scores: dict[str, str], message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        running_total(RULES, scores)

    assert str(caught.value) == message
