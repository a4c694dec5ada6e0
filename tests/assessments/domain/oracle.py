"""The formulas of ranking.md §2 written out plainly: slow, and independent of the engine."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assessments.domain.rules import AspectRule, Rules

    from .builders import Marks

    Score = Callable[[str], Fraction]


def aspect_value(aspect: AspectRule, scores: Mapping[str, str]) -> Fraction:
    """Return A of one sheet."""
    weights = sum(rule.weight for rule in aspect.indicators)
    if not weights:
        return Fraction(0)
    points = [
        rule.weight * 100 * Fraction(scores[rule.id]) / Fraction(rule.maximum)
        for rule in aspect.indicators
    ]
    return sum(points, Fraction(0)) / weights


def total(rules: Rules, scores: Mapping[str, str]) -> Fraction:
    """Return T of one sheet."""
    weighted = sum(a.weight * aspect_value(a, scores) for a in rules.aspects)
    return Fraction(weighted) / sum(a.weight for a in rules.aspects)


def groups(rules: Rules, marks: Marks) -> list[set[str]]:
    """Return the contestants from first to last, those who share a place together."""

    def mean(values: Iterable[Fraction]) -> Fraction:
        listed = list(values)
        return sum(listed, Fraction(0)) / len(listed)

    def final(contestant: str) -> Fraction:
        return mean(total(rules, scores) for scores in marks[contestant].values())

    def by_aspect(aspect: AspectRule) -> Score:
        return lambda who: mean(aspect_value(aspect, scores) for scores in marks[who].values())

    heaviest_first = sorted(rules.aspects, key=lambda a: a.weight, reverse=True)
    rungs = [final, *(by_aspect(aspect) for aspect in heaviest_first if aspect.weight)]
    parted = [sorted(marks)]
    for rung in rungs:
        parted = [part for group in parted for part in _split(group, rung)]
    return [set(part) for group in parted for part in _duel(rules, marks, group)]


def _duel(rules: Rules, marks: Marks, group: Sequence[str]) -> list[list[str]]:
    def won(who: str) -> Fraction:
        points = Fraction(0)
        for rival in group:
            for judge in marks[who]:
                mine, theirs = (total(rules, marks[each][judge]) for each in (who, rival))
                points += 1 if mine > theirs else Fraction(mine == theirs, 2)
        return points

    parts = _split(group, won)
    if len(parts) == 1:
        return parts
    return [part for each in parts for part in _duel(rules, marks, each)]


def _split(group: Sequence[str], score: Score) -> list[list[str]]:
    keys = {who: score(who) for who in group}
    return [
        [who for who in group if keys[who] == key]
        for key in sorted(set(keys.values()), reverse=True)
    ]
