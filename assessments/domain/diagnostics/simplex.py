"""The triangle of all weights, cut by straight lines: exact areas."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    # weights that sum to 1
    Point = tuple[Fraction, ...]
    Polygon = list[Point]


def whole(aspects: int) -> Polygon:
    """Return the corners of the simplex of so many weights: a point, a segment or a triangle."""
    span = range(aspects)
    return [tuple(Fraction(int(a == corner)) for a in span) for corner in span]


def clip(polygon: Polygon, normal: Sequence[int]) -> Polygon:
    """Return the part of a convex polygon where normal · w >= 0 (Sutherland & Hodgman 1974)."""
    heights = [_height(normal, point) for point in polygon]
    corners = list(zip(polygon, heights, strict=True))
    kept: Polygon = []
    for (point, height), (following, next_height) in zip(
        corners, corners[1:] + corners[:1], strict=True
    ):
        if height >= 0:
            kept.append(point)
        if height * next_height < 0:
            kept.append(_between(point, following, height / (height - next_height)))
    return kept


def share(polygon: Polygon, aspects: int) -> Fraction:
    """Return the size of the polygon as a share of the whole simplex of 1, 2 or 3 weights."""
    first = [point[0] for point in polygon]
    if aspects == 1 or not polygon:
        return Fraction(len(polygon))
    if aspects == 2:  # noqa: PLR2004 - the segment from one weight to the other
        return max(first) - min(first)
    second = [point[1] for point in polygon]
    # the corners (0,0) (1,0) (0,1) span an area of 1/2, so twice the area is the share
    products = zip(first, second[1:] + second[:1], first[1:] + first[:1], second, strict=True)
    return abs(sum((x * next_y - next_x * y for x, next_y, next_x, y in products), Fraction(0)))


def _height(normal: Sequence[int], point: Point) -> Fraction:
    return sum((x * w for x, w in zip(normal, point, strict=True)), Fraction(0))


def _between(point: Point, following: Point, part: Fraction) -> Point:
    return tuple(v + part * (w - v) for v, w in zip(point, following, strict=True))
