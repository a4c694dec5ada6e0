"""Say why each contestant stands before the next: a sentence, and the points (§2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .contributions import contribution
from .names import Names
from .numerals import signed_texts
from .outcome import OutcomeState, Rung
from .sentences import Difference, Side, sentence_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from .outcome import Cut, Outcome, Placement


@dataclass(frozen=True)
class PairExplanation:
    """Why one contestant is listed directly before another.

    `gap` is the difference of the final values; the points of `by_aspect` sum to it exactly, and
    so do those of `by_judge`. It is 0 where a rung below the value decided, and may even be
    negative where final values are rounded before ranking.
    """

    ahead: str
    behind: str
    sentence: str
    rung: Rung
    rung_aspect: str | None
    gap: Fraction
    by_aspect: tuple[Difference, ...]
    by_judge: tuple[Difference, ...]


def explain(outcome: Outcome, names: Names | None = None) -> tuple[PairExplanation, ...]:
    """Return one explanation for each pair of neighbours, from first to last.

    Empty where there are no places or only one. Sentences are Indonesian and whole.
    """
    if outcome.state is not OutcomeState.COMPUTED:
        return ()
    known = names or Names()
    return tuple(
        _pair(outcome, pair, pair[1].cut, known)
        for pair in pairwise(outcome.placements)
        if pair[1].cut
    )


def _pair(
    outcome: Outcome, pair: tuple[Placement, Placement], cut: Cut, names: Names
) -> PairExplanation:
    upper, lower = pair
    above, below = (contribution(outcome, placement) for placement in (upper, lower))
    aspects = [aspect.id for aspect in outcome.rules.aspects]
    by_aspect = _differences(
        aspects, [names.aspect(each) for each in aspects], (above.by_aspect, below.by_aspect)
    )
    by_judge = _differences(
        outcome.panel,
        [names.judge(each) for each in outcome.panel],
        (above.by_judge, below.by_judge),
    )
    sides = [Side(names.contestant(each.contestant), each) for each in pair]
    return PairExplanation(
        ahead=upper.contestant,
        behind=lower.contestant,
        sentence=sentence_of(outcome.rules, sides[0], sides[1], cut, by_aspect),
        rung=cut.rung,
        rung_aspect=cut.aspect,
        gap=upper.value - lower.value,
        by_aspect=by_aspect,
        by_judge=by_judge,
    )


def _differences(
    ids: Sequence[str], names: Sequence[str], points: tuple[Sequence[Fraction], Sequence[Fraction]]
) -> tuple[Difference, ...]:
    ahead = [upper - lower for upper, lower in zip(*points, strict=True)]
    rows = zip(ids, names, ahead, signed_texts(ahead), strict=True)
    return tuple(Difference(*row) for row in rows)
