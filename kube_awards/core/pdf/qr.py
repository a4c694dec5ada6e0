"""QR codes as filled rectangles, so that they stay sharp on any printer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

# Trying all eight masks costs five times as much; any mask reads well at our size.
MASK = 3


@dataclass(frozen=True)
class QrDrawing:
    """The dark modules of a code: runs (x, y, length) on a grid of size by size, y downwards."""

    size: int
    runs: tuple[tuple[int, int, int], ...]

    def operators(self, box: tuple[float, float, float], colour: str) -> bytes:
        """Draw the code as PDF operators into the square box (left, bottom, side; in points).

        `colour` is what the operator rg takes: three parts of 1.
        """
        left, bottom, side = box
        module = side / self.size
        runs = " ".join(f"{x} {self.size - 1 - y} {length} 1 re" for x, y, length in self.runs)
        place = f"{module:.4f} 0 0 {module:.4f} {left:.3f} {bottom:.3f} cm"
        return f"q {colour} rg {place}\n{runs} f\nQ".encode()


def draw_qr(content: str) -> QrDrawing:
    """Draw content as a QR code (error level M) without quiet zone: the page around it is empty."""
    code = segno.make_qr(content, error="m", mask=MASK, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    return QrDrawing(len(rows), tuple(run for y, row in enumerate(rows) for run in _runs(y, row)))


def _runs(y: int, row: bytes) -> list[tuple[int, int, int]]:
    runs, x = [], 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            runs.append((x, y, length))
        x += length
    return runs
