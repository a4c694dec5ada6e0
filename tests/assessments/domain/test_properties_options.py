"""What must hold under every option and with every kind of hole (ranking.md §2.3-2.8)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.bundle import read_bundle, write_bundle
from assessments.domain.inputs import Inputs, Recusal, SheetInput, compute
from assessments.domain.outcome import OutcomeState
from assessments.domain.recheck import recheck

from .strategies import situations
from .test_properties import relaxed

if TYPE_CHECKING:
    import random

    from assessments.domain.circumstances import TieDecisionInput
    from assessments.domain.outcome import Outcome

Names = dict[str, str]
T = TypeVar("T")


@relaxed
@given(situations())
def test_everybody_has_a_place_or_a_reason_for_none(inputs: Inputs) -> None:
    outcome = compute(inputs)
    without = {each.contestant for each in outcome.unplaced}
    placed = [placement.contestant for placement in outcome.placements]

    assert without.isdisjoint(placed)
    if outcome.state is OutcomeState.COMPUTED:
        assert sorted([*without, *placed]) == sorted(inputs.contestants)
        all_places = [placement.place for placement in outcome.placements]
        assert all_places == [1 + sum(p < place for p in all_places) for place in all_places]
    else:
        assert outcome.placements == ()


@relaxed
@given(situations(), st.randoms())
def test_the_order_of_anything_leaves_no_trace(inputs: Inputs, shuffle: random.Random) -> None:
    def mixed(rows: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(shuffle.sample(rows, len(rows)))

    other = replace(
        inputs,
        contestants=mixed(inputs.contestants),
        judges=mixed(inputs.judges),
        sheets=mixed(inputs.sheets),
        recusals=mixed(inputs.recusals),
        tie_decisions=mixed(inputs.tie_decisions),
    )

    assert (compute(other), other.digest) == (compute(inputs), inputs.digest)


def renamed(inputs: Inputs, people: Names) -> Inputs:
    def decision(each: TieDecisionInput) -> TieDecisionInput:
        return replace(
            each,
            group=tuple(people[member] for member in each.group),
            order=tuple(people[member] for member in each.order),
        )

    return replace(
        inputs,
        contestants=tuple(people[each] for each in inputs.contestants),
        judges=tuple(people[each] for each in inputs.judges),
        sheets=tuple(
            SheetInput(people[s.judge], people[s.contestant], s.scores) for s in inputs.sheets
        ),
        recusals=tuple(Recusal(people[r.judge], people[r.contestant]) for r in inputs.recusals),
        absences=tuple(people[each] for each in inputs.absences),
        withdrawn=tuple(people[each] for each in inputs.withdrawn),
        tie_decisions=tuple(decision(each) for each in inputs.tie_decisions),
    )


def facts(outcome: Outcome, people: Names) -> object:
    return (
        outcome.state,
        {people[judge] for judge in outcome.panel},
        {(people[p.contestant], p.place, p.value, p.decided_by) for p in outcome.placements},
        {(people[each.contestant], each.reason) for each in outcome.unplaced},
    )


@relaxed
@given(situations(), st.randoms())
def test_no_name_decides_anything(inputs: Inputs, shuffle: random.Random) -> None:
    everybody = [*inputs.contestants, *inputs.judges]
    new = dict(zip(everybody, shuffle.sample(range(100, 999), len(everybody)), strict=True))
    people = {old: f"orang {number}" for old, number in new.items()}
    back = {name: name for name in people.values()}

    assert facts(compute(renamed(inputs, people)), back) == facts(compute(inputs), people)


@relaxed
@given(situations(), st.data())
def test_raising_one_score_puts_nobody_new_ahead_by_value(
    inputs: Inputs, data: st.DataObject
) -> None:
    sheet = data.draw(st.sampled_from(inputs.sheets))
    rule = data.draw(st.sampled_from([r for a in inputs.rules.aspects for r in a.indicators]))
    raised = data.draw(st.integers(int(sheet.scores[rule.id]), int(rule.maximum)))
    better = replace(sheet, scores={**sheet.scores, rule.id: str(raised)})
    sheets = tuple(better if each is sheet else each for each in inputs.sheets)

    before, after = compute(inputs), compute(replace(inputs, sheets=sheets))

    assert _ahead(after, sheet.contestant) <= _ahead(before, sheet.contestant)


def _ahead(outcome: Outcome, who: str) -> set[str]:
    values = {placement.contestant: placement.value for placement in outcome.placements}
    return {each for each, value in values.items() if who in values and value > values[who]}


@relaxed
@given(situations())
def test_a_bundle_of_anything_is_what_was_frozen(inputs: Inputs) -> None:
    outcome = compute(inputs)

    found = recheck(read_bundle(write_bundle({"x": (inputs, outcome)})))

    assert found.differences == ()
