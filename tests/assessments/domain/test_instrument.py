"""Scales and weights that cannot work are refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import cast

import pytest

from assessments.domain.errors import InvalidInput
from assessments.domain.instrument import AspectRule, IndicatorRule

ONE = Fraction(1)


def indicator(
    weight: object = ONE, minimum: object = 1, maximum: object = 5, step: object = 1
) -> IndicatorRule:
    return IndicatorRule(
        "7",
        cast("Fraction", weight),
        cast("int", minimum),
        cast("int", maximum),
        cast("int", step),
    )


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"weight": Fraction(-1, 2)}, "bobot -0,5 di bawah 0"),
        ({"weight": Fraction(1, 3)}, "1/3 tidak dapat ditulis sebagai angka desimal"),
        ({"weight": 0.5}, "0.5 bukan angka desimal biasa"),
        ({"minimum": -1}, "nilai terendah di bawah 0"),
        ({"minimum": 5}, "nilai tertinggi harus di atas nilai terendah"),
        ({"maximum": Decimal("NaN")}, "NaN bukan angka desimal biasa"),
        ({"step": 0}, "langkah tidak membagi skala dengan tepat"),
        ({"step": 3}, "langkah tidak membagi skala dengan tepat"),
    ],
)
def test_an_impossible_indicator_is_refused(fields: dict[str, object], problem: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        indicator(**fields)

    assert str(caught.value) == f"indikator 7: {problem}"


@pytest.mark.parametrize("identity", ["", 7, None])
def test_an_id_is_a_text(identity: object) -> None:
    with pytest.raises(InvalidInput, match=r"^indikator: id kosong atau bukan teks$"):
        IndicatorRule(cast("str", identity), ONE, 1, 5)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("120", "120 di atas 5"),
        ("5.01", "5,01 di atas 5"),
        ("0", "0 di bawah 1"),
        (-3, "-3 di bawah 1"),
        ("4.5", "4,5 tidak ada pada skala dengan langkah 1"),
        (Fraction(4, 3), "4/3 tidak ada pada skala dengan langkah 1"),
        ("4,5", "'4,5' bukan angka desimal biasa"),
        ("", "'' bukan angka desimal biasa"),
        (4.0, "4.0 bukan angka desimal biasa"),
    ],
)
def test_a_score_off_the_scale_is_refused_and_never_clipped(raw: object, problem: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        indicator().value_of(raw)

    assert str(caught.value) == f"indikator 7: {problem}"


def test_a_value_between_two_steps_is_refused_even_if_it_is_a_multiple_of_the_step() -> None:
    rule = indicator(minimum=1, maximum=5, step=2)

    with pytest.raises(InvalidInput, match=r"^indikator 7: 2 tidak ada pada skala"):
        rule.value_of("2")

    assert rule.value_of("3") == Fraction(3)


def test_a_scale_counts_its_steps_from_the_minimum() -> None:
    rule = indicator(minimum=Decimal("0.5"), maximum=Decimal("4.5"), step=Decimal("0.25"))

    assert [rule.value_of(raw) for raw in ("0.5", "0.75", "4.50")] == [
        Fraction(1, 2),
        Fraction(3, 4),
        Fraction(9, 2),
    ]


@pytest.mark.parametrize(
    ("weight", "indicators", "problem"),
    [
        (ONE, (), "belum punya indikator"),
        (ONE, (indicator(weight=0),), "jumlah bobot indikator 0"),
        (Fraction(-1), (indicator(),), "bobot -1 di bawah 0"),
        (Fraction(0), (), "belum punya indikator"),
    ],
)
def test_an_impossible_aspect_is_refused(
    weight: Fraction, indicators: tuple[IndicatorRule, ...], problem: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        AspectRule("sosial", weight, indicators)

    assert str(caught.value) == f"aspek sosial: {problem}"


def test_weights_become_fractions_whatever_exact_number_they_were() -> None:
    rule = AspectRule("sosial", cast("Fraction", 30), (indicator(weight=Decimal("0.5")),))

    assert (rule.weight, rule.indicator_weight) == (Fraction(30), Fraction(1, 2))
    assert type(rule.weight) is Fraction
