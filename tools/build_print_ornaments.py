"""Draw the ornaments of the certificate into static/print: frames, emblem, divider.

    python tools/build_print_ornaments.py

The band takes its geometry from kawung batik; nothing imitates an emblem of state. Every shape is
flat and opaque and holds no text: it prints anywhere and converts to any PDF standard. Lengths are
millimetres.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TARGET = Path(__file__).resolve().parent.parent / "static" / "print"
PAPERS = {"a4": (297.0, 210.0), "f4": (330.0, 215.0)}

NAVY, GOLD, PALE_GOLD, TINT = "#15264a", "#b5893a", "#dcc188", "#f6efdf"
EDGE = 6.5  # from the edge of the paper to the corner block: printers leave about 5 unprinted
BLOCK = 11.4
AXIS = EDGE + BLOCK / 2
CELL = 6.3
HAIRLINE, NOTCH = 20.6, 6.0
ROSETTE_RADIUS, ROSETTE_DROP = 68.0, 7.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Petals:
    """The measures of a flower; half_turn sets its petals between the axes."""

    count: int
    inner: float
    outer: float
    width: float
    half_turn: bool = False


def frame(width: float, height: float) -> str:
    """Draw everything that surrounds and underlies the text of one paper size."""
    return svg(
        width,
        height,
        stroked(rosette(width / 2, height / 2 + ROSETTE_DROP), TINT, 0.3),
        filled(band_petals(width, height), GOLD),
        filled(band_diamonds(width, height), NAVY),
        stroked(rectangle(width, height, EDGE + 1.35) + rectangle(width, height, 16.55), NAVY, 0.7),
        stroked(rectangle(width, height, EDGE + 2.2) + rectangle(width, height, 15.7), GOLD, 0.2),
        filled(corners(width, height, block), NAVY),
        stroked(corners(width, height, block_line), GOLD, 0.25),
        filled(corners(width, height, block_flower), PALE_GOLD),
        stroked(notched(width, height), GOLD, 0.3),
        filled(notch_flowers(width, height), GOLD),
    )


def emblem() -> str:
    """Draw the neutral medallion that stands where an office's own logo may come."""
    middle = (9.0, 9.0)
    return svg(
        18,
        18,
        stroked(circle(middle, 8.75), GOLD, 0.45),
        stroked(circle(middle, 7.95), GOLD, 0.18),
        filled("".join(diamond(turned(middle, 7.2, turn / 32), 0.28) for turn in range(32)), GOLD),
        filled(flower(middle, Petals(8, 1.6, 6.3, 1.15)), NAVY),
        filled(flower(middle, Petals(8, 4.3, 6.4, 0.42, half_turn=True)), GOLD),
        filled(diamond(middle, 0.95), GOLD),
    )


def divider() -> str:
    """Draw the line below the letterhead: two tapering strokes and a small flower."""
    half, y = 48.0, 2.2
    strokes = "".join(
        f"M{xy((half + side * 8.6, y - 0.17))}L{xy((half + side * half, y))}"
        f"L{xy((half + side * 8.6, y + 0.17))}z"
        for side in (-1, 1)
    )
    dots = "".join(diamond((half + side * 5.2, y), 0.62) for side in (-1, 1))
    return svg(
        2 * half, 2 * y, filled(strokes + dots + flower((half, y), Petals(4, 0.5, 2.2, 0.5)), GOLD)
    )


def band_petals(width: float, height: float) -> str:
    """Fill the four bands with cells of four petals each, as kawung batik does."""
    path = ""
    for (x, y), (a, b) in cells(width, height):
        for dx, dy in ((-a, -b), (a, -b), (a, b), (-a, b)):
            start, end = (x + 0.17 * dx, y + 0.17 * dy), (x + 0.93 * dx, y + 0.93 * dy)
            path += petal(start, end, 0.95)
    return path


def band_diamonds(width: float, height: float) -> str:
    """Mark the heart of each cell and the joint between two."""
    path = ""
    for (x, y), (a, b) in cells(width, height):
        along = (a, 0.0) if y in {AXIS, height - AXIS} else (0.0, b)
        path += diamond((x, y), 0.5) + diamond((x + along[0], y + along[1]), 0.42)
    return path


def cells(width: float, height: float) -> Iterator[tuple[Point, Point]]:
    """Give centre and half sizes of every cell between the corner blocks."""
    start = EDGE + BLOCK
    for length, across, flip in ((width, height, False), (height, width, True)):
        count = round((length - 2 * start) / CELL)
        step = (length - 2 * start) / count
        for index in range(count):
            along = start + (index + 0.5) * step
            for side in (AXIS, across - AXIS):
                half = (step / 2, CELL / 2)
                yield ((side, along), half[::-1]) if flip else ((along, side), half)


def rosette(x: float, y: float) -> str:
    """Weave the pale guilloche behind the text from rings of waves."""
    rings = ((0.86, 0.14, 36, 4), (0.64, 0.15, 36, 4), (0.42, 0.13, 24, 3))
    path = ""
    for middle, swing, waves, strands in rings:
        for strand in range(strands):
            shift = strand / strands
            path += wave((x, y), middle * ROSETTE_RADIUS, swing * ROSETTE_RADIUS, waves, shift)
    return path


def wave(centre: Point, radius: float, swing: float, waves: int, shift: float) -> str:
    """Draw one closed wave around centre; shift is a part of one wave length."""
    half = math.pi / waves
    crests = [
        (index * half + shift * 2 * half, radius + swing * (-1) ** index)
        for index in range(2 * waves + 1)
    ]
    path = f"M{xy(polar(centre, *crests[0]))}"
    for (angle, far), (next_angle, next_far) in pairwise(crests):
        # Handles lie along the circle at each crest; 0.42 of the step comes close to a sine.
        reach = 0.42 * half
        first, second = (
            polar(centre, angle + reach, far / math.cos(reach)),
            polar(centre, next_angle - reach, next_far / math.cos(reach)),
        )
        path += f"C{xy(first)} {xy(second)} {xy(polar(centre, next_angle, next_far))}"
    return f"{path}z"


def corners(width: float, height: float, shape: Callable[[Point], str]) -> str:
    """Repeat shape at the four corner blocks."""
    places = [(x, y) for x in (AXIS, width - AXIS) for y in (AXIS, height - AXIS)]
    return "".join(shape(place) for place in places)


def block(at: Point) -> str:
    """Draw a corner block as a square."""
    return square(at, BLOCK / 2)


def block_line(at: Point) -> str:
    """Draw the fine line inside a corner block."""
    return square(at, BLOCK / 2 - 0.9)


def block_flower(at: Point) -> str:
    """Draw the flower of a corner block."""
    return flower(at, Petals(8, 0.75, 4.5, 0.82))


def notched(width: float, height: float) -> str:
    """Draw the inner hairline with its corners cut as quarter circles."""
    left, top, right, bottom = HAIRLINE, HAIRLINE, width - HAIRLINE, height - HAIRLINE
    arc = f"A{NOTCH} {NOTCH} 0 0 0 "
    return (
        f"M{xy((left + NOTCH, top))}L{xy((right - NOTCH, top))}{arc}{xy((right, top + NOTCH))}"
        f"L{xy((right, bottom - NOTCH))}{arc}{xy((right - NOTCH, bottom))}"
        f"L{xy((left + NOTCH, bottom))}{arc}{xy((left, bottom - NOTCH))}"
        f"L{xy((left, top + NOTCH))}{arc}{xy((left + NOTCH, top))}z"
    )


def notch_flowers(width: float, height: float) -> str:
    """Set a small flower into each notch."""
    near = HAIRLINE + 1.9
    places = [(x, y) for x in (near, width - near) for y in (near, height - near)]
    return "".join(flower(place, Petals(4, 0.35, 1.9, 0.42, half_turn=True)) for place in places)


def flower(at: Point, petals: Petals) -> str:
    """Draw petals around at."""
    shift = 0.5 if petals.half_turn else 0.0
    turns = [(index + shift) / petals.count for index in range(petals.count)]
    return "".join(
        petal(turned(at, petals.inner, turn), turned(at, petals.outer, turn), petals.width)
        for turn in turns
    )


def petal(start: Point, end: Point, width: float) -> str:
    """Draw one pointed leaf from start to end, width to each side at its belly."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    length = math.hypot(dx, dy)
    # A cubic's belly reaches three quarters of its handles.
    nx, ny = -dy / length * width / 0.75, dx / length * width / 0.75
    out, back = (0.30, 0.72), (0.72, 0.30)
    sides = ""
    for sign, (first, second), goal in ((1, out, end), (-1, back, start)):
        handles = [
            (x0 + part * dx + sign * nx, y0 + part * dy + sign * ny) for part in (first, second)
        ]
        sides += f"C{xy(handles[0])} {xy(handles[1])} {xy(goal)}"
    return f"M{xy(start)}{sides}z"


def turned(centre: Point, radius: float, turns: float) -> Point:
    """Give the point at radius from centre, turns of a full circle from the top."""
    return polar(centre, 2 * math.pi * turns, radius)


def polar(centre: Point, angle: float, radius: float) -> Point:
    """Give the point at angle (clockwise from the top) and radius."""
    return centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle)


def diamond(at: Point, reach: float) -> str:
    """Draw a square on its tip."""
    x, y = at
    tips = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    return "M" + "L".join(xy(tip) for tip in tips) + "z"


def square(at: Point, half: float) -> str:
    """Draw an upright square."""
    side = number(2 * half)
    return f"M{xy((at[0] - half, at[1] - half))}h{side}v{side}h-{side}z"


def rectangle(width: float, height: float, inset: float) -> str:
    """Draw a rectangle inset from the edges of the paper."""
    across, down = number(width - 2 * inset), number(height - 2 * inset)
    return f"M{xy((inset, inset))}h{across}v{down}h-{across}z"


def circle(centre: Point, radius: float) -> str:
    """Draw a circle as two arcs."""
    left, right = (centre[0] - radius, centre[1]), (centre[0] + radius, centre[1])
    arc = f"A{number(radius)} {number(radius)} 0 0 1 "
    return f"M{xy(left)}{arc}{xy(right)}{arc}{xy(left)}z"


def filled(path: str, colour: str) -> str:
    """Fill path with a flat colour."""
    return f'<path fill="{colour}" d="{path}"/>'


def stroked(path: str, colour: str, width: float) -> str:
    """Draw path as a line."""
    return f'<path fill="none" stroke="{colour}" stroke-width="{width}" d="{path}"/>'


def svg(width: float, height: float, *shapes: str) -> str:
    """Wrap shapes into a file of width by height millimetres."""
    w, h = number(width), number(height)
    size = f'width="{w}mm" height="{h}mm" viewBox="0 0 {w} {h}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
    return "\n".join([head, *shapes, "</svg>\n"])


def xy(point: Point) -> str:
    """Write a point."""
    return f"{number(point[0])} {number(point[1])}"


def number(value: float) -> str:
    """Write a length to a hundredth of a millimetre, without idle zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def drawings() -> dict[str, str]:
    """Draw every file by its name."""
    frames = {f"frame-{name}.svg": frame(*size) for name, size in PAPERS.items()}
    return {**frames, "emblem.svg": emblem(), "divider.svg": divider()}


if __name__ == "__main__":
    for file_name, drawing in drawings().items():
        (TARGET / file_name).write_text(drawing, encoding="utf-8")
