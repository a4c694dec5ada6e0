"""What the panel decides about equals, and only about equals (ranking.md §2.5)."""

from __future__ import annotations

from dataclasses import replace

from assessments.domain.inputs import TieDecisionInput, TieKind, compute

from .builders import decisions, inputs_of, total_only, totals

EQUAL = inputs_of(total_only(), totals({j: [70, 80, 70, 60] for j in ("J1", "J2", "J3")}, *"ABCD"))


def test_joint_winners_share_their_place_for_good() -> None:
    decision = TieDecisionInput(("C", "A"), TieKind.JOINT)

    outcome = compute(replace(EQUAL, tie_decisions=(decision,)))

    assert decisions(outcome) == [
        ("B", 1, "value"),
        ("A", 2, "shared"),
        ("C", 2, "shared"),
        ("D", 4, "value"),
    ]
    assert [(p.shared, p.exhausted) for p in outcome.placements[1:3]] == [(True, False)] * 2
    assert outcome.unused_decisions == ()


def test_an_order_of_the_panel_gives_places_that_are_marked_as_its_decision() -> None:
    decision = TieDecisionInput(("A", "C"), TieKind.ORDERED, ("C", "A"))

    outcome = compute(replace(EQUAL, tie_decisions=(decision,)))

    assert decisions(outcome) == [
        ("B", 1, "value"),
        ("C", 2, "panel"),
        ("A", 3, "panel"),
        ("D", 4, "value"),
    ]
    assert not any(placement.shared or placement.exhausted for placement in outcome.placements)


def test_a_decision_about_others_than_the_equals_is_shown_and_not_applied() -> None:
    larger = TieDecisionInput(("A", "B", "C"), TieKind.JOINT)

    outcome = compute(replace(EQUAL, tie_decisions=(larger,)))

    assert outcome.unused_decisions == (larger,)
    assert outcome.placements == compute(EQUAL).placements


def test_two_decisions_settle_two_groups() -> None:
    rows = {judge: [70, 70, 60, 60] for judge in ("J1", "J2", "J3")}
    first = TieDecisionInput(("A", "B"), TieKind.JOINT)
    second = TieDecisionInput(("C", "D"), TieKind.ORDERED, ("D", "C"))
    inputs = inputs_of(total_only(), totals(rows, *"ABCD"))

    outcome = compute(replace(inputs, tie_decisions=(second, first)))

    assert decisions(outcome) == [
        ("A", 1, "shared"),
        ("B", 1, "shared"),
        ("D", 3, "panel"),
        ("C", 4, "panel"),
    ]
