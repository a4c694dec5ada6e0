"""Not one rupiah appears or disappears, whatever the ties (ranking.md §2.6)."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prizes.domain.pooling import PrizeLine, PrizePolicy, allocate

from .test_pooling import AMOUNTS, prize_list

if TYPE_CHECKING:
    import random


def places_of(sizes: tuple[int, ...]) -> dict[str, int]:
    """Return 1-2-2-4 places for groups of these sizes."""
    starts = [1 + sum(sizes[:index]) for index in range(len(sizes))]
    listed = [start for start, size in zip(starts, sizes, strict=True) for _ in range(size)]
    return {f"K{number}": place for number, place in enumerate(listed)}


def compositions(total: int) -> list[tuple[int, ...]]:
    """Return every way to cut a row of contestants into tied groups."""
    lengths = range(1, total + 1)
    return [
        sizes
        for count in lengths
        for sizes in product(lengths, repeat=count)
        if sum(sizes) == total
    ]


def test_five_contestants_can_be_tied_in_sixteen_ways() -> None:
    assert len(compositions(5)) == 16


@pytest.mark.parametrize("name", AMOUNTS)
@pytest.mark.parametrize("sizes", compositions(5))
def test_every_tie_pattern_awards_the_whole_budget(name: str, sizes: tuple[int, ...]) -> None:
    allocation = allocate(places_of(sizes), prize_list(name))

    assert allocation.paid + allocation.remainder == sum(AMOUNTS[name])
    assert allocation.remainder < sum(size for size in sizes if size > 1) + 1


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 4), max_size=6).map(tuple),
    st.dictionaries(st.integers(1, 12), st.integers(0, 10**8)),
    st.sampled_from([1, 1_000, 50_000]),
)
def test_paid_and_remainder_are_the_prizes_whose_place_is_taken(
    sizes: tuple[int, ...], amounts: dict[int, int], unit: int
) -> None:
    prizes = [PrizeLine(place, f"Juara {place}", amount) for place, amount in amounts.items()]

    allocation = allocate(places_of(sizes), prizes, unit)

    awarded = sum(amount for place, amount in amounts.items() if place <= sum(sizes))
    assert allocation.paid + allocation.remainder == awarded
    assert 0 <= allocation.remainder < max(1, unit * sum(sizes))
    assert all(share.amount % unit == 0 for share in allocation.shares)


@pytest.mark.parametrize("policy", PrizePolicy)
@settings(deadline=None)
@given(
    st.lists(st.integers(1, 4), max_size=6).map(tuple),
    st.dictionaries(st.integers(1, 12), st.integers(0, 10**8)),
    st.sampled_from([1, 1_000, 50_000]),
)
def test_under_every_policy_each_rupiah_is_accounted_for(
    policy: str, sizes: tuple[int, ...], amounts: dict[int, int], unit: int
) -> None:
    prizes = [PrizeLine(place, f"Juara {place}", amount) for place, amount in amounts.items()]

    allocation = allocate(places_of(sizes), prizes, unit, policy=policy)

    awarded = sum(amount for place, amount in amounts.items() if place <= sum(sizes))
    assert allocation.paid + allocation.remainder + allocation.skipped == awarded + allocation.extra
    assert allocation.over_budget == max(0, allocation.paid - awarded)
    assert min(allocation.remainder, allocation.skipped, allocation.extra) >= 0
    assert all(share.amount % unit == 0 for share in allocation.shares)


@pytest.mark.parametrize("policy", PrizePolicy)
@settings(deadline=None)
@given(st.lists(st.integers(1, 4), max_size=6).map(tuple))
def test_equals_receive_the_same_and_nobody_less_than_those_behind(
    policy: str, sizes: tuple[int, ...]
) -> None:
    shares = allocate(places_of(sizes), prize_list("KUBE"), policy=policy).shares

    for upper, lower in pairwise(shares):
        same = upper.place == lower.place
        assert (
            upper.amount == lower.amount
            if same
            else policy == "place_split" or (upper.amount >= lower.amount)
        )


@settings(deadline=None)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=4).map(tuple), st.randoms())
def test_the_order_of_contestants_and_prizes_leaves_no_trace(
    sizes: tuple[int, ...], shuffle: random.Random
) -> None:
    places, prizes = places_of(sizes), prize_list("KUBE")
    mixed = shuffle.sample(sorted(places.items()), len(places))

    assert allocate(dict(mixed), shuffle.sample(prizes, 5)) == allocate(places, prizes)
