from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import sqrt
from typing import TYPE_CHECKING

import pytest

from assessments.domain.diagnostics.chances import PlaceChances, place_chances
from assessments.domain.diagnostics.ordering import places_of
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import F1, exact, judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table


def chances_of(table: Table) -> PlaceChances:
    found = place_chances(table)
    assert isinstance(found, PlaceChances)
    return found


def test_two_judges_give_four_equally_likely_panels() -> None:
    found = chances_of(judged("60 50", "40 55"))

    # J1 J1: K1; J1 J2 twice: 100 against 105, K2; J2 J2: K2
    quarter = Fraction(1, 4)
    assert found == PlaceChances(
        ("K1", "K2"), ((quarter, 3 * quarter), (3 * quarter, quarter)), draws=None
    )
    assert found.first == (quarter, 3 * quarter)
    assert found.expected == (Fraction(7, 4), Fraction(5, 4))
    assert found.largest_error == 0


def test_counting_multisets_is_counting_every_ordered_panel() -> None:
    counts = [[0] * 5 for _ in range(5)]
    for panel in product(F1.common.units, repeat=3):
        for row, place in enumerate(places_of([sum(x) for x in zip(*panel, strict=True)])):
            counts[row][place - 1] += 1

    assert chances_of(F1).table == tuple(
        tuple(Fraction(count, 27) for count in row) for row in counts
    )


def test_equal_contestants_share_places() -> None:
    found = chances_of(judged("50 50 10", "60 60 20"))

    assert found.first == exact(1, 1, 0)
    assert found.expected == exact(1, 1, 3)


def test_nine_judges_are_still_counted_exactly() -> None:
    rows = [f"{60 + judge % 4} {62 - judge % 3}" for judge in range(9)]

    found = chances_of(judged(*rows))

    assert found.draws is None
    assert all(chance.denominator in {3**k for k in range(19)} for chance in found.first)


def test_more_judges_are_drawn_at_random_with_their_error() -> None:
    # every judge prefers K1 or K2 by the same margin: the chance of six or more K1 among ten
    found = chances_of(judged(*["60 50"] * 5, *["50 60"] * 5))

    exact = Fraction(386, 1024)
    assert (found.draws, found.largest_error) == (20_000, 0.5 / sqrt(20_000))
    assert sum(found.table[0]) == 1
    assert abs(found.table[1][1] - exact) < 4 * found.largest_error


@pytest.mark.parametrize(
    ("table", "reason"),
    [(judged("50 40"), Reason.FEW_JUDGES), (judged("50 -", "- 40"), Reason.NO_PANEL)],
)
def test_one_judge_cannot_be_drawn_differently(table: Table, reason: Reason) -> None:
    assert place_chances(table) == Undefined(reason)


def test_a_lone_contestant_is_first() -> None:
    assert chances_of(judged("50", "40")).table == ((Fraction(1),),)
