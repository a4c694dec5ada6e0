"""Random small categories: scales so short that ties of every kind are common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from assessments.domain.circumstances import Recusal, TieDecisionInput, TieKind
from assessments.domain.rules import Rules

from .builders import Marks, aspect, inputs_of

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from assessments.domain.inputs import Inputs
    from assessments.domain.instrument import AspectRule

_SCALES = [(0, 3), (1, 3), (1, 5), (0, 7)]


@st.composite
def _aspect(draw: DrawFn, identity: str) -> AspectRule:
    scales = draw(st.lists(st.sampled_from(_SCALES), min_size=1, max_size=2))
    weights = draw(st.lists(st.integers(0, 3), min_size=len(scales), max_size=len(scales)))
    weight = draw(st.integers(0, 3)) if any(weights) else 0
    return aspect(
        identity, weight, *[(w, *scale) for w, scale in zip(weights, scales, strict=True)]
    )


def rules() -> st.SearchStrategy[Rules]:
    """Return rules of one to three aspects with awkward weights and mixed maxima."""
    aspects = st.integers(1, 3).flatmap(
        lambda count: st.tuples(*(_aspect("abc"[index]) for index in range(count)))
    )
    usable = aspects.filter(lambda drawn: any(each.weight for each in drawn))
    return usable.map(lambda drawn: Rules(tuple(drawn), minimum_panel=1))


@st.composite
def categories(draw: DrawFn, most_judges: int = 3) -> tuple[Rules, Marks]:
    """Return rules with a full panel of marks: contestant -> judge -> indicator -> score."""
    drawn = draw(rules())
    sheet = st.fixed_dictionaries(
        {
            rule.id: st.integers(int(rule.minimum), int(rule.maximum)).map(str)
            for each in drawn.aspects
            for rule in each.indicators
        }
    )
    judges = [f"J{number}" for number in range(draw(st.integers(1, most_judges)))]
    contestants = [f"K{number}" for number in range(draw(st.integers(1, 5)))]
    marks = st.fixed_dictionaries(
        {who: st.fixed_dictionaries(dict.fromkeys(judges, sheet)) for who in contestants}
    )
    return drawn, draw(marks)


def options(rules: Rules) -> st.SearchStrategy[Rules]:
    """Return the same rules under every method, policy, ladder and precision."""
    ladders = [("aspects", "head_to_head"), ("head_to_head", "aspects"), ("head_to_head",), ()]
    return st.builds(
        lambda how, ladder, precision: replace(
            rules, method=how[0], hole_policy=how[1], ladder=ladder, ranking_precision=precision
        ),
        st.sampled_from(
            [
                ("weighted_mean", "common"),
                ("trimmed_mean", "common"),
                ("weighted_mean", "adjusted"),
            ]
        ),
        st.sampled_from(ladders),
        st.sampled_from([None, None, 0, 2]),
    )


@st.composite
def situations(draw: DrawFn) -> Inputs:
    """Return inputs in which people are recused, absent or withdrawn and a panel decides."""
    drawn, marks = draw(categories(most_judges=6))
    inputs = inputs_of(draw(options(drawn)), marks)
    pairs = [Recusal(judge, who) for judge in inputs.judges for who in inputs.contestants]

    def some(people: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
        few = st.lists(st.sampled_from(people), unique=True, max_size=1)
        return st.one_of(st.just(()), few.map(tuple))

    return replace(
        inputs,
        recusals=tuple(draw(st.lists(st.sampled_from(pairs), unique=True, max_size=4))),
        absences=draw(some(inputs.judges)),
        withdrawn=draw(some(inputs.contestants)),
        tie_decisions=tuple(draw(_decisions(inputs.contestants))),
    )


def _decisions(contestants: tuple[str, ...]) -> st.SearchStrategy[list[TieDecisionInput]]:
    if len(contestants) == 1:
        return st.just([])
    groups = st.lists(st.sampled_from(contestants), unique=True, min_size=2).map(tuple)
    joint = groups.map(lambda group: TieDecisionInput(group, TieKind.JOINT))
    ordered = groups.map(lambda group: TieDecisionInput(group, TieKind.ORDERED, group))
    return st.lists(st.one_of(joint, ordered), max_size=1)
