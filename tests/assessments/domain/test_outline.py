"""Every step of the editor gives a whole new outline, numbered through from 1."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assessments.domain.outline import AspectOutline, IndicatorOutline, Outline
from assessments.domain.scale import Level

WORDS = {1: "Kurang", 2: "Baik"}


def one(number: int, name: str, weight: int = 1, key: int | None = None) -> IndicatorOutline:
    return IndicatorOutline(name, number, weight=Decimal(weight), key=key)


def outline(**changes: object) -> Outline:
    """Return two aspects: a with two indicators, b with one."""
    aspects = (
        AspectOutline("A", "a", Decimal(60), (one(1, "satu"), one(2, "dua", 3)), key=10),
        AspectOutline("B", "b", Decimal(40), (one(3, "tiga"),), key=20),
    )
    facts: dict[str, object] = {"minimum": 1, "maximum": 2, "levels": WORDS, "aspects": aspects}
    return Outline(**(facts | changes))  # type: ignore[arg-type]  # overrides of a test


def rows(changed: Outline) -> list[tuple[str, list[tuple[int, str]]]]:
    return [
        (aspect.code, [(each.number, each.name) for each in aspect.indicators])
        for aspect in changed.aspects
    ]


AS_IT_WAS = [("a", [(1, "satu"), (2, "dua")]), ("b", [(3, "tiga")])]


def test_weights_add_up_and_points_share_them() -> None:
    given = outline()

    assert given.weight == 100
    assert [given.aspects[0].points(each) for each in given.aspects[0].indicators] == [15, 45]
    assert AspectOutline("C", "c", Decimal(5)).points(one(9, "x")) == 0


def test_an_added_aspect_takes_the_first_free_code() -> None:
    assert [each.code for each in outline().with_aspect("C").aspects] == ["a", "b", "aspect-3"]
    taken = outline(aspects=(AspectOutline("X", "aspect-3"), AspectOutline("Y", "aspect-4")))
    assert taken.with_aspect("C").aspects[-1].code == "aspect-5"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (outline().without_aspect(0), [("b", [(1, "tiga")])]),
        (
            outline().with_aspect_moved(0, 1),
            [("b", [(1, "tiga")]), ("a", [(2, "satu"), (3, "dua")])],
        ),
        (outline().with_aspect_moved(0, -1), AS_IT_WAS),
        (
            outline().with_indicator(0, "baru"),
            [("a", [(1, "satu"), (2, "dua"), (3, "baru")]), ("b", [(4, "tiga")])],
        ),
        (outline().without(1), [("a", [(2, "dua")]), ("b", [(3, "tiga")])]),
        (outline().without_indicator(1), [("a", [(1, "dua")]), ("b", [(2, "tiga")])]),
        (
            outline().with_indicator_moved(2, -1),
            [("a", [(1, "dua"), (2, "satu")]), ("b", [(3, "tiga")])],
        ),
        (
            outline().with_indicator_moved(2, 1),
            [("a", [(1, "satu")]), ("b", [(2, "dua"), (3, "tiga")])],
        ),
        (
            outline().with_indicator_moved(3, -1),
            [("a", [(1, "satu"), (2, "dua"), (3, "tiga")]), ("b", [])],
        ),
        (outline().with_indicator_moved(3, 1), AS_IT_WAS),
        (outline().with_indicator_moved(1, -1), AS_IT_WAS),
    ],
)
def test_a_step_keeps_the_rest_and_numbers_through(
    changed: Outline, expected: list[tuple[str, list[tuple[int, str]]]]
) -> None:
    assert rows(changed) == expected


def test_weights_and_names_are_set_by_the_keys_of_the_rows() -> None:
    given = Outline(1, 2, WORDS, (AspectOutline("A", "a", Decimal(60), (one(1, "x", key=7),), 10),))

    changed = given.with_names({10: "Aa", 99: "?"}).with_weights(
        {10: Decimal("62.5")}, {7: Decimal(2), 99: Decimal(9)}
    )

    aspect = AspectOutline("Aa", "a", Decimal("62.5"), (one(1, "x", 2, key=7),), 10)
    assert changed == Outline(1, 2, WORDS, (aspect,))


def test_one_indicator_is_changed_by_its_number() -> None:
    changed = outline().with_changed(IndicatorOutline("Dua baru", 2, meanings={1: "Tidak"}))

    assert [each.name for each in changed.indicators] == ["satu", "Dua baru", "tiga"]
    assert [changed.described(each) for each in changed.indicators] == [0, 1, 0]
    assert changed.find(2) == IndicatorOutline("Dua baru", 2, meanings={1: "Tidak"})
    assert changed.find(9) is None


def test_meanings_go_along_where_a_band_has_moved() -> None:
    given = outline(minimum=0, maximum=100, levels={0: "Kurang", 60: "Baik"}).with_changed(
        IndicatorOutline("satu", 1, meanings={0: "Tidak", 60: "Ya", 99: "Lama"})
    )

    changed = given.with_values_moved({0: 0, 60: 65}, {0: "Kurang", 65: "Baik"})

    assert changed.scale == [Level(0, 64, "Kurang"), Level(65, 100, "Baik")]
    assert changed.indicators[0].meanings == {0: "Tidak", 65: "Ya", 99: "Lama"}


def test_what_is_told_names_every_level_for_every_indicator() -> None:
    given = outline().with_changed(IndicatorOutline("tiga", 3, meanings={2: "Selalu"}))

    (_a, _rows), (aspect, told) = given.told

    meanings = [(Level(1, 1, "Kurang"), ""), (Level(2, 2, "Baik"), "Selalu")]
    assert (aspect.code, [(each.name, said) for each, said in told]) == ("b", [("tiga", meanings)])
