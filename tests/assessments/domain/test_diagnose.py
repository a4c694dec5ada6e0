from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.domain.circumstances import Recusal, TieDecisionInput, TieKind
from assessments.domain.diagnose import diagnose, table_of
from assessments.domain.diagnostics import Reason, Undefined
from assessments.domain.errors import InvalidInput
from assessments.domain.inputs import compute
from tests.assessments.domain.builders import inputs_of, total_only, totals

NAMES = ("A", "B", "C")
# by judge; J3 alone puts B before A, and by so much that the mean does too
MARKS = {"J1": (90, 88, 70), "J2": (85, 84, 60), "J3": (60, 80, 50), "J4": (82, 80, 65)}


def test_a_diagnosis_speaks_of_the_places_of_the_outcome() -> None:
    outcome = compute(inputs_of(total_only(), totals(MARKS, *NAMES)))

    found = diagnose(outcome)

    assert found.contestants == ("B", "A", "C")
    assert found.places == (1, 2, 3)
    assert (found.judges, found.counted) == (outcome.panel, outcome.panel)
    assert found.winners == ("B",)


def test_the_table_has_exact_totals_and_a_hole_for_every_sheet_that_does_not_count() -> None:
    inputs = replace(
        inputs_of(total_only(), totals(MARKS, *NAMES)),
        recusals=(Recusal("J1", "C"),),
        absences=("J2",),
    )

    table = table_of(compute(replace(inputs, rules=total_only(minimum_panel=2))))

    rows = dict(zip(table.contestants, table.totals, strict=True))
    assert table.judges == ("J1", "J3", "J4")
    assert rows == {
        "A": (Fraction(90), Fraction(60), Fraction(82)),
        "B": (Fraction(88), Fraction(80), Fraction(80)),
        "C": (None, Fraction(50), Fraction(65)),
    }


def test_without_one_judge_the_rules_rank_again_and_no_minimum_holds() -> None:
    rules = total_only(minimum_panel=4)

    runs = diagnose(compute(inputs_of(rules, totals(MARKS, *NAMES)))).removals

    assert [(run.removed, run.places) for run in runs.single] == [
        (("J1",), (1, 2, 3)),
        (("J2",), (1, 2, 3)),
        (("J3",), (2, 1, 3)),
        (("J4",), (1, 2, 3)),
    ]
    assert runs.flipping == ("J3",)


def test_an_adjusted_result_is_removed_from_with_its_holes() -> None:
    rules = replace(total_only(), hole_policy="adjusted")
    inputs = replace(
        inputs_of(rules, totals(MARKS, *NAMES)), recusals=(Recusal("J3", "A"), Recusal("J1", "C"))
    )

    found = diagnose(compute(inputs))

    assert found.counted == ("J1", "J2", "J3", "J4")
    assert found.panel == ("J2", "J4")
    assert found.contestants == ("A", "B", "C")
    # without J1 the hole of J3 is filled with (3·167 + 3·130 - 586)/4 = 76.25: A falls to 81.08,
    # below the 81.33 of B
    assert [run.places for run in found.removals.single] == [
        (2, 1, 3),
        (1, 2, 3),
        (1, 2, 3),
        (1, 2, 3),
    ]


def test_trimming_has_no_result_when_four_judges_are_left() -> None:
    rules = replace(total_only(), method="trimmed_mean")
    marks = {**MARKS, "J5": (70, 75, 60)}

    runs = diagnose(compute(inputs_of(rules, totals(marks, *NAMES)))).removals.single

    assert {run.places for run in runs} == {Undefined(Reason.NO_RESULT)}


def test_the_order_of_the_panel_is_the_result_that_is_diagnosed() -> None:
    marks = dict.fromkeys(("J1", "J2", "J3"), (80, 80, 60))
    inputs = replace(
        inputs_of(total_only(), totals(marks, *NAMES)),
        tie_decisions=(TieDecisionInput(("A", "B"), TieKind.ORDERED, ("B", "A")),),
    )

    found = diagnose(compute(inputs))

    assert (found.contestants, found.places, found.winners) == (("B", "A", "C"), (1, 2, 3), ("B",))


def test_there_is_nothing_to_diagnose_without_places() -> None:
    inputs = inputs_of(total_only(minimum_panel=9), totals(MARKS, *NAMES))

    with pytest.raises(InvalidInput, match="belum ada peringkat"):
        diagnose(compute(inputs))
