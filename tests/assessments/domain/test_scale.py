"""A word stands for one value, on a long scale for a band of them."""

from __future__ import annotations

import pytest

from assessments.domain.scale import SCALES, Level, has_bands, levels_of


@pytest.mark.parametrize(
    ("scale", "expected"), [((1, 5), False), ((1, 10), False), ((0, 10), True), ((0, 100), True)]
)
def test_more_than_ten_values_have_bands(scale: tuple[int, int], *, expected: bool) -> None:
    assert has_bands(*scale) is expected


def test_each_value_of_a_short_scale_is_a_level_also_without_a_word() -> None:
    levels = levels_of(1, 2, {2: "Baik", 9: "?"})

    assert levels == [Level(1, 1, ""), Level(2, 2, "Baik")]
    assert [level.title for level in levels] == ["1", "2 · Baik"]


def test_a_band_ends_before_the_next() -> None:
    titles = [level.title for level in levels_of(0, 100, SCALES[0, 100])]

    assert titles == ["0–59 · Kurang", "60–74 · Cukup", "75–89 · Baik", "90–100 · Sangat baik"]


def test_every_scale_on_offer_has_a_word_for_all_of_it() -> None:
    levels = [
        level for (low, high), words in SCALES.items() for level in levels_of(low, high, words)
    ]

    assert all(level.label for level in levels)
