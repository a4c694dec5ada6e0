"""Say how steps that meet may end: as if they had come one after the other, in some order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import permutations


class Kind(Enum):
    """What somebody may do to a sheet or to judging."""

    SAVE = "save"
    SEND = "send"
    PULL_BACK = "pull back"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Step:
    """One step; a judge's step rests on the version it was prepared for."""

    kind: Kind
    seen: int = 0
    value: int = 0


@dataclass(frozen=True)
class Standing:
    """A complete sheet whose indicators all have one value, and whether judging is open."""

    is_open: bool
    is_sent: bool
    version: int
    value: int


@dataclass(frozen=True)
class Ending:
    """Which steps were accepted, in the order they were listed, and what stands afterwards."""

    accepted: tuple[bool, ...]
    standing: Standing


def after(standing: Standing, step: Step) -> Standing | None:
    """Return what one step leads to, or None where it is refused."""
    match step.kind:
        case Kind.CLOSE:
            return replace(standing, is_open=False) if standing.is_open else None
        case Kind.REOPEN:
            return None if standing.is_open else replace(standing, is_open=True)
    must_be_sent = step.kind is Kind.PULL_BACK
    if not standing.is_open or step.seen != standing.version or standing.is_sent != must_be_sent:
        return None
    moved = replace(standing, version=standing.version + 1, is_sent=step.kind is Kind.SEND)
    return replace(moved, value=step.value) if step.kind is Kind.SAVE else moved


def serial_endings(standing: Standing, steps: tuple[Step, ...]) -> set[Ending]:
    """Return every ending that some order of the steps leads to."""
    endings = set()
    for order in permutations(range(len(steps))):
        accepted, now = [False] * len(steps), standing
        for at in order:
            moved = after(now, steps[at])
            accepted[at], now = moved is not None, moved or now
        endings.add(Ending(tuple(accepted), now))
    return endings
