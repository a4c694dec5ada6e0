"""What a computation answers: a state, and places where the state allows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


class OutcomeState(StrEnum):
    """Whether there is a result (ranking.md §4)."""

    COMPUTED = "computed"
    INCOMPLETE = "incomplete"
    INSUFFICIENT_PANEL = "insufficient_panel"


class Rung(StrEnum):
    """The rule that gave a contestant its place among those with the same final value (§2.5)."""

    VALUE = "value"
    ASPECT = "aspect"
    HEAD_TO_HEAD = "head_to_head"
    SHARED = "shared"


@dataclass(frozen=True)
class Placement:
    """The place of one contestant, with everything needed to explain it.

    `value` is F and `aspect_values` are the A of the rules' aspects, both means over the panel on
    0..100, exact. `rung_aspect` names the aspect when `decided_by` is `Rung.ASPECT`. `exhausted`
    says that no rule could part the sharers, so that the panel has to decide.
    """

    contestant: str
    place: int
    value: Fraction
    aspect_values: tuple[Fraction, ...]
    decided_by: Rung
    rung_aspect: str | None
    shared: bool
    exhausted: bool


@dataclass(frozen=True)
class Outcome:
    """The answer of the engine; `placements` is empty unless the state is computed.

    `panel` are the judges that count. `missing` lists (judge, contestant) without a valid sheet.
    All are sorted, so that the order of the inputs leaves no trace.
    """

    state: OutcomeState
    panel: tuple[str, ...]
    placements: tuple[Placement, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
