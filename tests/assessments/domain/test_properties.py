"""What must hold for every category, tried on random ones (ranking.md §2.8, §5)."""

from __future__ import annotations

import random
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.inputs import Inputs, SheetInput, compute
from assessments.domain.rules import AspectRule, IndicatorRule, Rules
from assessments.domain.scoring import score_sheet

from . import oracle
from .builders import Marks, inputs_of, places
from .strategies import categories

if TYPE_CHECKING:
    from assessments.domain.outcome import Outcome

Category = tuple[Rules, Marks]
relaxed = settings(deadline=None)


def outcome_of(category: Category) -> Outcome:
    return compute(inputs_of(*category))


@relaxed
@given(categories())
def test_the_engine_gives_what_the_formulas_give(category: Category) -> None:
    outcome = outcome_of(category)

    by_place = groupby(outcome.placements, key=lambda placement: placement.place)
    assert [{p.contestant for p in group} for _, group in by_place] == oracle.groups(*category)


@relaxed
@given(categories())
def test_units_over_the_denominator_are_exactly_the_values(category: Category) -> None:
    rules, marks = category
    for scores in (sheet for by_judge in marks.values() for sheet in by_judge.values()):
        value = score_sheet(rules, scores)

        exact = [oracle.aspect_value(aspect, scores) for aspect in rules.aspects]
        assert [Fraction(units, rules.denominator) for units in value.aspects] == exact
        assert Fraction(value.total, rules.denominator) == oracle.total(rules, scores)


@relaxed
@given(categories())
def test_a_place_is_one_more_than_the_number_ahead(category: Category) -> None:
    outcome = outcome_of(category)

    all_places = [placement.place for placement in outcome.placements]
    assert all_places == [1 + sum(other < place for other in all_places) for place in all_places]
    shared = [all_places.count(place) > 1 for place in all_places]
    assert [placement.shared for placement in outcome.placements] == shared


@relaxed
@given(categories(), st.integers())
def test_the_order_of_rows_leaves_no_trace(category: Category, seed: int) -> None:
    inputs = inputs_of(*category)
    shuffle = random.Random(seed)  # noqa: S311 - shuffles test rows, guards nothing

    def mixed(rows: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(shuffle.sample(rows, len(rows)))

    sheets = tuple(
        SheetInput(sheet.judge, sheet.contestant, dict(sorted(sheet.scores.items(), reverse=True)))
        for sheet in shuffle.sample(inputs.sheets, len(inputs.sheets))
    )
    other = Inputs(inputs.rules, mixed(inputs.contestants), mixed(inputs.judges), sheets)

    assert (compute(other), other.digest) == (compute(inputs), inputs.digest)


@relaxed
@given(categories(), st.permutations(range(5)))
def test_names_decide_nothing(category: Category, order: list[int]) -> None:
    rules, marks = category
    renamed = {f"peserta {order[int(who[1:])]}": by_judge for who, by_judge in marks.items()}
    rebadged = {
        who: {f"juri {9 - int(judge[1:])}": scores for judge, scores in by_judge.items()}
        for who, by_judge in renamed.items()
    }

    before, after = places(outcome_of(category)), places(outcome_of((rules, rebadged)))

    assert {f"peserta {order[int(who[1:])]}": place for who, place in before.items()} == after


@relaxed
@given(categories(), st.sampled_from([Fraction(1, 4), Fraction("0.7"), Fraction(5), Fraction(100)]))
def test_scaling_all_weights_changes_nothing(category: Category, factor: Fraction) -> None:
    rules, marks = category
    scaled = Rules(
        tuple(
            AspectRule(
                aspect.id,
                aspect.weight * factor,
                tuple(
                    IndicatorRule(rule.id, rule.weight * factor, rule.minimum, rule.maximum)
                    for rule in aspect.indicators
                ),
            )
            for aspect in rules.aspects
        ),
        minimum_panel=1,
    )

    assert outcome_of((scaled, marks)) == outcome_of(category)


@relaxed
@given(categories(), st.data())
def test_raising_one_score_never_lowers_its_contestant(
    category: Category, data: st.DataObject
) -> None:
    rules, marks = category
    who = data.draw(st.sampled_from(sorted(marks)))
    judge = data.draw(st.sampled_from(sorted(marks[who])))
    indicators = [rule for aspect in rules.aspects for rule in aspect.indicators]
    rule = data.draw(st.sampled_from(indicators))
    raised = data.draw(st.integers(int(marks[who][judge][rule.id]), int(rule.maximum)))
    sheet = {**marks[who][judge], rule.id: str(raised)}
    better = {**marks, who: {**marks[who], judge: sheet}}

    assert places(outcome_of((rules, better)))[who] <= places(outcome_of(category))[who]


@relaxed
@given(categories())
def test_nobody_stands_behind_a_contestant_they_beat_everywhere(category: Category) -> None:
    _, marks = category
    place = places(outcome_of(category))

    for who, by_judge in marks.items():
        for rival, others in marks.items():
            better = all(
                int(score) >= int(others[judge][key])
                for judge, scores in by_judge.items()
                for key, score in scores.items()
            )
            assert not better or place[who] <= place[rival]


@relaxed
@given(categories())
def test_rules_come_back_from_storage_as_they_were(category: Category) -> None:
    rules, marks = category

    stored = Rules.from_canonical(rules.as_canonical())

    assert stored == rules
    assert outcome_of((stored, marks)) == outcome_of(category)
