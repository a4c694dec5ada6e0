"""Least squares fill no hole with a gift (ranking.md §2.3, §2.7)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.additive import fit, islands
from assessments.domain.inputs import Recusal, compute
from assessments.domain.outcome import (
    Cut,
    DroppedJudge,
    Duels,
    Island,
    JudgeEffect,
    OutcomeState,
    Reason,
    Rung,
)
from assessments.domain.ranking import shadow

from .builders import decisions, inputs_of, percent_aspects, total_only, totals
from .test_properties import relaxed

if TYPE_CHECKING:
    from assessments.domain.inputs import Inputs
    from assessments.domain.rules import Rules

ADJUSTED = replace(total_only(minimum_panel=2), hole_policy="adjusted")
ROWS = {"J1": [70, 72, 68], "J2": [80, 83, 78], "J3": [81, 82, 70], "J4": [66, 75, 60]}
NAMES = ("K1", "K2", "K3")


def inputs_with(rules: Rules, *holes: tuple[str, str]) -> Inputs:
    """Return a panel in which these judges are recused from these contestants."""
    inputs = inputs_of(rules, totals(ROWS, *NAMES))
    return replace(
        inputs,
        sheets=tuple(s for s in inputs.sheets if (s.judge, s.contestant) not in holes),
        recusals=tuple(Recusal(*pair) for pair in holes),
    )


def test_one_hole_is_filled_as_yates_filled_it() -> None:
    outcome = compute(inputs_with(ADJUSTED, ("J4", "K1")))

    # x = (n·R + m·C - G) / ((n-1)(m-1)) with n=3 contestants, m=4 judges
    x = Fraction(3 * (70 + 80 + 81) + 4 * (75 + 60) - (sum(map(sum, ROWS.values())) - 66), 2 * 3)
    values = {p.contestant: p.value for p in outcome.placements}
    assert values == {
        "K1": (231 + x) / 4,
        "K2": Fraction(72 + 83 + 82 + 75, 4),
        "K3": Fraction(68 + 78 + 70 + 60, 4),
    }
    assert (outcome.panel, outcome.dropped) == (("J1", "J2", "J3", "J4"), ())


def test_a_full_panel_is_the_plain_mean() -> None:
    full = compute(inputs_with(ADJUSTED))

    assert full == compute(inputs_with(replace(ADJUSTED, hole_policy="common")))
    assert full.effects == ()


def test_the_effect_of_a_judge_is_told_by_aspect_and_in_all() -> None:
    rules = replace(percent_aspects(75, 25, minimum_panel=2), hole_policy="adjusted")
    severe, mild = {"a1": "60", "b1": "60"}, {"a1": "70", "b1": "80"}
    inputs = replace(
        inputs_of(rules, {"K1": {"J1": severe, "J2": mild}, "K2": {"J2": mild}}),
        recusals=(Recusal("J1", "K2"),),
    )

    outcome = compute(inputs)

    half = Fraction(1, 2)
    assert outcome.effects == (
        JudgeEffect("J1", (Fraction(-5), Fraction(-10)), Fraction(-25) * half * half),
        JudgeEffect("J2", (Fraction(5), Fraction(10)), Fraction(25) * half * half),
    )
    assert decisions(outcome) == [("K1", 1, "shared"), ("K2", 1, "shared")]


def test_a_judge_recused_from_everybody_is_no_part_of_the_fit() -> None:
    outcome = compute(inputs_with(ADJUSTED, *(("J4", name) for name in NAMES)))

    assert outcome.panel == ("J1", "J2", "J3")
    assert outcome.dropped == (DroppedJudge("J4", Reason.RECUSED, NAMES),)


def test_a_panel_in_two_parts_cannot_be_compared() -> None:
    holes = [("J1", "K3"), ("J2", "K3"), ("J3", "K1"), ("J3", "K2"), ("J4", "K1"), ("J4", "K2")]

    outcome = compute(inputs_with(ADJUSTED, *holes))

    assert (outcome.state, outcome.placements) == (OutcomeState.DISCONNECTED, ())
    assert outcome.islands == (
        Island(("J1", "J2"), ("K1", "K2")),
        Island(("J3", "J4"), ("K3",)),
    )


def test_a_bridge_joins_what_was_apart() -> None:
    pairs = {("J1", "K1"), ("J2", "K2"), ("J1", "K3"), ("J2", "K3")}

    assert islands(("J1", "J2"), NAMES, pairs) == (Island(("J1", "J2"), NAMES),)


def test_a_judge_without_both_sheets_of_a_duel_gives_half_to_each() -> None:
    rules = replace(ADJUSTED, ladder=("head_to_head",))
    rows = {"J1": [5, 7, 5], "J2": [3, 6, 3], "J3": [8, 4, 4], "J4": [8, 3, 4]}
    inputs = replace(inputs_of(rules, totals(rows, *NAMES)), recusals=(Recusal("J4", "K1"),))

    first, second, third = compute(inputs).placements

    half = Fraction(1, 2)
    assert [(p.contestant, p.value) for p in (first, second, third)] == [
        ("K2", Fraction(5)),
        ("K1", Fraction(5)),
        ("K3", Fraction(4)),
    ]
    assert second.cut == Cut(
        Rung.HEAD_TO_HEAD, duels=Duels(ahead=2 + half, behind=1 + half, among=2)
    )


def test_the_shadow_of_what_is_available_flatters_whoever_lost_a_severe_judge() -> None:
    outcome = compute(inputs_with(replace(ADJUSTED, hole_policy="common"), ("J4", "K1")))

    flattered, fair = (shadow(outcome, policy) for policy in ("available", "adjusted"))

    assert [(p.contestant, p.value) for p in flattered.placements] == [
        ("K2", Fraction(78)),
        ("K1", Fraction(77)),
        ("K3", Fraction(69)),
    ]
    assert fair.placements == compute(inputs_with(ADJUSTED, ("J4", "K1"))).placements


def test_a_shadow_can_be_as_impossible_as_a_result() -> None:
    holes = [("J1", "K3"), ("J2", "K3"), ("J3", "K1"), ("J3", "K2"), ("J4", "K1"), ("J4", "K2")]
    outcome = compute(inputs_with(replace(ADJUSTED, hole_policy="common"), *holes))

    assert outcome.state is OutcomeState.INSUFFICIENT_PANEL
    assert shadow(outcome, "adjusted").state is OutcomeState.DISCONNECTED
    assert shadow(outcome, "common") == outcome


def test_a_shadow_of_a_trimmed_result_is_not_trimmed() -> None:
    trimmed = replace(total_only(), method="trimmed_mean")
    rows = {**ROWS, "J5": [0, 1, 2]}
    outcome = compute(inputs_of(trimmed, totals(rows, *NAMES)))

    assert [p.value for p in shadow(outcome, "available").placements] == [
        Fraction(313, 5),
        Fraction(297, 5),
        Fraction(278, 5),
    ]


PAIRS = [(judge, name) for judge in ROWS for name in NAMES]


@relaxed
@given(st.dictionaries(st.sampled_from(PAIRS), st.integers(0, 100), min_size=1))
def test_the_fit_satisfies_the_normal_equations_to_the_last_digit(
    rows: dict[tuple[str, str], int],
) -> None:
    judges = sorted({judge for judge, _ in rows})
    names = sorted({name for _, name in rows})
    if len(islands(judges, names, rows)) > 1:
        return

    fitted = fit(judges, names, {pair: (units,) for pair, units in rows.items()})

    residual = {
        (judge, name): units - fitted.contestants[name][0] - fitted.judges[judge][0]
        for (judge, name), units in rows.items()
    }
    assert sum(values[0] for values in fitted.judges.values()) == 0
    assert all(sum(r for (j, _), r in residual.items() if j == judge) == 0 for judge in judges)
    assert all(sum(r for (_, n), r in residual.items() if n == name) == 0 for name in names)
