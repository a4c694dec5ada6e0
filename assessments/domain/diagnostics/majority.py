"""Pairwise majorities: who would win every duel? (ranking.md D12; Condorcet, Copeland)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from .undefined import Reason, Undefined

if TYPE_CHECKING:
    from .table import Table

_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Majority:
    """Duels on the common panel: one contestant beats another with more judges for than against.

    `copeland` counts duels won, drawn ones as one half. `condorcet` beats everybody. `cycle` names
    those who stand in or between circles of winners, in the order of the table.
    """

    copeland: tuple[Fraction, ...]
    condorcet: str | Undefined
    cycle: tuple[str, ...]


def majority(table: Table) -> Majority | Undefined:
    """Return who beats whom on the common panel."""
    panel = table.common
    if reason := panel.lacks(judges=1, contestants=1):
        return Undefined(reason)
    everybody = range(panel.n)
    beats = [{h for h in everybody if _margin(panel.rows[i], panel.rows[h]) > 0} for i in everybody]
    lost = [sum(i in beaten for beaten in beats) for i in everybody]
    rivals = panel.n - 1
    best = [panel.contestants[i] for i in everybody if len(beats[i]) == rivals]
    return Majority(
        copeland=tuple(
            len(beats[i]) + _HALF * (rivals - len(beats[i]) - lost[i]) for i in everybody
        ),
        condorcet=best[0] if best else Undefined(_why_nobody(lost)),
        cycle=tuple(panel.contestants[i] for i in sorted(_circling(beats))),
    )


def _margin(own: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((x > y) - (x < y) for x, y in zip(own, other, strict=True))


def _why_nobody(lost: list[int]) -> Reason:
    # when everybody is beaten by somebody, following the beaters must lead round in a circle
    return Reason.MAJORITY_CYCLE if all(lost) else Reason.NO_MAJORITY


def _circling(beats: list[set[int]]) -> set[int]:
    """Strip those who beat nobody or whom nobody beats until only circles are left."""
    left = set(range(len(beats)))
    while True:
        beaten = set().union(*(beats[i] for i in left))
        kept = {i for i in left if i in beaten and beats[i] & left}
        if kept == left:
            return left
        left = kept
