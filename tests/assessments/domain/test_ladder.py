"""Exact ties are parted rung by rung, or not at all (ranking.md §2.5)."""

from __future__ import annotations

from assessments.domain.inputs import compute

from .builders import Marks, decisions, inputs_of, percent_aspects, total_only, totals


def sheets(*rows: str) -> dict[str, dict[str, str]]:
    """Return the sheets of J1, J2 … from scores like ``70 80 90`` for the aspects a, b, c."""
    return {
        f"J{number}": dict(zip(("a1", "b1", "c1"), row.split(), strict=True))
        for number, row in enumerate(rows, start=1)
    }


def same_for_all(**contestants: str) -> Marks:
    return {name: sheets(row, row, row) for name, row in contestants.items()}


def test_equal_values_are_parted_by_the_heaviest_aspect() -> None:
    marks = same_for_all(K1="80 70 70", K2="70 80 70", K3="70 70 70", K4="40 70 100")
    rules = percent_aspects(30, 30, 40)

    outcome = compute(inputs_of(rules, marks))

    assert decisions(outcome) == [
        ("K4", 1, "aspect c"),
        ("K1", 2, "aspect a"),
        ("K2", 3, "aspect a"),
        ("K3", 4, "value"),
    ]


def test_aspects_of_equal_weight_follow_in_published_order() -> None:
    marks = same_for_all(K1="60 70 80", K2="80 70 60", K3="80 60 70")

    outcome = compute(inputs_of(percent_aspects(1, 1, 1), marks))

    assert decisions(outcome) == [
        ("K2", 1, "aspect b"),
        ("K3", 2, "aspect b"),
        ("K1", 3, "aspect a"),
    ]


def test_an_aspect_of_weight_nought_parts_nobody() -> None:
    marks = same_for_all(K1="10 70 70", K2="99 70 70")

    outcome = compute(inputs_of(percent_aspects(0, 50, 50), marks))

    assert decisions(outcome) == [("K1", 1, "shared"), ("K2", 1, "shared")]
    assert [(p.shared, p.exhausted) for p in outcome.placements] == [(True, True)] * 2


def test_the_number_of_judges_who_scored_higher_comes_after_the_aspects() -> None:
    marks = totals({"J1": [64, 60], "J2": [64, 60], "J3": [52, 60]}, "K1", "K2")

    outcome = compute(inputs_of(total_only(), marks))

    assert decisions(outcome) == [("K1", 1, "head_to_head"), ("K2", 2, "head_to_head")]


def test_a_level_duel_leaves_a_shared_place() -> None:
    marks = totals({"J1": [60, 50, 40], "J2": [50, 60, 40], "J3": [70, 70, 40]}, "K1", "K2", "K3")

    outcome = compute(inputs_of(total_only(), marks))

    assert decisions(outcome) == [("K1", 1, "shared"), ("K2", 1, "shared"), ("K3", 3, "value")]


def test_head_to_head_can_part_some_and_leave_others_level() -> None:
    rows = {"J1": [60, 52, 50], "J2": [60, 50, 52], "J3": [30, 48, 48]}

    outcome = compute(inputs_of(total_only(), totals(rows, "K1", "K2", "K3")))

    # K1 wins four of its six duels; K2 and K3 win two and halve one
    assert decisions(outcome) == [
        ("K1", 1, "head_to_head"),
        ("K2", 2, "shared"),
        ("K3", 2, "shared"),
    ]


def test_an_equal_total_from_a_judge_counts_one_half() -> None:
    columns = {"K1": "60 50 60 70 40", "K2": "50 40 70 60 60", "K3": "60 70 60 50 40"}
    marks = {
        name: {f"J{judge}": {"a1": total} for judge, total in enumerate(row.split())}
        for name, row in columns.items()
    }

    # 5,5 : 5 : 4,5; counting wins alone it would be 4 : 5 : 3, with K2 ahead
    assert decisions(compute(inputs_of(total_only(), marks))) == [
        ("K1", 1, "head_to_head"),
        ("K2", 2, "head_to_head"),
        ("K3", 3, "head_to_head"),
    ]


def test_head_to_head_is_fought_again_among_those_still_level() -> None:
    rows = {"J1": [80, 60, 80], "J2": [50, 80, 40], "J3": [60, 40, 50], "J4": [50, 60, 70]}

    outcome = compute(inputs_of(total_only(), totals(rows, "K1", "K2", "K3")))

    # among three K1 and K3 collect 4,5 each and K2 3; between the two K1 has 2,5 and K3 1,5
    assert decisions(outcome) == [
        ("K1", 1, "head_to_head"),
        ("K3", 2, "head_to_head"),
        ("K2", 3, "head_to_head"),
    ]


def test_a_circle_of_winners_is_not_broken() -> None:
    rows = {"J1": [70, 60, 50], "J2": [50, 70, 60], "J3": [60, 50, 70]}

    outcome = compute(inputs_of(total_only(), totals(rows, "K1", "K2", "K3")))

    assert decisions(outcome) == [(name, 1, "shared") for name in ("K1", "K2", "K3")]


def test_everything_equal_is_one_shared_place() -> None:
    marks = same_for_all(K5="70 70 70", K1="70 70 70", K3="70 70 70")

    outcome = compute(inputs_of(percent_aspects(40, 35, 20), marks))

    assert decisions(outcome) == [(name, 1, "shared") for name in ("K1", "K3", "K5")]
