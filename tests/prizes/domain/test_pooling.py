"""Prizes of shared places are pooled (ranking.md §2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from assessments.domain.errors import InvalidInput
from prizes.domain.pooling import Allocation, PrizeLine, Share, allocate
from tests.assessments.domain.award_rules import table

if TYPE_CHECKING:
    from collections.abc import Callable

LABELS = ("Juara I", "Juara II", "Juara III", "Harapan I", "Harapan II")
AMOUNTS = {
    "KUBE": (11_000_000, 8_800_000, 6_600_000, 4_400_000, 3_300_000),
    "Pendamping": (8_800_000, 6_600_000, 4_400_000, 2_200_000, 2_100_000),
}


def prize_list(name: str) -> list[PrizeLine]:
    return [
        PrizeLine(place, label, amount)
        for place, (label, amount) in enumerate(zip(LABELS, AMOUNTS[name], strict=True), start=1)
    ]


KUBE = prize_list("KUBE")


@pytest.mark.parametrize("row", table(6), ids=lambda row: f"{row['list']} {row['places']}")
def test_shared_places_pool_their_prizes_as_the_award_rules_show(row: dict[str, str]) -> None:
    places = {f"K{n}": int(place) for n, place in enumerate(row["places"].split(", "), start=1)}

    allocation = allocate(places, prize_list(row["list"]))

    assert "; ".join(f"{share.amount:,}" for share in allocation.shares) == row["prizes"]
    assert str(allocation.remainder) == row["left over"]


def test_sharers_carry_the_label_of_their_place_and_the_rest_no_prize() -> None:
    allocation = allocate({"B": 5, "A": 5, "C": 7, "D": 1, "E": 2, "F": 3, "G": 3}, KUBE)

    assert allocation == Allocation(
        shares=(
            Share("D", 1, "Juara I", 11_000_000),
            Share("E", 2, "Juara II", 8_800_000),
            Share("F", 3, "Juara III", 5_500_000),
            Share("G", 3, "Juara III", 5_500_000),
            Share("A", 5, "Harapan II", 1_650_000),
            Share("B", 5, "Harapan II", 1_650_000),
            Share("C", 7, "", 0),
        ),
        remainder=0,
    )


def test_a_coarser_unit_rounds_down_and_leaves_the_rest_to_the_treasury() -> None:
    allocation = allocate({"A": 1, "B": 2, "C": 3, "D": 3, "E": 3}, KUBE, unit=100_000)

    assert [share.amount for share in allocation.shares[2:]] == [4_700_000] * 3
    assert (allocation.remainder, allocation.paid) == (200_000, 33_900_000)


def test_a_place_without_a_prize_of_its_own_is_nought_in_the_pool() -> None:
    prizes = [PrizeLine(2, "Juara II", 900), PrizeLine(1, "Juara I", 1_000)]

    allocation = allocate({"A": 1, "B": 2, "C": 2}, prizes)

    assert allocation.shares[1:] == (Share("B", 2, "Juara II", 450), Share("C", 2, "Juara II", 450))


@pytest.mark.parametrize(
    ("places", "prizes", "paid"), [({}, KUBE, 0), ({"A": 1}, KUBE, 11_000_000), ({"A": 1}, [], 0)]
)
def test_prizes_without_a_winner_stay_unawarded(
    places: dict[str, int], prizes: list[PrizeLine], paid: int
) -> None:
    allocation = allocate(places, prizes)

    assert (allocation.paid, allocation.remainder) == (paid, 0)


PLACES = {"A": 1, "B": 1, "C": 3, "D": 4, "E": 4, "F": 4}


@pytest.mark.parametrize(
    ("policy", "amounts", "rest"),
    [
        # 19,8 juta and 7,7 juta are pooled
        ("pool_split", [9_900_000, 9_900_000, 6_600_000, *[2_566_666] * 3], (2, 0, 0)),
        ("place_split", [5_500_000, 5_500_000, 6_600_000, *[1_466_666] * 3], (2, 12_100_000, 0)),
        (
            "full_each",
            [11_000_000, 11_000_000, 6_600_000, *[4_400_000] * 3],
            (0, 12_100_000, 19_800_000),
        ),
    ],
)
def test_the_policy_says_what_sharers_receive(
    policy: str, amounts: list[int], rest: tuple[int, int, int]
) -> None:
    allocation = allocate(PLACES, KUBE, policy=policy)

    assert [share.amount for share in allocation.shares] == amounts
    assert (allocation.remainder, allocation.skipped, allocation.extra) == rest


@pytest.mark.parametrize(("policy", "over"), [("pool_split", 0), ("full_each", 7_700_000)])
def test_what_exceeds_the_prizes_is_told(policy: str, over: int) -> None:
    allocation = allocate(PLACES, KUBE, policy=policy)

    assert allocation.over_budget == over == max(0, allocation.paid - 34_100_000)


def test_a_coarser_unit_rounds_down_a_full_prize_too() -> None:
    allocation = allocate({"A": 1, "B": 1}, KUBE, unit=2_000_000, policy="full_each")

    assert [share.amount for share in allocation.shares] == [10_000_000] * 2
    assert (allocation.remainder, allocation.over_budget) == (2_000_000, 200_000)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: PrizeLine(1, "Juara I", -1),
            "hadiah tempat 1: jumlah harus bilangan bulat mulai dari 0",
        ),
        (
            lambda: PrizeLine(1, "Juara I", cast("int", 1.5)),
            "hadiah tempat 1: jumlah harus bilangan bulat mulai dari 0",
        ),
        (
            lambda: PrizeLine(0, "Juara", 1),
            "hadiah tempat 0: tempat harus bilangan bulat mulai dari 1",
        ),
        (lambda: allocate({}, [KUBE[0], KUBE[0]]), "hadiah tempat 1: tercantum dua kali"),
        (
            lambda: allocate({}, KUBE, unit=0),
            "pembulatan: satuan harus bilangan bulat mulai dari 1",
        ),
        (
            lambda: allocate({"A": cast("int", True)}, KUBE),
            "peserta A: tempat harus bilangan bulat mulai dari 1",
        ),
        (lambda: allocate({"A": 1, "B": 1, "C": 2}, KUBE), "peserta C: tempat 2 seharusnya 3"),
        (lambda: allocate({"A": 1, "B": 3}, KUBE), "peserta B: tempat 3 seharusnya 2"),
        (lambda: allocate({"A": 2}, KUBE), "peserta A: tempat 2 seharusnya 1"),
        (lambda: allocate({}, KUBE, policy="lot"), "hadiah: kebijakan 'lot' tidak dikenal"),
        (
            lambda: allocate({"A": 1, "B": 2}, KUBE, withdrawn=("B", "Z")),
            "peserta B: sudah mengundurkan diri, tidak menerima hadiah",
        ),
    ],
)
def test_what_would_pay_wrongly_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        make()

    assert str(caught.value) == message
