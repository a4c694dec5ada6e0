"""Who is judged, who counts, and what is said of those who do not (ranking.md §2.3)."""

from __future__ import annotations

from dataclasses import replace

from assessments.domain.inputs import Inputs, Recusal, compute
from assessments.domain.outcome import DroppedJudge, OutcomeState, Reason, Unplaced

from .builders import decisions, inputs_of, places, total_only, totals

ROWS = {"J1": [70, 80, 60], "J2": [75, 70, 65], "J3": [90, 80, 70], "J4": [60, 61, 62]}
TWO = total_only(minimum_panel=2)
FULL = inputs_of(TWO, totals(ROWS, "K1", "K2", "K3"))


def without(inputs: Inputs, *pairs: tuple[str, str]) -> Inputs:
    """Return the inputs as if these sheets had never been filed."""
    return replace(
        inputs,
        sheets=tuple(
            sheet for sheet in inputs.sheets if (sheet.judge, sheet.contestant) not in pairs
        ),
    )


def test_a_recused_judge_drops_out_for_everybody() -> None:
    inputs = replace(without(FULL, ("J4", "K1")), recusals=(Recusal("J4", "K1"),))

    outcome = compute(inputs)

    rows = {judge: ROWS[judge] for judge in ("J1", "J2", "J3")}
    assert outcome.panel == ("J1", "J2", "J3")
    assert outcome.dropped == (DroppedJudge("J4", Reason.RECUSED, ("K1",)),)
    assert (outcome.missing, outcome.voided) == ((), ())
    expected = compute(inputs_of(TWO, totals(rows, "K1", "K2", "K3")))
    assert outcome.placements == expected.placements


def test_marks_under_a_recusal_are_void_and_said_to_be() -> None:
    recused = replace(FULL, recusals=(Recusal("J4", "K1"),))

    outcome = compute(recused)

    assert outcome.voided == (("J4", "K1"),)
    assert replace(outcome, voided=()) == compute(without(recused, ("J4", "K1")))


def test_an_absent_judge_owes_nothing_and_counts_nothing() -> None:
    inputs = replace(without(FULL, ("J4", "K1"), ("J4", "K2")), absences=("J4",))

    outcome = compute(inputs)

    assert (outcome.state, outcome.panel) == (OutcomeState.COMPUTED, ("J1", "J2", "J3"))
    assert outcome.dropped == (DroppedJudge("J4", Reason.ABSENT),)
    assert outcome.voided == (("J4", "K3"),)


def test_a_withdrawn_contestant_has_no_place_and_no_say_in_the_panel() -> None:
    inputs = replace(FULL, withdrawn=("K2",), recusals=(Recusal("J1", "K2"),))

    outcome = compute(inputs)

    assert places(outcome) == {"K1": 1, "K3": 2}
    assert outcome.panel == ("J1", "J2", "J3", "J4")
    assert outcome.unplaced == (Unplaced("K2", Reason.WITHDRAWN),)
    assert outcome.voided == tuple((judge, "K2") for judge in ROWS)


def test_a_withdrawn_contestant_needs_no_sheet() -> None:
    inputs = replace(without(FULL, ("J1", "K2"), ("J3", "K2")), withdrawn=("K2",))

    assert places(compute(inputs)) == {"K1": 1, "K3": 2}


def test_a_contestant_whom_nobody_may_judge_has_no_place_and_is_not_last() -> None:
    inputs = replace(FULL, recusals=tuple(Recusal(judge, "K3") for judge in ROWS))

    outcome = compute(inputs)

    assert decisions(outcome) == [("K1", 1, "value"), ("K2", 2, "value")]
    assert outcome.unplaced == (Unplaced("K3", Reason.NO_SHEET),)
    assert (outcome.panel, outcome.dropped) == (("J1", "J2", "J3", "J4"), ())


def test_nobody_is_taken_out_where_nobody_was_judged() -> None:
    outcome = compute(
        replace(
            FULL,
            sheets=(),
            recusals=tuple(Recusal(judge, who) for judge in ROWS for who in ("K1", "K2", "K3")),
        )
    )

    assert (outcome.state, outcome.panel) == (OutcomeState.INSUFFICIENT_PANEL, ())
    assert outcome.unplaced == ()
    assert outcome.dropped == tuple(
        DroppedJudge(judge, Reason.RECUSED, ("K1", "K2", "K3")) for judge in ROWS
    )


def test_what_is_missing_leaves_out_recusals_absences_and_withdrawals() -> None:
    inputs = replace(
        FULL,
        sheets=(),
        recusals=(Recusal("J1", "K1"),),
        absences=("J3", "J4"),
        withdrawn=("K3",),
    )

    outcome = compute(inputs)

    assert outcome.state is OutcomeState.INCOMPLETE
    assert outcome.missing == (("J1", "K2"), ("J2", "K1"), ("J2", "K2"))


def test_too_small_a_panel_says_who_dropped_out_and_why() -> None:
    inputs = replace(FULL, recusals=(Recusal("J2", "K3"), Recusal("J3", "K1")), absences=("J1",))

    outcome = compute(inputs)

    assert (outcome.state, outcome.panel) == (OutcomeState.INSUFFICIENT_PANEL, ("J4",))
    assert outcome.placements == ()
    assert outcome.dropped == (
        DroppedJudge("J1", Reason.ABSENT),
        DroppedJudge("J2", Reason.RECUSED, ("K3",)),
        DroppedJudge("J3", Reason.RECUSED, ("K1",)),
    )
