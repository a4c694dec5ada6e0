from __future__ import annotations

from decimal import Decimal

import pytest

from prizes.selectors.decisions import live_rankings
from prizes.selectors.reviews import review_of
from prizes.selectors.spread import Dot, Spread, Strip
from tests.factories import closed_edition, open_edition, send_sheet, sheet_of

pytestmark = pytest.mark.django_db


def spread(*marks: int, values: dict[int, tuple[int, ...]] | None = None) -> Spread:
    """Return the spread of one contestant whom each judge gave one value throughout."""
    if values is None:
        edition = open_edition(judges=len(marks), contestants=1)
        for judge, mark in enumerate(marks, start=1):
            send_sheet(sheet_of(edition, judge), *[mark] * 4)
    else:
        edition = closed_edition(contestants=len(values), values=values)
    review = review_of(live_rankings(edition)[0], None)
    assert review is not None
    return review.spread


def test_a_row_shows_each_judge_the_middle_and_who_is_far_and_says_so() -> None:
    found = spread(5, 4, 4, 2)

    assert (found.low, found.high) == (40, 100)
    assert found.rows[0].strip == Strip(
        (
            Dot(Decimal(8), is_far=True),
            Dot(Decimal("77.3"), is_far=False),
            Dot(Decimal("77.3"), is_far=False),
            Dot(Decimal(112), is_far=True),
        ),
        Decimal("77.3"),
        "4 juri: 40,0 sampai 100,0, nilai tengah 80,0. Jauh dari juri lain: 100,0 dan 40,0.",
    )
    assert sorted(found.far.values()) == ["above", "below"]


@pytest.mark.parametrize(("mark", "ends"), [(5, (90, 100)), (4, (70, 80)), (1, (10, 20))])
def test_equal_totals_still_have_a_scale(mark: int, ends: tuple[int, int]) -> None:
    found = spread(mark, mark, mark)

    assert (found.low, found.high) == ends
    assert found.far == {}


def test_all_rows_share_one_scale_and_a_close_place_is_marked() -> None:
    found = spread(values={1: (5, 5, 5, 5), 2: (3, 3, 3, 3), 3: (3, 3, 3, 3)})

    strips = [row.strip for row in found.rows]
    assert [strip.median_x for strip in strips if strip] == [112, 8, 8]
    assert [row.is_close for row in found.rows] == [False, True, False]
