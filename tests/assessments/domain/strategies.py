"""Random small categories: scales so short that ties of every kind are common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from assessments.domain.rules import Rules

from .builders import Marks, aspect

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

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
def categories(draw: DrawFn) -> tuple[Rules, Marks]:
    """Return rules with a full panel of marks: contestant -> judge -> indicator -> score."""
    drawn = draw(rules())
    sheet = st.fixed_dictionaries(
        {
            rule.id: st.integers(int(rule.minimum), int(rule.maximum)).map(str)
            for each in drawn.aspects
            for rule in each.indicators
        }
    )
    judges = [f"J{number}" for number in range(draw(st.integers(1, 3)))]
    contestants = [f"K{number}" for number in range(draw(st.integers(1, 5)))]
    marks = st.fixed_dictionaries(
        {who: st.fixed_dictionaries(dict.fromkeys(judges, sheet)) for who in contestants}
    )
    return drawn, draw(marks)
