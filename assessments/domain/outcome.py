"""What a computation answers: a state, and places where the state allows them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from .circumstances import TieDecisionInput
    from .departures import DepartureInput
    from .rules import Rules
    from .scoring import SheetValue


class OutcomeState(StrEnum):
    """Whether there is a result (ranking.md §4)."""

    COMPUTED = "computed"
    INCOMPLETE = "incomplete"
    INSUFFICIENT_PANEL = "insufficient_panel"
    DISCONNECTED = "disconnected"


class Rung(StrEnum):
    """The rule that gave a contestant its place among those with the same final value (§2.5).

    `PANEL` is the recorded order of the panel among equals, `DEPARTURE` its own order of the whole
    category: decisions, not computed places.
    """

    VALUE = "value"
    ASPECT = "aspect"
    HEAD_TO_HEAD = "head_to_head"
    SHARED = "shared"
    PANEL = "panel"
    DEPARTURE = "departure"


class Reason(StrEnum):
    """Why a judge does not count or a contestant has no place (§2.3)."""

    ABSENT = "absent"
    RECUSED = "recused"
    WITHDRAWN = "withdrawn"
    NO_SHEET = "no_sheet"


@dataclass(frozen=True)
class Duels:
    """Points of head-to-head comparison, H of both sides, among so many tied contestants."""

    ahead: Fraction
    behind: Fraction
    among: int


@dataclass(frozen=True)
class Cut:
    """What parts a contestant from the one listed just before it.

    `aspect` is named when the rung is `Rung.ASPECT`, `duels` when it is `Rung.HEAD_TO_HEAD`.
    """

    rung: Rung
    aspect: str | None = None
    duels: Duels | None = None


@dataclass(frozen=True)
class Placement:
    """The place of one contestant, with everything needed to explain it.

    `value` is F and `aspect_values` are the A of the rules' aspects, both exact; on 0..100 unless
    an adjustment carries them beyond. `rung_aspect` names the aspect when `decided_by` is
    `Rung.ASPECT`. `exhausted` says that no rule could part the sharers and that the panel has not
    decided yet. `cut` is None for the first. `computed_place` is the place that the rules give
    where the panel departed from them, and None where it did not.
    """

    contestant: str
    place: int
    value: Fraction
    aspect_values: tuple[Fraction, ...]
    decided_by: Rung
    rung_aspect: str | None
    shared: bool
    exhausted: bool
    cut: Cut | None = None
    computed_place: int | None = None

    @property
    def place_by_rules(self) -> int:
        """Return the place that the rules give, whatever the panel decided."""
        return self.place if self.computed_place is None else self.computed_place


@dataclass(frozen=True)
class DroppedJudge:
    """A judge who does not count; for a recusal, with the contestants it concerned."""

    judge: str
    reason: Reason
    contestants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unplaced:
    """A contestant without a place: withdrawn, or left without any sheet that counts."""

    contestant: str
    reason: Reason


@dataclass(frozen=True)
class Island:
    """Judges and contestants joined by sheets among themselves, and by none to the others."""

    judges: tuple[str, ...]
    contestants: tuple[str, ...]


@dataclass(frozen=True)
class JudgeEffect:
    """What an adjustment found a judge to give above the panel, in points, by aspect and in all."""

    judge: str
    aspects: tuple[Fraction, ...]
    total: Fraction


@dataclass(frozen=True)
class Outcome:
    """The answer of the engine; `placements` is empty unless the state is computed.

    `panel` are the judges that count, `dropped` those that do not. `missing` lists (judge,
    contestant) without a sheet although one is owed, `voided` the filed sheets that do not count.
    `islands` says why an adjustment is impossible, `effects` what it did. `unused_decisions` are
    decisions of the panel about groups that do not share a place (any more). All are sorted, so
    that the order of the inputs leaves no trace. Where the panel departed from the computed order
    `departure` says how and `computed` holds the places by the rules; `unused_departure` is one
    that does not count (any more).

    `rules` and `sheets` (every sheet that counts under some policy, by judge and contestant) are
    what the answer rests on; two outcomes with the same answer are equal.
    """

    state: OutcomeState
    panel: tuple[str, ...]
    placements: tuple[Placement, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    dropped: tuple[DroppedJudge, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    voided: tuple[tuple[str, str], ...] = ()
    islands: tuple[Island, ...] = ()
    effects: tuple[JudgeEffect, ...] = ()
    unused_decisions: tuple[TieDecisionInput, ...] = ()
    computed: tuple[Placement, ...] = ()
    departure: DepartureInput | None = None
    unused_departure: DepartureInput | None = None
    rules: Rules = field(kw_only=True, compare=False, repr=False)
    sheets: Mapping[tuple[str, str], SheetValue] = field(
        default_factory=dict, kw_only=True, compare=False, repr=False
    )

    @property
    def by_rules(self) -> tuple[Placement, ...]:
        """Return the places that the rules give, whatever the panel decided against them."""
        return self.computed or self.placements
