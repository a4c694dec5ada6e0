"""The ordinary A4 certificate in numbers, for the peers: what stands where, and how large.

Taken from static/print/certificate.css by hand; the fitted sizes are given, not searched for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .people import LETTERHEAD, LEVEL, NIP, SIGNATORY, SIGNING

if TYPE_CHECKING:
    from .people import Person

ASSETS = Path(__file__).resolve().parent.parent.parent / "static/print"
WIDTH, HEIGHT = 297.0, 210.0
AXIS, SIGNING_AXIS, CHECK_LEFT = 148.5, 227.0, 60.0
QR_LEFT, QR_TOP, QR_SIDE = 34.0, 162.0, 22.0
NAVY, GOLD, IVORY = "#15264a", "#96691a", "#fffdf8"
SERIF, ITALIC = "eb-garamond-600", "eb-garamond-500-italic"
SANS, MEDIUM, SEMIBOLD, BOLD = (f"plus-jakarta-sans-{weight}" for weight in (400, 500, 600, 700))


class Line(NamedTuple):
    """One line of text: face, points, baseline in mm from the top, tracking in em."""

    text: str
    face: str
    size: float
    baseline: float
    tracking: float = 0
    centre: float = AXIS


CONSTANT = (
    Line(LETTERHEAD[0], MEDIUM, 12, 46.2, 0.08),
    Line(LETTERHEAD[1], SEMIBOLD, 15, 52.5, 0.18),
    Line("PIAGAM PENGHARGAAN", SERIF, 39, 71.8, 0.09),
    Line("diberikan kepada", ITALIC, 16, 88.2),
    Line("sebagai", ITALIC, 15, 118.8),
    Line(LEVEL, SEMIBOLD, 12, 135.2),
    *(Line(text, SANS, 10, 150.8 + 4.4 * row, 0, SIGNING_AXIS) for row, text in enumerate(SIGNING)),
    Line(SIGNATORY, BOLD, 11, 179.4, 0, SIGNING_AXIS),
    Line(f"NIP {NIP}", SANS, 10, 184.3, 0, SIGNING_AXIS),
)
CHECK = (
    (165.2, "Kode verifikasi"),
    (174.0, "Pindai kode QR ini atau buka"),
    (178.4, "penilaian.example/cek"),
    (182.8, "untuk memeriksa keaslian piagam."),
)
CODE_BASELINE = 169.6


def lines_of(person: Person) -> tuple[Line, ...]:
    """Return the personal lines on the axis, but for the code."""
    return (
        Line(f"Nomor: {person['number']}", SANS, 11, 79.2),
        Line(person["recipient"], SERIF, 33, 101.0),
        Line(person["region"], SANS, 12, 111.1),
        Line(person["award"], SERIF, 25, 128.6, 0.03),
        Line(person["money"], SANS, 11, 141.5),
    )
