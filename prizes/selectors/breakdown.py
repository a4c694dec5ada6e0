"""Read what one contestant was given: aspects and indicators down, judges across, notes below."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.domain.inputs import compute
from assessments.models import Aspect, Indicator, Score, SheetState
from assessments.selectors.people import entrants_of, panel_of
from assessments.selectors.scores import frozen_inputs, live_outcome
from kube_awards.core.formats import score_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.domain.inputs import Inputs
    from assessments.models import Category, Contestant, Judge
    from prizes.models import Decision

    Scores = Mapping[tuple[str, int], str]
    Notes = Mapping[int, list["Quote"]]


@dataclass(frozen=True)
class Quote:
    """What a judge wrote to an indicator."""

    judge: str
    text: str


@dataclass(frozen=True)
class IndicatorRow:
    """The values of one indicator, in the order of the judges, and the notes to it."""

    indicator: Indicator
    values: tuple[str, ...]
    notes: tuple[Quote, ...]


@dataclass(frozen=True)
class AspectRows:
    """One aspect: what each judge's values come to (0 to 100), and the indicators behind it."""

    aspect: Aspect
    values: tuple[str, ...]
    indicators: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class Breakdown:
    """Everything that counts for one contestant; `value` is blank while there is no ranking."""

    judges: tuple[Judge, ...]
    aspects: tuple[AspectRows, ...]
    totals: tuple[str, ...]
    value: str

    @property
    def quotes(self) -> list[IndicatorRow]:
        """Return the indicators to which somebody wrote something."""
        return [row for each in self.aspects for row in each.indicators if row.notes]


def breakdown_of(
    category: Category, contestant: Contestant, decision: Decision | None
) -> Breakdown:
    """Return what counts for a contestant; from the frozen result once there is a decision."""
    inputs = frozen_inputs(decision.result)[category.kind] if decision else None
    outcome = compute(inputs) if inputs else live_outcome(category, entrants_of(category))
    identity = contestant.public_id
    judges = tuple(
        judge
        for judge in panel_of(category.edition_id)
        if judge.public_id in outcome.panel and (judge.public_id, identity) in outcome.sheets
    )
    sheets = [outcome.sheets[judge.public_id, identity] for judge in judges]
    scores, notes = _written(contestant)
    if inputs:
        scores = _frozen(inputs, identity)
    denominator = outcome.rules.denominator
    aspects = tuple(
        AspectRows(
            aspect,
            tuple(score_text(Fraction(sheet.aspects[at], denominator)) for sheet in sheets),
            _rows(aspect, judges, scores, notes),
        )
        for at, aspect in enumerate(_aspects(category))
    )
    value = [each.value for each in outcome.placements if each.contestant == identity]
    return Breakdown(
        judges,
        aspects,
        tuple(score_text(Fraction(sheet.total, denominator)) for sheet in sheets),
        score_text(value[0]) if value else "",
    )


def _aspects(category: Category) -> list[Aspect]:
    return list(category.aspects.order_by("order").prefetch_related("indicators"))


def _written(contestant: Contestant) -> tuple[Scores, Notes]:
    """Return values by (judge, number of the indicator) and notes by number, of what was sent."""
    values: dict[tuple[str, int], str] = {}
    notes: defaultdict[int, list[Quote]] = defaultdict(list)
    sent = Score.objects.filter(sheet__contestant=contestant, sheet__state=SheetState.SUBMITTED)
    for score in sent.select_related("sheet__judge__user", "indicator").order_by(
        "sheet__judge__order"
    ):
        judge = score.sheet.judge
        values[judge.public_id, score.indicator.number] = str(score.value)
        if score.note:
            notes[score.indicator.number].append(Quote(judge.name, score.note))
    return values, notes


def _frozen(inputs: Inputs, contestant: str) -> Scores:
    """Return the values as the result has frozen them."""
    return {
        (sheet.judge, int(number)): value
        for sheet in inputs.sheets
        if sheet.contestant == contestant
        for number, value in sheet.scores.items()
    }


def _rows(
    aspect: Aspect, judges: Sequence[Judge], scores: Scores, notes: Notes
) -> tuple[IndicatorRow, ...]:
    return tuple(
        IndicatorRow(
            indicator,
            tuple(scores.get((judge.public_id, indicator.number), "–") for judge in judges),
            tuple(notes.get(indicator.number, ())),
        )
        for indicator in sorted(aspect.indicators.all(), key=lambda each: each.number)
    )
