"""Whether the sheets link all judges and contestants, so that they can be compared at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def is_connected(groups: Sequence[Collection[int]]) -> bool:
    """Say whether groups (the contestants of each judge) form one piece by what they share."""
    waiting = [set(group) for group in groups]
    reached = waiting.pop() if waiting else set()
    while touching := [group for group in waiting if group & reached]:
        reached.update(*touching)
        waiting = [group for group in waiting if not group & reached]
    return not waiting
