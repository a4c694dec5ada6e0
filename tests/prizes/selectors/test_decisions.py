from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.models import PrizeSharing, RulesVersion
from assessments.selectors.ranking import live_ranking
from kube_awards.accounts.roles import Role
from prizes.domain.pooling import PrizePolicy
from prizes.models import Decision
from prizes.selectors.decisions import (
    PrizedRanking,
    current_decision,
    decided_rankings,
    last_setback,
    live_rankings,
    with_prizes,
)
from prizes.services.decisions import return_decision
from tests.factories import approved, closed_edition, make_user, proposed

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db

TIE = "Nilai akhir sama (73,90); urutan memakai nilai ekonomi."
FINISHED = {
    "kube": [
        (1, "Juara I", "KUBE Melati Jaya", "88,40", "", 11_000_000),
        (2, "Juara II", "KUBE Anggrek Mandiri", "87,60", "", 8_800_000),
        (3, "Juara III", "KUBE Mawar Sejahtera", "73,90", TIE, 6_600_000),
        (4, "Harapan I", "KUBE Cahaya Bersama", "73,90", TIE, 4_400_000),
        (5, "Harapan II", "KUBE Kenanga Berkah", "67,00", "", 3_300_000),
    ],
    "pendamping": [
        (1, "Juara I", "Dewi Kusumaningrum, S.Sos.", "91,20", "", 8_800_000),
        (2, "Juara II", "Yohanes Prasetyo Hadikusuma, A.Md.", "88,00", "", 6_600_000),
        (3, "Juara III", "Rahmawati Suryaningsih", "84,70", "", 4_400_000),
        (
            4,
            "Harapan I",
            "Hj. Nur Aisyah Wahyuningsih Kartadipura, S.Pd., M.M.",
            "80,30",
            "",
            2_200_000,
        ),
        (5, "Harapan II", "Sumarno", "78,90", "", 2_100_000),
    ],
}


def rows_of(prized: PrizedRanking) -> list[tuple[int, str, str, str, str, int]]:
    """Return place, label, name, score, sentence on a tie, amount."""
    return [
        (
            each.row.place,
            each.label,
            each.row.title,
            each.row.score_text,
            each.row.tie_line,
            each.amount,
        )
        for each in prized.rows
    ]


def test_the_finished_sample_as_decided_and_as_its_sheets_still_say(
    finished_sample: StoredSample,
) -> None:
    decision = current_decision(finished_sample.edition)
    assert decision is not None

    decided, live = decided_rankings(decision), live_rankings(finished_sample.edition)

    assert {prized.category.kind: rows_of(prized) for prized in decided} == FINISHED
    assert {prized.category.kind: rows_of(prized) for prized in live} == FINISHED
    assert [prized.ranking for prized in decided] == [prized.ranking for prized in live]
    assert [prized.total for prized in decided] == [34_100_000, 24_100_000]
    assert [prized.closest_gap for prized in decided] == ["0,00", "1,40"]


def test_a_shared_place_pools_its_prizes() -> None:
    edition = closed_edition(
        contestants=3, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4), 3: (1, 1, 1, 1)}
    )
    (prized,) = live_rankings(edition)

    assert [(each.row.place, each.label, each.amount) for each in prized.rows] == [
        (1, "Juara I", 2_500_000),
        (1, "Juara I", 2_500_000),
        (3, "Juara III", 1_000_000),
    ]
    assert (prized.remainder, prized.total, prized.closest_gap) == (0, 6_000_000, "0,00")


def test_what_cannot_be_split_stays_as_remainder() -> None:
    edition = closed_edition(contestants=3, values=dict.fromkeys((1, 2, 3), (4, 4, 4, 4)))
    edition.categories.get().prizes.filter(place=1).update(amount=3_000_001)

    (prized,) = live_rankings(edition)

    assert ([each.amount for each in prized.rows], prized.remainder) == ([2_000_000] * 3, 1)


@pytest.mark.parametrize(
    ("sharing", "unit", "amounts", "remainder", "over_budget"),
    [
        ("pool_split", 1_000_000, [2_000_000, 2_000_000], 1_000_000, 0),
        ("place_split", 1, [1_500_000, 1_500_000], 0, 0),
        ("full_each", 1, [3_000_000, 3_000_000], 0, 1_000_000),
    ],
)
def test_shared_places_are_paid_by_the_rules_frozen_at_the_opening(
    sharing: str, unit: int, amounts: list[int], remainder: int, over_budget: int
) -> None:
    edition = closed_edition(values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4), 3: (1, 1, 1, 1)})
    RulesVersion.objects.update(prize_sharing=sharing, prize_unit=unit)

    (prized,) = live_rankings(edition)

    assert [row.amount for row in prized.rows[:2]] == amounts
    assert (prized.remainder, prized.over_budget) == (remainder, over_budget)


def test_every_way_of_sharing_is_known_to_the_prizes() -> None:
    assert {choice.value for choice in PrizeSharing} == set(PrizePolicy)


def test_a_ranking_without_places_has_no_prizes() -> None:
    edition = closed_edition(judges=3, contestants=2)
    edition.judges.get(order=3).sheets.all().delete()

    prized = with_prizes(live_ranking(edition.categories.get()))

    assert (prized.rows, prized.total, prized.closest_gap) == ((), 0, "")


def test_a_decided_row_carries_its_award() -> None:
    decision = proposed(closed_edition(judges=1, contestants=2))

    (prized,) = decided_rankings(decision)

    assert [each.award for each in prized.rows] == list(decision.awards.order_by("place"))


def test_a_single_contestant_has_no_gap() -> None:
    (prized,) = decided_rankings(proposed(closed_edition(judges=1, contestants=1)))

    assert prized.closest_gap == ""


# Which decision -----------------------------------------------------------------------------------


def test_without_a_proposal_there_is_no_decision() -> None:
    edition = closed_edition(judges=1, contestants=1)

    assert (current_decision(edition), last_setback(edition)) == (None, None)


def test_a_decision_is_current_from_its_proposal_on() -> None:
    edition = closed_edition(judges=1, contestants=1)
    decision = proposed(edition)
    waiting = current_decision(edition)
    approved(decision)

    assert waiting == current_decision(edition) == decision
    assert last_setback(edition) is None


def test_a_decision_given_back_is_remembered_until_the_next() -> None:
    edition = closed_edition(judges=1, contestants=1)
    first = proposed(edition)
    return_decision(decision=first, actor=make_user(Role.PENETAP), note="Nama salah.")
    between = (current_decision(edition), last_setback(edition))

    second = proposed(edition)

    assert between == (None, first)
    assert (current_decision(edition), last_setback(edition)) == (second, None)


def test_a_decision_of_another_edition_is_not_ours() -> None:
    proposed(closed_edition(judges=1, contestants=1))

    assert current_decision(closed_edition(judges=1, contestants=1)) is None


@pytest.mark.parametrize("count", [1, 3])
def test_decisions_take_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=count, contestants=count, kinds=("kube", "pendamping"))
    proposed(edition)

    with django_assert_num_queries(2):
        decision = current_decision(edition)
    assert isinstance(decision, Decision)
    with django_assert_num_queries(5):
        decided_rankings(decision)
