"""The default method once more, by hand: plain fractions, no line of the engine."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kube_awards.console.sample.content import SampleCategory, SampleSheet


def aspect_values(category: SampleCategory, sheet: SampleSheet) -> list[Fraction]:
    values: list[Fraction] = []
    start = 0
    for aspect in category.aspects:
        scores = sheet.scores[start : start + len(aspect.indicators)]
        weights = [indicator.weight for indicator in aspect.indicators]
        points = sum(w * 100 * x // 5 for w, x in zip(weights, scores, strict=True))
        values.append(Fraction(points, sum(weights)))
        start += len(scores)
    return values


def judge_total(category: SampleCategory, sheet: SampleSheet) -> Fraction:
    values = aspect_values(category, sheet)
    weights = [aspect.weight for aspect in category.aspects]
    return sum((w * v for w, v in zip(weights, values, strict=True)), Fraction(0)) / sum(weights)


def sheets_of(category: SampleCategory, contestant: str) -> list[SampleSheet]:
    return [sheet for sheet in category.sheets if sheet.contestant == contestant]


def final(category: SampleCategory, contestant: str) -> Fraction:
    totals = [judge_total(category, sheet) for sheet in sheets_of(category, contestant)]
    return sum(totals, Fraction(0)) / len(totals)


def aspect_means(category: SampleCategory, contestant: str) -> list[Fraction]:
    rows = [aspect_values(category, sheet) for sheet in sheets_of(category, contestant)]
    return [sum(column, Fraction(0)) / len(rows) for column in zip(*rows, strict=True)]


def ranking(category: SampleCategory) -> list[tuple[int, str, str]]:
    """Rank by exact total, then ekonomi (the heaviest), kelembagaan, sosial."""

    def key(contestant: str) -> tuple[Fraction, ...]:
        kelembagaan, sosial, ekonomi = aspect_means(category, contestant)
        return final(category, contestant), ekonomi, kelembagaan, sosial

    names = sorted({sheet.contestant for sheet in category.sheets}, key=key, reverse=True)
    assert len({key(name) for name in names}) == len(names)
    return [(n, name, str(final(category, name))) for n, name in enumerate(names, 1)]


def far_from_median(category: SampleCategory, points: int) -> list[tuple[str, str, str]]:
    """List the sheets at least so many points from the median of their contestant."""
    found = []
    for sheet in category.sheets:
        totals = [judge_total(category, s) for s in sheets_of(category, sheet.contestant)]
        distance = judge_total(category, sheet) - median(totals)
        if abs(distance) >= points:
            found.append((sheet.judge, sheet.contestant, str(distance)))
    return found
