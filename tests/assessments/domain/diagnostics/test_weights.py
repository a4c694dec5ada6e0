from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from assessments.domain.diagnostics.undefined import Reason, Undefined
from assessments.domain.diagnostics.weight_shares import WeightShares, weight_shares
from assessments.domain.diagnostics.weight_shifts import WeightFlip, WeightRange
from assessments.domain.diagnostics.weights import Aspects, weight_sensitivity
from assessments.domain.errors import InvalidInput

from .tables import exact

if TYPE_CHECKING:
    from collections.abc import Sequence


def rows(*values: Sequence[int]) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(map(Fraction, row)) for row in values)


def shares(*values: Sequence[int]) -> tuple[Fraction, ...]:
    return weight_shares(rows(*values)).shares


def test_three_specialists_share_the_triangle_evenly() -> None:
    third = Fraction(1, 3)

    assert shares([90, 0, 0], [0, 90, 0], [0, 0, 90]) == (third, third, third)


def test_two_contestants_divide_the_triangle_along_a_line() -> None:
    """peers.md F4: A leads where 7a - 2s - 8e >= 0."""
    found = shares([85, 80, 78], [78, 78, 86])

    # corners (1,0,0) and (0,1,0) favour A; the cuts are at e = 7/15 and e = 2/10
    assert found == (1 - Fraction(8, 15) * Fraction(8, 10), Fraction(8, 15) * Fraction(8, 10))


def test_weights_turn_the_example_of_the_peers() -> None:
    """peers.md F4: 40/30/30 gives A 81.4 to 81.0, 30/30/40 gives B."""
    aspects = Aspects(rows([85, 80, 78], [78, 80, 86]), tuple(map(Fraction, (40, 30, 30))))

    found = weight_sensitivity(("A", "B"), aspects, (1, 2))

    # lead 7 · 0.4 - 8 · 0.3 = 0.4; moving t from the first to the third aspect takes 15 t
    moved = Fraction(4, 150)
    weights = (Fraction(2, 5) - moved, Fraction(3, 10), Fraction(3, 10) + moved)
    assert found.flips == (WeightFlip("B", moved, weights),)
    # first aspect w, others even: 7w - 8(1-w)/2 = 0 at 4/11
    assert isinstance(found.ranges, tuple)
    assert found.ranges[0] == WeightRange(0, Fraction(2, 5), Fraction(4, 11), Fraction(1))


def test_the_range_of_a_weight_ends_where_a_rival_draws_level() -> None:
    aspects = Aspects(rows([60, 50], [50, 60], [10, 10]), (Fraction(3), Fraction(1)))

    found = weight_sensitivity(("A", "B", "C"), aspects, (1, 2, 3))

    assert found.shares.shares == exact("1/2", "1/2", 0)
    assert found.ranges == (
        WeightRange(0, Fraction(3, 4), Fraction(1, 2), Fraction(1)),
        WeightRange(1, Fraction(1, 4), Fraction(0), Fraction(1, 2)),
    )
    half = Fraction(1, 2)
    assert found.flips == (WeightFlip("B", Fraction(1, 4), (half, half)),)


def test_weight_moves_from_several_aspects_when_one_is_not_enough() -> None:
    tenth = Fraction(1, 10)
    aspects = Aspects(rows([90, 80, 0], [0, 0, 10]), (4 * tenth, 5 * tenth, tenth))

    found = weight_sensitivity(("A", "B"), aspects, (1, 2))

    # lead 75: all of the first aspect takes 40, the second needs 35/90
    moved = Fraction(4, 10) + Fraction(35, 90)
    assert isinstance(found.flips, tuple)
    assert found.flips[0].moved == moved
    assert found.flips[0].weights == (
        Fraction(0),
        Fraction(1, 2) - Fraction(35, 90),
        tenth + moved,
    )


def test_a_contestant_better_everywhere_cannot_be_overtaken() -> None:
    aspects = Aspects(rows([60, 60], [50, 60]), (Fraction(1), Fraction(1)))

    found = weight_sensitivity(("A", "B"), aspects, (1, 2))

    assert (found.shares.shares, found.flips) == (exact(1, 0), ())
    assert found.ranges == (
        WeightRange(0, Fraction(1, 2), Fraction(0), Fraction(1)),
        WeightRange(1, Fraction(1, 2), Fraction(0), Fraction(1)),
    )


def test_identical_contestants_are_both_counted() -> None:
    assert shares([60, 50, 40], [60, 50, 40], [1, 1, 1]) == exact(1, 1, 0)


def test_one_aspect_leaves_all_or_nothing() -> None:
    aspects = Aspects(rows([60, 1], [50, 9], [60, 0]), (Fraction(1), Fraction(0)))

    found = weight_sensitivity(("A", "B", "C"), aspects, (1, 3, 2))

    # the aspect of weight 0 decides nothing
    assert found.shares == WeightShares((Fraction(1), Fraction(0), Fraction(1)), draws=None)
    assert (found.ranges, found.flips) == (Undefined(Reason.ONE_ASPECT), ())


def test_four_aspects_are_drawn_at_random_with_their_error() -> None:
    found = weight_shares(rows([90, 0, 0, 0], [0, 90, 0, 0], [0, 0, 90, 0], [0, 0, 0, 90]))

    assert (found.draws, sum(found.shares)) == (100_000, 1)
    for share, error in zip(found.shares, found.errors, strict=True):
        assert abs(share - Fraction(1, 4)) < 4 * error < 0.006


def test_exact_shares_have_no_error() -> None:
    assert weight_shares(rows([1, 2], [2, 1])).errors == (0, 0)


@pytest.mark.parametrize(
    ("places", "reason"),
    [((1, 1), Reason.SHARED_FIRST), ((2, 1), Reason.OTHER_RULE)],
)
def test_ranges_need_one_winner_by_the_mean(places: tuple[int, int], reason: Reason) -> None:
    aspects = Aspects(rows([60, 50], [50, 50]), (Fraction(1), Fraction(1)))

    found = weight_sensitivity(("A", "B"), aspects, places)

    assert (found.ranges, found.flips) == (Undefined(reason), Undefined(reason))
    assert found.shares.shares == exact(1, 0)


def test_aspects_that_do_not_fit_are_refused() -> None:
    one = Fraction(1)

    with pytest.raises(InvalidInput, match="aspek: nilai dan bobot aspek harus pecahan"):
        Aspects(((0.5,),), (one,))  # type: ignore[arg-type] # floats are what is refused
    with pytest.raises(InvalidInput, match="aspek: nilai dan bobot aspek harus pecahan"):
        Aspects(((one,),), (-one,))
    with pytest.raises(InvalidInput, match="aspek: jumlah nilai bukan jumlah aspek"):
        Aspects(((one, one),), (one,))
    with pytest.raises(InvalidInput, match="aspek: jumlah bobot aspek 0"):
        Aspects(((one,),), (Fraction(0),))
