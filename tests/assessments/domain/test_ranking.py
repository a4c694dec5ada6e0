"""States, places and exact values (ranking.md §2.3-2.6)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain.errors import InvalidInput
from assessments.domain.outcome import Cut, Outcome, OutcomeState, Placement, Rung
from assessments.domain.ranking import rank
from assessments.domain.scoring import SheetValue

from .builders import percent_aspects

RULES = percent_aspects(40, 60, minimum_panel=2)
BY_VALUE = Cut(Rung.VALUE)
HIGH, LOW = SheetValue((400, 500), 460), SheetValue((300, 200), 240)


def test_the_denominator_of_these_tests_is_five() -> None:
    assert RULES.denominator == 5


def test_a_full_panel_gives_places_with_exact_values() -> None:
    values = {("J1", "K1"): LOW, ("J2", "K1"): LOW, ("J1", "K2"): HIGH, ("J2", "K2"): LOW}

    outcome = rank(RULES, ["K1", "K2"], ["J2", "J1"], values)

    first = Placement(
        "K2", 1, Fraction(70), (Fraction(70), Fraction(70)), Rung.VALUE, None, False, False
    )
    second = Placement(
        "K1",
        2,
        Fraction(48),
        (Fraction(60), Fraction(40)),
        Rung.VALUE,
        None,
        False,
        False,
        BY_VALUE,
    )
    assert outcome == Outcome(OutcomeState.COMPUTED, ("J1", "J2"), (first, second), rules=RULES)


def test_a_missing_sheet_makes_the_outcome_incomplete_and_gives_no_place() -> None:
    values = {("J1", "K1"): LOW, ("J1", "K2"): LOW, ("J2", "K2"): HIGH, ("J3", "K1"): LOW}

    outcome = rank(RULES, ["K2", "K1"], ["J3", "J2", "J1"], values)

    assert outcome == Outcome(
        OutcomeState.INCOMPLETE, ("J1",), missing=(("J2", "K1"), ("J3", "K2")), rules=RULES
    )


def test_a_panel_below_the_minimum_gives_no_place() -> None:
    assert rank(RULES, ["K1"], ["J1"], {("J1", "K1"): LOW}) == Outcome(
        OutcomeState.INSUFFICIENT_PANEL, ("J1",), rules=RULES
    )


def test_a_category_without_judges_has_no_panel() -> None:
    assert rank(RULES, ["K1"], [], {}) == Outcome(OutcomeState.INSUFFICIENT_PANEL, (), rules=RULES)


def test_a_category_without_contestants_has_no_places() -> None:
    assert rank(RULES, [], ["J1", "J2"], {}) == Outcome(
        OutcomeState.COMPUTED, ("J1", "J2"), rules=RULES
    )


def test_one_contestant_is_first_by_value() -> None:
    outcome = rank(RULES, ["K1"], ["J1", "J2"], {("J1", "K1"): LOW, ("J2", "K1"): LOW})

    assert outcome.placements == (
        Placement(
            "K1", 1, Fraction(48), (Fraction(60), Fraction(40)), Rung.VALUE, None, False, False
        ),
    )


@pytest.mark.parametrize(
    ("contestants", "judges", "message"),
    [
        (["K1", "K1"], ["J1"], "peserta K1: tercantum dua kali"),
        (["K1"], ["J1", "J2", "J1"], "juri J1: tercantum dua kali"),
        (["K2"], ["J1"], "juri J1, peserta K1: lembar di luar daftar"),
        (["K1"], ["J2"], "juri J1, peserta K1: lembar di luar daftar"),
    ],
)
def test_people_are_listed_exactly_once(
    contestants: list[str], judges: list[str], message: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        rank(RULES, contestants, judges, {("J1", "K1"): LOW})

    assert str(caught.value) == message


@pytest.mark.parametrize(
    "value",
    [
        SheetValue((300, 200), 241),
        SheetValue((501, 200), 321),
        SheetValue((-5, 200), 118),
        SheetValue((300,), 120),
        SheetValue((300, 200, 0), 240),
        SheetValue((300, 200), 240.0),  # type: ignore[arg-type]  # what a careless cast would bring
        SheetValue((300.0, 200), 240),  # type: ignore[arg-type]  # what a careless cast would bring
    ],
)
def test_a_stored_value_that_the_rules_cannot_give_is_refused(value: SheetValue) -> None:
    with pytest.raises(InvalidInput) as caught:
        rank(RULES, ["K1"], ["J1"], {("J1", "K1"): value})

    assert str(caught.value) == "juri J1, peserta K1: nilai tersimpan tidak sesuai dengan aturan"
