"""Published and hand-made cases on which other systems give a wrong winner (ranking.md §5)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from assessments.domain.explain import explain
from assessments.domain.inputs import Recusal, compute
from assessments.domain.numerals import decimal_text
from assessments.domain.outcome import DroppedJudge, OutcomeState, Reason
from assessments.domain.ranking import shadow

from .builders import decisions, inputs_of, percent_aspects, places, total_only, totals

if TYPE_CHECKING:
    from assessments.domain.outcome import Outcome
    from assessments.domain.rules import Rules

FIVE = ("1", "2", "3", "4", "5")
F1 = {
    "J1": [84, 60, 94, 79, 66],
    "J2": [69, 93, 91, 66, 74],
    "J3": [80, 83, 79, 82, 81],
}
F2 = {"J1": [70, 72, 68, 66, 64], "J2": [80, 82, 78, 76, 74], "J3": [80, 82, 78, 76, 74]}


def test_f1_the_mean_decides_and_not_the_judge_with_the_narrowest_range() -> None:
    outcome = compute(inputs_of(total_only(), totals(F1, *FIVE)))

    assert [(p.contestant, p.value) for p in outcome.placements] == [
        ("3", Fraction(264, 3)),
        ("2", Fraction(236, 3)),
        ("1", Fraction(233, 3)),
        ("4", Fraction(227, 3)),
        ("5", Fraction(221, 3)),
    ]
    assert explain(outcome)[0].gap == Fraction(28, 3)


@pytest.mark.parametrize(("gone", "winner"), [("J1", "2"), ("J2", "3"), ("J3", "3")])
def test_f1_only_one_judge_carries_the_winner(gone: str, winner: str) -> None:
    rows = {judge: row for judge, row in F1.items() if judge != gone}

    outcome = compute(inputs_of(total_only(minimum_panel=2), totals(rows, *FIVE)))

    assert outcome.placements[0].contestant == winner


def test_f2_a_severe_judge_who_leaves_one_contestant_gives_no_prize_away() -> None:
    marks = {who: dict(by_judge) for who, by_judge in totals(F2, *FIVE).items()}
    full = compute(inputs_of(total_only(), marks))
    del marks["1"]["J1"]

    assert places(full) == {"2": 1, "1": 2, "3": 3, "4": 4, "5": 5}
    assert places(compute(inputs_of(total_only(), marks))) == {}


def f2_recused(rules: Rules) -> Outcome:
    inputs = inputs_of(rules, totals(F2, *FIVE))
    return compute(replace(inputs, recusals=(Recusal("J1", "1"),)))


def test_f2_the_common_panel_is_two_and_says_why() -> None:
    outcome = f2_recused(total_only())

    assert (outcome.state, outcome.panel) == (OutcomeState.INSUFFICIENT_PANEL, ("J2", "J3"))
    assert outcome.dropped == (DroppedJudge("J1", Reason.RECUSED, ("1",)),)
    assert places(f2_recused(total_only(minimum_panel=2)))["2"] == 1


def test_f2_the_plain_average_would_give_the_prize_away_and_the_fit_does_not() -> None:
    outcome = f2_recused(total_only())

    naive, fitted = shadow(outcome, "available"), shadow(outcome, "adjusted")

    assert [(p.contestant, p.value) for p in naive.placements[:2]] == [
        ("1", 80),
        ("2", Fraction(236, 3)),
    ]
    assert [(p.contestant, p.value) for p in fitted.placements[:2]] == [
        ("2", Fraction(236, 3)),
        ("1", Fraction(230, 3)),
    ]
    assert {effect.judge: effect.total for effect in fitted.effects} == {
        "J1": Fraction(-20, 3),
        "J2": Fraction(10, 3),
        "J3": Fraction(10, 3),
    }


@pytest.mark.parametrize("order", [*permutations(["81.3", "88.0", "66.1"])])
def test_f3_equals_stay_equal_in_any_order_of_judges(order: tuple[str, ...]) -> None:
    rows = {
        judge: [mark, other]
        for judge, mark, other in zip(
            ("J1", "J2", "J3"), ("81.3", "88.0", "66.1"), order, strict=True
        )
    }

    outcome = compute(inputs_of(total_only(step="0.1"), totals(rows, "K1", "K2")))

    assert {p.value for p in outcome.placements} == {Fraction("235.4") / 3}


def test_f3_a_half_is_shown_rounded_up_although_floats_lose_it() -> None:
    assert (decimal_text(Fraction("2.675")), f"{2.675:.2f}") == ("2,68", "2.67")


@pytest.mark.parametrize(
    ("weights", "first", "values"),
    [
        ((40, 30, 30), "A", ("81.4", "81")),
        ((30, 30, 40), "B", ("81.8", "80.7")),
        ((1, 1, 1), "B", ("244/3", "81")),
    ],
)
def test_f4_the_weights_decide(
    weights: tuple[int, ...], first: str, values: tuple[str, str]
) -> None:
    marks = {
        "A": {"J1": {"a1": "85", "b1": "80", "c1": "78"}},
        "B": {"J1": {"a1": "78", "b1": "80", "c1": "86"}},
    }

    outcome = compute(inputs_of(percent_aspects(*weights, minimum_panel=1), marks))

    assert outcome.placements[0].contestant == first
    assert tuple(p.value for p in outcome.placements) == tuple(map(Fraction, values))


@pytest.mark.parametrize("gap", ["0.001", "0.000000001", "0.00000000000001"])
def test_the_smallest_gap_decides(gap: str) -> None:
    rules = total_only(minimum_panel=1, step=gap)
    marks = totals({"J1": ["80", "80" + gap[1:]]}, "K1", "K2")

    assert decisions(compute(inputs_of(rules, marks))) == [("K2", 1, "value"), ("K1", 2, "value")]


def test_places_are_given_before_rounding() -> None:
    rows = {"J1": ["80.01", "80"], "J2": ["80", "80"], "J3": ["80", "80"]}

    outcome = compute(inputs_of(total_only(step="0.01"), totals(rows, "K1", "K2")))

    # both show as 80,00
    assert [(p.place, p.value) for p in outcome.placements] == [
        (1, Fraction("240.01") / 3),
        (2, 80),
    ]


def test_thirds_that_make_a_whole_are_equal_to_the_whole() -> None:
    marks = {
        "K1": {"J1": {"a1": "80", "b1": "80", "c1": "80"}},
        "K2": {"J1": {"a1": "79", "b1": "80", "c1": "81"}},
    }

    outcome = compute(inputs_of(percent_aspects(1, 1, 1, minimum_panel=1), marks))

    assert decisions(outcome) == [("K1", 1, "aspect a"), ("K2", 2, "aspect a")]


def test_a_thousand_contestants_on_one_shared_place_are_settled() -> None:
    names = [f"K{number:04}" for number in range(1000)]
    rows = {judge: [70] * 1000 for judge in ("J1", "J2", "J3")}

    outcome = compute(inputs_of(total_only(), totals(rows, *names)))

    assert decisions(outcome) == [(name, 1, "shared") for name in names]
