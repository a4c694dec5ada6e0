"""The ladder that parts contestants with exactly equal final values (ranking.md §2.5)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .outcome import Rung

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .rules import Rules

    Tallies: TypeAlias = "Mapping[str, Tally]"
    # Points of every member of a tied group; more is better.
    Points: TypeAlias = "Callable[[Sequence[str]], Mapping[str, int]]"


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums over the panel, in units of 1/D: total, aspects, and the total from each judge."""

    total: int
    aspects: tuple[int, ...]
    by_judge: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """Contestants that no rule has parted yet, and the rule that set one apart when it is alone."""

    members: tuple[str, ...]
    rung: Rung = Rung.SHARED
    aspect: str | None = None


def climb(rules: Rules, tallies: Tallies) -> list[Group]:
    """Return the contestants from first to last, tied ones in one group marked `Rung.SHARED`."""
    groups = [Group(tuple(sorted(tallies)))] if tallies else []
    groups = _part(groups, lambda members: {m: tallies[m].total for m in members}, Rung.VALUE)
    for index in rules.ladder:
        groups = _part_by_aspect(groups, tallies, index, rules.aspects[index].id)
    return _part_head_to_head(groups, tallies)


def _part_by_aspect(groups: list[Group], tallies: Tallies, index: int, aspect: str) -> list[Group]:
    def points(members: Sequence[str]) -> Mapping[str, int]:
        return {member: tallies[member].aspects[index] for member in members}

    return _part(groups, points, Rung.ASPECT, aspect)


def _part_head_to_head(groups: list[Group], tallies: Tallies) -> list[Group]:
    """Compare within every tied group, and again within its parts until nothing parts."""
    while True:
        parted = _part(groups, lambda members: _duels(members, tallies), Rung.HEAD_TO_HEAD)
        if len(parted) == len(groups):
            return parted
        groups = parted


def _part(
    groups: list[Group], points: Points, rung: Rung, aspect: str | None = None
) -> list[Group]:
    """Split every tied group by its points; remember the rung for those who end up alone."""
    parted: list[Group] = []
    for group in groups:
        if group.rung is not Rung.SHARED:
            parted.append(group)
            continue
        by_points: defaultdict[int, list[str]] = defaultdict(list)
        for member, score in points(group.members).items():
            by_points[score].append(member)
        for score in sorted(by_points, reverse=True):
            members = tuple(by_points[score])
            parted.append(Group(members, rung, aspect) if len(members) == 1 else Group(members))
    return parted


def _duels(members: Sequence[str], tallies: Tallies) -> Mapping[str, int]:
    """Return twice H: for each judge and rival 2 for a higher total, 1 for an equal one.

    Sorting each judge's totals counts the rivals below and level without comparing every pair.
    """
    points = dict.fromkeys(members, 0)
    for totals in zip(*(tallies[member].by_judge for member in members), strict=True):
        ordered = sorted(totals)
        for member, total in zip(members, totals, strict=True):
            # below·2 + level·1, where level leaves out the member itself
            points[member] += bisect_left(ordered, total) + bisect_right(ordered, total) - 1
    return points
