"""Read a ranking for people: places, values, aspect bars, gaps, and why a tie is in order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.domain.contributions import contribution
from assessments.domain.ranking import Outcome, OutcomeState
from assessments.models import (
    Aspect,
    Category,
    Contestant,
    Result,
    Rung,
)
from assessments.selectors.people import entrants_of
from assessments.selectors.scores import decided_outcome, open_ties
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
    """One contestant in a ranking; `computed_place` is the place by the rules alone."""

    place: int
    computed_place: int
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
    aspect_points: tuple[Fraction, ...]
    decided_by: str
    deciding_aspect: str
    computed_place: int


@dataclass(frozen=True)
class Ranking:
    """A category's ranking, or why there is none.

    `outcome` is what a live ranking rests on; None for a frozen one, which is complete.
    """

    category: Category
    aspects: tuple[Aspect, ...]
    rows: tuple[RankRow, ...]
    outcome: Outcome | None = field(default=None, compare=False)

    @property
    def state(self) -> OutcomeState:
        """Return whether there is a result."""
        return self.outcome.state if self.outcome else OutcomeState.COMPUTED

    @property
    def missing_sheets(self) -> int:
        """Return how many sheets have not come."""
        return len(self.outcome.missing) if self.outcome else 0

    @property
    def panel_size(self) -> int:
        """Return how many judges count in a live ranking."""
        return len(self.outcome.panel) if self.outcome else 0

    @property
    def needed_panel(self) -> int:
        """Return how many judges a live ranking needs."""
        return self.outcome.rules.needed_panel if self.outcome else 0

    @property
    def has_open_tie(self) -> bool:
        """Say whether the panel has to decide about a tie that no rule can break."""
        return bool(self.open_groups)

    @property
    def open_groups(self) -> tuple[tuple[Contestant, ...], ...]:
        """Return those about whom the panel has to decide, each group in running order."""
        groups = open_ties(self.outcome) if self.outcome else ()
        everybody = sorted((row.contestant for row in self.rows), key=lambda c: c.running_order)
        return tuple(
            tuple(each for each in everybody if each.public_id in group) for group in groups
        )

    @property
    def has_unused_decision(self) -> bool:
        """Say whether the panel decided about contestants who are not equal any more."""
        return bool(self.unused_groups)

    @property
    def unused_groups(self) -> tuple[tuple[str, ...], ...]:
        """Return those (public ids) on whom the panel decided and who are not equal any more."""
        unused = self.outcome.unused_decisions if self.outcome else ()
        return tuple(decision.group for decision in unused)

    @property
    def is_departed(self) -> bool:
        """Say whether the panel departed from the computed order."""
        return any(row.place != row.computed_place for row in self.rows)

    @property
    def has_unused_departure(self) -> bool:
        """Say whether the panel departed from what is not the computed order any more."""
        return bool(self.outcome and self.outcome.unused_departure)

    @property
    def computed_rows(self) -> list[RankRow]:
        """Return the rows in the order of the rules alone."""
        return sorted(self.rows, key=lambda row: row.computed_place)

    @property
    def is_computed(self) -> bool:
        """Say whether there are places."""
        return self.state == OutcomeState.COMPUTED

    @property
    def is_incomplete(self) -> bool:
        """Say whether sheets are missing."""
        return self.state == OutcomeState.INCOMPLETE

    @property
    def is_disconnected(self) -> bool:
        """Say whether recusals leave contestants whom no judges join to the others."""
        return self.state == OutcomeState.DISCONNECTED

    @property
    def is_ready(self) -> bool:
        """Say whether this ranking can be decided: every place is given and nothing is open."""
        is_settled = not self.has_open_tie and not self.has_unused_decision
        return self.is_computed and is_settled and not self.has_unused_departure


def live_ranking(category: Category) -> Ranking:
    """Rank what is sent, from the exact sums on the sheets."""
    entrants = entrants_of(category)
    outcome = decided_outcome(category, entrants)
    contestants = {contestant.public_id: contestant for contestant in entrants}
    ranked = [
        Ranked(
            contestants[placement.contestant],
            placement.place,
            placement.value,
            contribution(outcome, placement).by_aspect,
            placement.decided_by,
            placement.rung_aspect or "",
            placement.place_by_rules,
        )
        for placement in outcome.placements
    ]
    aspects = tuple(category.aspects.order_by("order"))
    return Ranking(category, aspects, rank_rows(ranked, aspects), outcome)


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
            placement.exact_aspect_points,
            placement.decided_by,
            placement.deciding_aspect,
            placement.computed_place,
        )
        for placement in placements.order_by("place", "contestant__running_order")
    ]
    aspects = tuple(category.aspects.order_by("order"))
    return Ranking(category, aspects, rank_rows(ranked, aspects))


def rank_rows(ranked: Sequence[Ranked], aspects: Sequence[Aspect]) -> tuple[RankRow, ...]:
    """Return ranked contestants as rows; two different values never print alike."""
    texts = distinct_score_texts([one.value for one in ranked])
    having = Counter(one.value for one in ranked)
    below = [*ranked, None][1:]
    return tuple(
        RankRow(
            place=one.place,
            computed_place=one.computed_place,
            contestant=one.contestant,
            value=one.value,
            score_text=text,
            bar=aspect_bar(one.aspect_points, aspects),
            gap_text="" if after is None else gap_text(one.value - after.value),
            tie_line=tie_line(one, having[one.value], aspects, text),
        )
        for one, after, text in zip(ranked, below, texts, strict=True)
    )


def gap_text(gap: Fraction) -> str:
    """Write a gap with as many decimals as it takes not to read as none: "0,004"."""
    return distinct_score_texts([gap, Fraction(0)])[0]


def aspect_bar(points: Sequence[Fraction], aspects: Sequence[Aspect]) -> AspectBar:
    """Return the bar of what each aspect adds to the final value."""
    segments, x = [], Fraction(0)
    for aspect, own in zip(aspects, points, strict=True):
        segments.append(
            Segment(aspect.code, aspect.name, score_text(own, 1), _percent(x), _percent(own))
        )
        x += own
    return AspectBar(tuple(segments))


def _percent(value: Fraction) -> Decimal:
    """Return a drawing coordinate; never a value anybody reads."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"))


def tie_line(one: Ranked, equals: int, aspects: Sequence[Aspect], text: str) -> str:
    """Say what put contestants with the same final value in order, or anybody against the rules.

    `equals` counts those who have the value, this one included.
    """
    if one.decided_by == Rung.DEPARTURE:
        return _("Tempat %(place)d menurut keputusan panel; menurut hitungan tempat %(rules)d.") % {
            "place": one.place,
            "rules": one.computed_place,
        }
    if equals == 1:
        return ""
    if one.decided_by == Rung.SHARED:
        return _("Nilai akhir sama (%(value)s); tempat bersama.") % {"value": text}
    if one.decided_by == Rung.PANEL:
        return _("Nilai akhir sama (%(value)s); urutan diputuskan panel.") % {"value": text}
    if one.decided_by == Rung.ASPECT:
        names = {aspect.code: aspect.name.lower() for aspect in aspects}
        return _("Nilai akhir sama (%(value)s); urutan memakai nilai %(aspect)s.") % {
            "value": text,
            "aspect": names[one.deciding_aspect],
        }
    return _(
        "Nilai akhir sama (%(value)s); urutan memakai jumlah juri yang memberi nilai lebih tinggi."
    ) % {"value": text}
