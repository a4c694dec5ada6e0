"""QR codes as one vector path, so that they stay sharp on any printer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

# Trying all eight masks costs five times as much; any mask reads well at our size.
MASK = 3


@dataclass(frozen=True)
class QrDrawing:
    """The dark modules of a code as an SVG path on a grid of size by size."""

    size: int
    path: str


def draw_qr(content: str) -> QrDrawing:
    """Draw content as a QR code (error level M) without quiet zone: the page around it is empty."""
    code = segno.make_qr(content, error="m", mask=MASK, boost_error=False)
    rows = [bytes(row) for row in code.matrix]
    path = "".join(_row_path(y, row) for y, row in enumerate(rows))
    return QrDrawing(size=len(rows), path=path)


def _row_path(y: int, row: bytes) -> str:
    """Draw each run of dark modules as one rectangle."""
    parts, x = [], 0
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            parts.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(parts)
