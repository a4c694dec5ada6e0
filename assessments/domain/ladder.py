"""The ladder that parts contestants with exactly equal final values (ranking.md §2.5)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from .circumstances import TieKind
from .outcome import Cut, Duels, Rung

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .circumstances import TieDecisionInput
    from .rules import Rules
    from .tallies import Tally

    Tallies: TypeAlias = "Mapping[str, Tally]"
    # Points of every member of a tied group; more is better.
    Points: TypeAlias = "Callable[[Sequence[str]], Mapping[str, int | Fraction]]"


@dataclass(frozen=True)
class Group:
    """Contestants that no rule has parted yet, and the rule that set one apart when it is alone.

    `cut` parts the group from the one before; `decided` says that the panel made them sharers.
    """

    members: tuple[str, ...]
    rung: Rung = Rung.SHARED
    aspect: str | None = None
    cut: Cut | None = None
    decided: bool = False


def climb(rules: Rules, tallies: Tallies) -> list[Group]:
    """Return the contestants from first to last, tied ones in one group marked `Rung.SHARED`."""
    groups = [Group(tuple(sorted(tallies)))] if tallies else []
    groups = _part(groups, lambda members: {m: tallies[m].key for m in members}, Cut(Rung.VALUE))
    for rung in rules.ladder:
        groups = _RUNGS[rung](rules, groups, tallies)
    return groups


def settle(
    groups: Sequence[Group], decisions: Sequence[TieDecisionInput]
) -> tuple[list[Group], tuple[TieDecisionInput, ...]]:
    """Apply the panel's decisions to the groups they speak of; return those that fit none too."""
    by_members = {decision.group: decision for decision in decisions}
    settled: list[Group] = []
    for group in groups:
        decision = by_members.pop(group.members, None)
        if decision is None:
            settled.append(group)
        elif decision.kind is TieKind.JOINT:
            settled.append(replace(group, decided=True))
        else:
            cuts = [group.cut, *[Cut(Rung.PANEL)] * (len(decision.order) - 1)]
            settled.extend(
                Group((member,), Rung.PANEL, cut=cut)
                for member, cut in zip(decision.order, cuts, strict=True)
            )
    return settled, tuple(by_members[members] for members in sorted(by_members))


def _by_aspects(rules: Rules, groups: list[Group], tallies: Tallies) -> list[Group]:
    for index in rules.aspect_order:
        groups = _by_aspect(groups, tallies, index, rules.aspects[index].id)
    return groups


def _by_aspect(groups: list[Group], tallies: Tallies, index: int, aspect: str) -> list[Group]:
    def points(members: Sequence[str]) -> Mapping[str, int | Fraction]:
        return {member: tallies[member].aspects[index] for member in members}

    return _part(groups, points, Cut(Rung.ASPECT, aspect))


def _head_to_head(_: Rules, groups: list[Group], tallies: Tallies) -> list[Group]:
    """Compare within every tied group, and again within its parts until nothing parts."""
    while True:
        parted = _part(
            groups, lambda members: _duels(members, tallies), Cut(Rung.HEAD_TO_HEAD), _with_duels
        )
        if len(parted) == len(groups):
            return parted
        groups = parted


_RUNGS: Mapping[str, Callable[[Rules, list[Group], Tallies], list[Group]]] = {
    "aspects": _by_aspects,
    "head_to_head": _head_to_head,
}


def _with_duels(cut: Cut, ahead: int | Fraction, behind: int | Fraction, among: int) -> Cut:
    return replace(cut, duels=Duels(Fraction(ahead) / 2, Fraction(behind) / 2, among))


def _plain(cut: Cut, *_: object) -> Cut:
    return cut


def _part(
    groups: list[Group], points: Points, cut: Cut, detailed: Callable[..., Cut] = _plain
) -> list[Group]:
    """Split every tied group by its points; remember the rung for those who end up alone."""
    parted: list[Group] = []
    for group in groups:
        if group.rung is not Rung.SHARED:
            parted.append(group)
            continue
        by_points: defaultdict[int | Fraction, list[str]] = defaultdict(list)
        for member, score in points(group.members).items():
            by_points[score].append(member)
        ordered = sorted(by_points, reverse=True)
        cuts = [group.cut]
        cuts += [
            detailed(cut, ahead, behind, len(group.members)) for ahead, behind in pairwise(ordered)
        ]
        for score, own_cut in zip(ordered, cuts, strict=True):
            members = tuple(by_points[score])
            rung, aspect = (cut.rung, cut.aspect) if len(members) == 1 else (Rung.SHARED, None)
            parted.append(Group(members, rung, aspect, own_cut))
    return parted


def _duels(members: Sequence[str], tallies: Tallies) -> Mapping[str, int]:
    """Return twice H: for each judge and rival 2 for a higher total, 1 for an equal one.

    A judge without a sheet for one of two says nothing about them, 1 for each. Sorting each
    judge's totals counts the rivals below and level without comparing every pair.
    """
    points = dict.fromkeys(members, 0)
    for totals in zip(*(tallies[member].by_judge for member in members), strict=True):
        ordered = sorted(total for total in totals if total is not None)
        silent = len(members) - len(ordered)
        for member, total in zip(members, totals, strict=True):
            if total is None:
                points[member] += len(members) - 1
            else:
                # below·2 + level·1, where level leaves out the member itself
                level = bisect_left(ordered, total) + bisect_right(ordered, total) - 1
                points[member] += level + silent
    return points
