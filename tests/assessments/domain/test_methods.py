"""The options of the rules: trimming, rounding before ranking, the order of the ladder."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.domain.canonical import canonical_json
from assessments.domain.errors import InvalidInput
from assessments.domain.inputs import compute
from assessments.domain.outcome import OutcomeState
from assessments.domain.rules import Rules

from .builders import decisions, inputs_of, percent_aspects, total_only, totals

TRIMMED = replace(total_only(), method="trimmed_mean")
FIVE = {
    "J1": [0, 70, 80],
    "J2": [90, 71, 80],
    "J3": [91, 72, 80],
    "J4": [92, 73, 80],
    "J5": [100, 99, 80],
}


def test_trimming_drops_one_highest_and_one_lowest_total_of_each_contestant() -> None:
    outcome = compute(inputs_of(TRIMMED, totals(FIVE, "K1", "K2", "K3")))

    assert [(p.contestant, p.place, p.value) for p in outcome.placements] == [
        ("K1", 1, Fraction(91)),
        ("K3", 2, Fraction(80)),
        ("K2", 3, Fraction(72)),
    ]


def test_trimming_leaves_the_aspects_to_the_whole_panel() -> None:
    rows = {"J1": [0, 9], "J2": [5, 5], "J3": [5, 5], "J4": [5, 5], "J5": [10, 10]}

    outcome = compute(inputs_of(TRIMMED, totals(rows, "K1", "K2")))

    # the values are 5 and 19/3: K1's 0 and K2's 9 are the lowest and one of the highest
    assert [(p.contestant, p.value, p.aspect_values[0]) for p in outcome.placements] == [
        ("K2", Fraction(19, 3), Fraction(34, 5)),
        ("K1", Fraction(5), Fraction(5)),
    ]


def test_trimming_needs_five_judges_whatever_the_minimum_says() -> None:
    rows = {judge: FIVE[judge] for judge in ("J1", "J2", "J3", "J4")}

    outcome = compute(inputs_of(TRIMMED, totals(rows, "K1", "K2", "K3")))

    assert (outcome.state, len(outcome.panel)) == (OutcomeState.INSUFFICIENT_PANEL, 4)


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (None, [("K2", 1, "value"), ("K1", 2, "value")]),
        (1, [("K2", 1, "value"), ("K1", 2, "value")]),
        (0, [("K1", 1, "aspect a"), ("K2", 2, "aspect a")]),
    ],
)
def test_rounding_before_ranking_leaves_equals_to_the_ladder(
    precision: int | None, expected: list[tuple[str, int, str]]
) -> None:
    rules = replace(percent_aspects(60, 40, minimum_panel=1), ranking_precision=precision)
    marks = {"K1": {"J1": {"a1": "81", "b1": "79"}}, "K2": {"J1": {"a1": "80", "b1": "81"}}}

    outcome = compute(inputs_of(rules, marks))

    # never rounded itself: 80,2 and 80,4
    assert {p.contestant: p.value for p in outcome.placements} == {
        "K1": Fraction(401, 5),
        "K2": Fraction(402, 5),
    }
    assert decisions(outcome) == expected


def test_a_half_is_rounded_up_before_ranking() -> None:
    rules = replace(total_only(1, "0.5"), ranking_precision=0, ladder=())

    outcome = compute(inputs_of(rules, totals({"J1": ["80.5", "81", "80"]}, "K1", "K2", "K3")))

    assert decisions(outcome) == [("K1", 1, "shared"), ("K2", 1, "shared"), ("K3", 3, "value")]


ROWS = {  # equal values; K1 has more judges, K2 the heavier aspect
    "K1": {
        "J1": {"a1": "60", "b1": "90"},
        "J2": {"a1": "60", "b1": "90"},
        "J3": {"a1": "60", "b1": "60"},
    },
    "K2": {
        "J1": {"a1": "70", "b1": "70"},
        "J2": {"a1": "70", "b1": "70"},
        "J3": {"a1": "70", "b1": "70"},
    },
}


@pytest.mark.parametrize(
    ("ladder", "expected"),
    [
        (("aspects", "head_to_head"), [("K2", 1, "aspect a"), ("K1", 2, "aspect a")]),
        (("head_to_head", "aspects"), [("K1", 1, "head_to_head"), ("K2", 2, "head_to_head")]),
        (("head_to_head",), [("K1", 1, "head_to_head"), ("K2", 2, "head_to_head")]),
        ((), [("K1", 1, "shared"), ("K2", 1, "shared")]),
    ],
)
def test_the_ladder_is_climbed_in_the_order_of_the_rules(
    ladder: tuple[str, ...], expected: list[tuple[str, int, str]]
) -> None:
    rules = replace(percent_aspects(51, 49), ladder=ladder)
    equal = replace(percent_aspects(50, 50), ladder=ladder)

    assert compute(inputs_of(rules, ROWS)).placements[0].place == 1
    assert decisions(compute(inputs_of(equal, ROWS))) == expected


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"method": "trimmed_mean", "hole_policy": "adjusted"},
            "aturan: metode trimmed_mean tidak dapat bersama kebijakan adjusted",
        ),
        ({"hole_policy": "available"}, "aturan: kebijakan 'available' tidak dikenal"),
        ({"ladder": ("lot",)}, "aturan: tangga 'lot' tidak dikenal"),
        ({"ladder": ("aspects", "aspects")}, "tangga aspects: id dipakai dua kali"),
        (
            {"ranking_precision": 7},
            "aturan: pembulatan peringkat harus bilangan bulat 0 sampai 6",
        ),
        (
            {"ranking_precision": True},
            "aturan: pembulatan peringkat harus bilangan bulat 0 sampai 6",
        ),
    ],
)
def test_options_that_make_no_sense_are_refused(changes: dict[str, str], message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        replace(total_only(), **changes)  # type: ignore[arg-type]  # one field of many types

    assert str(caught.value) == message


def test_options_are_written_only_where_they_differ_from_the_default() -> None:
    rules = replace(total_only(), ladder=("head_to_head",), ranking_precision=3)
    plain, own = total_only().as_canonical(), rules.as_canonical()

    assert canonical_json({name: own[name] for name in own.keys() - plain.keys()}) == (
        '{"ladder":["head_to_head"],"ranking_precision":3}'
    )
    assert (Rules.from_canonical(plain), Rules.from_canonical(own)) == (total_only(), rules)
