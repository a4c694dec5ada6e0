"""Read a ranking for people: places, values, aspect bars, gaps, and why a tie is in order."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.ranking import OutcomeState
from assessments.domain.rules import Rules
from assessments.models import (
    Aspect,
    Category,
    Contestant,
    Result,
    Rung,
)
from assessments.selectors.rules import current_rules_version, frozen_rules
from assessments.selectors.scores import contestants_in, live_outcome
from kube_awards.core.formats import distinct_score_texts, score_text

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Segment:
    """One aspect's part of a bar: its points of the 100, where it begins and how wide it is."""

    code: str
    name: str
    text: str
    x: Decimal
    width: Decimal


@dataclass(frozen=True)
class AspectBar:
    """The final value as the stack of what each aspect adds to it."""

    segments: tuple[Segment, ...]

    @property
    def sentence(self) -> str:
        """Return the bar in words, for whoever does not see it."""
        return ", ".join(f"{segment.name} {segment.text}" for segment in self.segments)


@dataclass(frozen=True)
class RankRow:
    """One contestant in a ranking."""

    place: int
    contestant: Contestant
    value: Fraction
    score_text: str
    bar: AspectBar
    gap_text: str
    tie_line: str

    @property
    def title(self) -> str:
        """Return the name as printed."""
        return self.contestant.name

    @property
    def region(self) -> str:
        """Return the short name of the region."""
        return self.contestant.region.short_name


@dataclass(frozen=True)
class Ranked:
    """What a ranking says of one contestant, wherever it is read from."""

    contestant: Contestant
    place: int
    value: Fraction
    aspect_values: tuple[Fraction, ...]
    decided_by: str
    deciding_aspect: str


@dataclass(frozen=True)
class Ranking:
    """A category's ranking, or why there is none."""

    category: Category
    state: OutcomeState
    aspects: tuple[Aspect, ...]
    rows: tuple[RankRow, ...]
    missing_sheets: int
    panel_size: int
    has_open_tie: bool

    @property
    def is_computed(self) -> bool:
        """Say whether there are places."""
        return self.state == OutcomeState.COMPUTED

    @property
    def is_incomplete(self) -> bool:
        """Say whether sheets are missing; otherwise it is the panel that is too small."""
        return self.state == OutcomeState.INCOMPLETE

    @property
    def is_ready(self) -> bool:
        """Say whether this ranking can be decided: every place is given and nothing is open."""
        return self.is_computed and not self.has_open_tie


def live_ranking(category: Category) -> Ranking:
    """Rank what is sent, from the exact sums on the sheets."""
    outcome = live_outcome(category)
    contestants = {c.public_id: c for c in contestants_in(category)}
    ranked = [
        Ranked(
            contestants[placement.contestant],
            placement.place,
            placement.value,
            placement.aspect_values,
            placement.decided_by,
            placement.rung_aspect or "",
        )
        for placement in outcome.placements
    ]
    rules = frozen_rules(current_rules_version(category))
    aspects = tuple(category.aspects.order_by("order"))
    return Ranking(
        category=category,
        state=outcome.state,
        aspects=aspects,
        rows=rank_rows(ranked, aspects, rules),
        missing_sheets=len(outcome.missing),
        panel_size=len(outcome.panel),
        has_open_tie=any(placement.exhausted for placement in outcome.placements),
    )


def frozen_ranking(category: Category, result: Result) -> Ranking:
    """Read the ranking of a frozen result; nothing is computed again."""
    placements = result.placements.filter(contestant__category=category).select_related(
        "contestant__kube", "contestant__facilitator", "contestant__region"
    )
    ranked = [
        Ranked(
            placement.contestant,
            placement.place,
            placement.exact_value,
            placement.exact_aspect_values,
            placement.decided_by,
            placement.deciding_aspect,
        )
        for placement in placements.order_by("place", "contestant__running_order")
    ]
    inputs = json.loads(result.canonical)[category.kind]
    aspects = tuple(category.aspects.order_by("order"))
    return Ranking(
        category=category,
        state=OutcomeState.COMPUTED,
        aspects=aspects,
        rows=rank_rows(ranked, aspects, Rules.from_canonical(inputs["rules"])),
        missing_sheets=0,
        panel_size=len(inputs["judges"]),
        has_open_tie=False,
    )


def rank_rows(
    ranked: Sequence[Ranked], aspects: Sequence[Aspect], rules: Rules
) -> tuple[RankRow, ...]:
    """Return ranked contestants as rows; two different values never print alike."""
    texts = distinct_score_texts([one.value for one in ranked])
    below = [*ranked, None][1:]
    return tuple(
        RankRow(
            place=one.place,
            contestant=one.contestant,
            value=one.value,
            score_text=text,
            bar=aspect_bar(one.aspect_values, aspects, rules),
            gap_text="" if after is None else score_text(one.value - after.value),
            tie_line=tie_line(one, ranked, aspects, text),
        )
        for one, after, text in zip(ranked, below, texts, strict=True)
    )


def aspect_bar(values: Sequence[Fraction], aspects: Sequence[Aspect], rules: Rules) -> AspectBar:
    """Return what each aspect (mean 0 to 100) adds to the final value by its weight."""
    weights = [Fraction(rule.weight) for rule in rules.aspects]
    segments, x = [], Fraction(0)
    for aspect, value, weight in zip(aspects, values, weights, strict=True):
        points = value * weight / sum(weights)
        segments.append(
            Segment(aspect.code, aspect.name, score_text(points, 1), _percent(x), _percent(points))
        )
        x += points
    return AspectBar(tuple(segments))


def _percent(value: Fraction) -> Decimal:
    """Return a drawing coordinate; never a value anybody reads."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"))


def tie_line(one: Ranked, ranked: Sequence[Ranked], aspects: Sequence[Aspect], text: str) -> str:
    """Say what put contestants with the same final value in order; nothing for all others."""
    if sum(other.value == one.value for other in ranked) == 1:
        return ""
    rungs = {other.decided_by for other in ranked if other.value == one.value}
    if Rung.SHARED in rungs and one.decided_by == Rung.SHARED:
        return _("Nilai akhir sama (%(value)s); tempat bersama.") % {"value": text}
    if one.decided_by == Rung.ASPECT:
        names = {aspect.code: aspect.name.lower() for aspect in aspects}
        return _("Nilai akhir sama (%(value)s); urutan memakai nilai %(aspect)s.") % {
            "value": text,
            "aspect": names[one.deciding_aspect],
        }
    return _(
        "Nilai akhir sama (%(value)s); urutan memakai jumlah juri yang memberi nilai lebih tinggi."
    ) % {"value": text}
