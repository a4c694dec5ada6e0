"""One value holds all that a result depends on."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from assessments.domain.canonical import canonical_json
from assessments.domain.errors import InvalidInput
from assessments.domain.inputs import Inputs, SheetInput, compute
from assessments.domain.outcome import Outcome, OutcomeState

from .builders import total_only
from .test_scoring import FULL, RULES

if TYPE_CHECKING:
    from collections.abc import Callable

ONE = total_only(minimum_panel=1)
SHEET = SheetInput("J1", "K1", {"a1": "80"})


def test_the_digest_does_not_depend_on_the_order_of_rows() -> None:
    other = SheetInput("J2", "K1", {"a1": "70"})

    forward = Inputs(ONE, ("K1", "K2"), ("J1", "J2"), (SHEET, other))
    backward = Inputs(ONE, ("K2", "K1"), ("J2", "J1"), (other, SHEET))

    assert forward.digest == backward.digest
    assert forward.as_canonical() == backward.as_canonical()


def test_scores_stand_in_the_digest_exactly_as_entered() -> None:
    padded = SheetInput("J1", "K1", {"a1": "80.0"})

    assert (
        Inputs(ONE, ("K1",), ("J1",), (padded,)).digest
        != Inputs(ONE, ("K1",), ("J1",), (SHEET,)).digest
    )


def test_inputs_are_written_in_one_canonical_way() -> None:
    inputs = Inputs(ONE, ("K2", "K1"), ("J1",), (SHEET,))

    assert canonical_json(inputs.as_canonical()) == (
        '{"contestants":["K1","K2"],"judges":["J1"],"rules":'
        + canonical_json(ONE.as_canonical())
        + ',"sheets":[{"contestant":"K1","judge":"J1","scores":{"a1":"80"}}]}'
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Inputs(ONE, ("K1",), ("J1",), (SHEET, SHEET)),
            "juri J1, peserta K1: lembar tercantum dua kali",
        ),
        (
            lambda: Inputs(ONE, ("K2",), ("J1",), (SHEET,)),
            "juri J1, peserta K1: lembar di luar daftar",
        ),
        (lambda: Inputs(ONE, ("K1", "K1"), (), ()), "peserta K1: tercantum dua kali"),
        (
            lambda: SheetInput("J1", "K1", cast("dict[str, str]", {"a1": 4.0})),
            "juri J1, peserta K1, indikator a1: float bukan teks",
        ),
    ],
)
def test_contradictory_inputs_are_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        make()

    assert str(caught.value) == message


def test_a_score_off_its_scale_is_named_by_judge_contestant_and_indicator() -> None:
    sheet = SheetInput("J3", "K2", {"a1": "120"})

    with pytest.raises(InvalidInput) as caught:
        compute(Inputs(ONE, ("K2",), ("J3",), (sheet,)))

    assert str(caught.value) == "juri J3, peserta K2, indikator a1: 120 di atas 100"


def test_a_sheet_with_an_empty_indicator_is_missing_and_never_nought() -> None:
    full = SheetInput("J1", "K1", FULL)
    half = SheetInput("J2", "K1", {key: FULL[key] for key in ("k1", "e4")})

    assert compute(Inputs(RULES, ("K1",), ("J1", "J2"), (full, half))) == Outcome(
        OutcomeState.INCOMPLETE, ("J1",), missing=(("J2", "K1"),), rules=RULES
    )


@pytest.mark.parametrize(
    ("scores", "problem"),
    [({"k1": "9"}, "k1: 9 di atas 5"), ({"zz": "4"}, "zz: tidak ada dalam instrumen")],
)
def test_an_unfinished_sheet_must_be_right_as_far_as_it_goes(
    scores: dict[str, str], problem: str
) -> None:
    sheet = SheetInput("J1", "K1", scores)

    with pytest.raises(InvalidInput) as caught:
        compute(Inputs(RULES, ("K1",), ("J1",), (sheet,)))

    assert str(caught.value) == f"juri J1, peserta K1, indikator {problem}"
