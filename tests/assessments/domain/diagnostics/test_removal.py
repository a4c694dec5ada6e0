from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.domain.diagnostics.removal import Removal, Removals, removals
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import F1, judged, mean_ranker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessments.domain.diagnostics.table import Table


def runs_of(table: Table, prizes: int = 5) -> Removals:
    return removals(table.contestants, table.judges, mean_ranker(table), prizes)


def test_the_result_hangs_on_the_first_judge() -> None:
    """peers.md F1: leaving out J1 changes the winner (2), leaving out J2 or J3 does not (3)."""
    found = runs_of(F1)

    assert found.flipping == ("J1",)
    assert found.winner_share == Fraction(2, 3)
    assert found.single[0] == Removal(
        removed=("J1",),
        places=(4, 1, 2, 5, 3),
        same_winners=False,
        keeps_winners=False,
        same_prizes=True,
        same_places=False,
    )
    assert [run.same_winners for run in found.single] == [False, True, True]


def test_prize_winners_may_change_without_the_first_place() -> None:
    found = runs_of(judged("90 60 50", "90 40 55"), prizes=2)

    # with both: 90, 50, 52.5; J1 alone prefers K2
    assert [(run.same_winners, run.same_prizes, run.same_places) for run in found.single] == [
        (True, True, True),
        (True, False, False),
    ]


def test_a_place_shared_with_others_is_kept_but_not_the_same() -> None:
    found = runs_of(judged("50 50", "60 50"))

    without_second = found.single[1]
    assert (without_second.keeps_winners, without_second.same_winners) == (True, False)
    assert found.flipping == ()


def test_two_are_left_out_from_seven_judges_on() -> None:
    assert runs_of(judged(*["50 40"] * 6)).double == ()

    pairs = runs_of(judged(*["50 40"] * 7)).double
    assert (len(pairs), pairs[0].removed, pairs[-1].removed) == (21, ("J1", "J2"), ("J6", "J7"))
    assert all(run.same_places for run in pairs)


def test_a_single_judge_cannot_be_left_out() -> None:
    found = runs_of(judged("50 40"))

    assert found == Removals((), ())
    assert found.winner_share == Undefined(Reason.FEW_JUDGES)


def test_a_run_without_a_result_says_nothing_about_the_winner() -> None:
    def rank(judges: tuple[str, ...]) -> Mapping[str, int]:
        return {"K1": 1, "K2": 2} if "J1" in judges else {"K1": 1}

    found = removals(("K1", "K2"), ("J1", "J2"), rank)

    assert found.single[0] == Removal(
        removed=("J1",),
        places=Undefined(Reason.NO_RESULT),
        same_winners=False,
        keeps_winners=True,
        same_prizes=False,
        same_places=False,
    )
    assert found.winner_share == Fraction(1, 2)
