"""The frozen rules: denominator, ladder, storage."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, cast

import pytest

from assessments.domain.canonical import canonical_json
from assessments.domain.errors import InvalidInput
from assessments.domain.rules import AspectRule, IndicatorRule, Rules

from .builders import aspect, percent_aspects

if TYPE_CHECKING:
    from collections.abc import Callable

FIVE = (1, 1, 5)
SMALL = aspect("a", 1, FIVE)

Record = dict[str, object]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Rules((SMALL, SMALL)), "aspek a: id dipakai dua kali"),
        (
            lambda: Rules((SMALL, AspectRule("b", Fraction(1), SMALL.indicators))),
            "indikator a1: id dipakai dua kali",
        ),
        (lambda: Rules(()), "aturan: jumlah bobot aspek 0"),
        (lambda: percent_aspects(0, 0), "aturan: jumlah bobot aspek 0"),
        (
            lambda: Rules((SMALL,), minimum_panel=0),
            "aturan: panel minimum harus bilangan bulat mulai dari 1",
        ),
        (lambda: Rules((SMALL,), method="lotre"), "aturan: metode 'lotre' tidak dikenal"),
        (lambda: Rules((SMALL,), hole_policy="nol"), "aturan: kebijakan 'nol' tidak dikenal"),
    ],
)
def test_rules_that_cannot_give_a_result_are_refused(
    make: Callable[[], Rules], message: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        make()

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("aspects", "denominator"),
    [
        ([aspect("a", 30, *[FIVE] * 4), aspect("b", 30, *[FIVE] * 4), aspect("c", 40, FIVE)], 2),
        ([aspect("a", 1, FIVE), aspect("b", 1, FIVE), aspect("c", 1, FIVE)], 3),
        ([aspect("a", 1, (1, 0, 100))], 1),
        ([aspect("a", 1, (7, 0, 100), (11, 0, 100), (13, 0, 100))], 31),
        ([aspect("a", 1, (1, 0, 7), (1, 0, 9))], 63),
        ([aspect("a", 0, (1, 0, 7)), aspect("b", 1, FIVE)], 7),
    ],
)
def test_the_denominator_is_the_least_that_makes_every_value_whole(
    aspects: list[AspectRule], denominator: int
) -> None:
    assert Rules(tuple(aspects)).denominator == denominator


def test_a_finer_step_makes_a_finer_denominator() -> None:
    half = IndicatorRule("k", Fraction(1), 0, 100, Decimal("0.5"))

    assert Rules((AspectRule("a", Fraction(1), (half,)),)).denominator == 2


@pytest.mark.parametrize(
    ("weights", "ladder"),
    [((30, 30, 40), (2, 0, 1)), ((1, 1, 1), (0, 1, 2)), ((0, 20, 80), (2, 1)), ((5,), (0,))],
)
def test_the_ladder_goes_from_the_heaviest_aspect_down(
    weights: tuple[int, ...], ladder: tuple[int, ...]
) -> None:
    assert percent_aspects(*weights).aspect_order == ladder


def test_rules_are_written_as_plain_decimal_text() -> None:
    indicator = IndicatorRule("k", Fraction(1, 4), 0, Decimal("10.00"), Decimal("0.50"))
    rules = Rules((AspectRule("sosial", Fraction(40), (indicator,)),), minimum_panel=5)

    assert canonical_json(rules.as_canonical()) == (
        '{"aspects":[{"id":"sosial","indicators":[{"id":"k","maximum":"10","minimum":"0",'
        '"step":"0.5","weight":"0.25"}],"weight":"40"}],"hole_policy":"common",'
        '"method":"weighted_mean","minimum_panel":5}'
    )
    assert Rules.from_canonical(rules.as_canonical()) == rules


def stored() -> Record:
    return cast("Record", Rules((SMALL,)).as_canonical())


def first(record: Record, name: str) -> Record:
    return cast("list[Record]", record[name])[0]


def first_aspect(record: Record) -> Record:
    return first(record, "aspects")


def first_indicator(record: Record) -> Record:
    return first(first_aspect(record), "indicators")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda r: r.pop("method"), "aturan: bagian method tidak ada"),
        (lambda r: r.update(trick=1), "aturan: bagian trick tidak dikenal"),
        (lambda r: r.update(method=None), "aturan: bagian method bukan teks"),
        (
            lambda r: r.update(minimum_panel="3"),
            "aturan: bagian minimum_panel bukan bilangan bulat",
        ),
        (
            lambda r: r.update(minimum_panel=True),
            "aturan: bagian minimum_panel bukan bilangan bulat",
        ),
        (lambda r: r.update(aspects={}), "aturan: bagian aspects bukan daftar"),
        (lambda r: r.update(aspects=["a"]), "aspek: bukan objek"),
        (lambda r: first_aspect(r).update(weight=40), "aspek a: bagian weight bukan teks"),
        (
            lambda r: first_aspect(r).update(weight="-1"),
            "aspek a: bagian weight '-1' bukan angka desimal biasa",
        ),
        (
            lambda r: first_indicator(r).update(maximum="5,0"),
            "indikator a1: bagian maximum '5,0' bukan angka desimal biasa",
        ),
    ],
)
def test_damaged_rules_are_refused_with_the_place(
    damage: Callable[[Record], object], message: str
) -> None:
    record = stored()
    damage(record)

    with pytest.raises(InvalidInput) as caught:
        Rules.from_canonical(record)

    assert str(caught.value) == message
