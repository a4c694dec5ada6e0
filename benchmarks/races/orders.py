"""Say how the steps around a proposal may end: as if they had come one after the other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from itertools import permutations


class Kind(Enum):
    """What somebody may do around a proposal."""

    PROPOSE = "propose"
    SAVE = "save"
    REOPEN = "reopen"
    RETURN = "return"
    APPROVE = "approve"


@dataclass(frozen=True)
class Step:
    """One step; a save rests on the version it was prepared for."""

    kind: Kind
    seen: int = 0
    value: int = 0


@dataclass(frozen=True)
class Standing:
    """A closed or frozen edition, its newest decision, and one sheet whose values are all equal."""

    is_frozen: bool
    decisions: int
    decision: str
    is_sent: bool
    version: int
    value: int


@dataclass(frozen=True)
class Ending:
    """Which steps were accepted, in the order they were listed, and what stands afterwards."""

    accepted: tuple[bool, ...]
    standing: Standing


def after(now: Standing, step: Step) -> Standing | None:
    """Return what one step leads to, or None where it is refused."""
    if step.kind in (Kind.RETURN, Kind.APPROVE):
        return _answered(now, step)
    if now.is_frozen:
        return None
    match step.kind:
        case Kind.PROPOSE if now.is_sent:
            number = now.decisions + 1
            return replace(now, is_frozen=True, decisions=number, decision="proposed")
        case Kind.REOPEN if now.is_sent:
            return replace(now, is_sent=False, version=now.version + 1)
        case Kind.SAVE if not now.is_sent and step.seen == now.version:
            return replace(now, version=now.version + 1, value=step.value)
    return None


def _answered(now: Standing, step: Step) -> Standing | None:
    """Give back or approve the first proposal: whoever looks at it never answers a second one."""
    if (now.decisions, now.decision) != (1, "proposed"):
        return None
    if step.kind is Kind.APPROVE:
        return replace(now, decision="approved")
    return replace(now, is_frozen=False, decision="returned")


def serial_endings(standing: Standing, steps: tuple[Step, ...]) -> dict[Ending, str]:
    """Return every ending that some order leads to, named after the steps it accepts."""
    endings: dict[Ending, str] = {}
    for order in permutations(range(len(steps))):
        accepted, now, taken = [False] * len(steps), standing, []
        for at in order:
            if moved := after(now, steps[at]):
                accepted[at], now = True, moved
                taken.append(steps[at].kind.value)
        name = f"{standing.decision or 'closed'}: {' → '.join(taken) or 'nothing'}"
        endings.setdefault(Ending(tuple(accepted), now), name)
    return endings
