"""Draw with ReportLab: ``python -m benchmarks.certificates.drawing 100`` (requirements/bench.txt).

One document for all, the constant part as a form: no layout engine, every place typed in by hand.
"""

from __future__ import annotations

import re
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import segno
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from . import geometry as g
from .clock import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .people import Person

PATH = re.compile(
    r'<path fill="([^"]+)"(?: stroke="([^"]+)" stroke-width="([^"]+)")?.*? d="([^"]*)"'
)
STEP = re.compile(r"([MLCAHVhvz])([^MLCAHVhvz]*)")
SIZE = 2  # numbers of a point


def draw_svg(canvas: Canvas, name: str, left: float, top: float) -> None:
    """Draw the paths of one of our own SVG files, in mm; its few arcs become straight lines."""
    canvas.saveState()
    canvas.transform(mm, 0, 0, -mm, left * mm, (g.HEIGHT - top) * mm)
    for fill, stroke, width, data in PATH.findall((g.ASSETS / name).read_text()):
        path = canvas.beginPath()
        walk(path, data)
        if stroke:
            canvas.setStrokeColor(stroke)
            canvas.setLineWidth(float(width))
        else:
            canvas.setFillColor(fill)
        canvas.drawPath(path, stroke=bool(stroke), fill=not stroke)
    canvas.restoreState()


def walk(path: object, data: str) -> None:
    """Follow the steps of an SVG path."""
    x = y = 0.0
    for letter, text in STEP.findall(data):
        numbers = [float(part) for part in re.findall(r"-?[\d.]+", text)]
        if letter == "z":
            path.close()  # type: ignore[attr-defined]  # of ReportLab, which has no types
            continue
        if letter in "hv":
            x, y = (x + numbers[0], y) if letter == "h" else (x, y + numbers[0])
        else:
            x, y = numbers[-SIZE:]
        if letter == "C":
            path.curveTo(*numbers)  # type: ignore[attr-defined]  # likewise
        elif letter == "M":
            path.moveTo(x, y)  # type: ignore[attr-defined]  # likewise
        else:
            path.lineTo(x, y)  # type: ignore[attr-defined]  # likewise


def draw_line(canvas: Canvas, line: g.Line) -> None:
    """Draw a line about its centre."""
    space = line.tracking * line.size
    width = stringWidth(line.text, line.face, line.size) + space * (len(line.text) - 1)
    left, bottom = line.centre * mm - width / 2, (g.HEIGHT - line.baseline) * mm
    canvas.setFont(line.face, line.size)
    canvas.drawString(left, bottom, line.text, charSpace=space)


def draw_constant(canvas: Canvas) -> None:
    """Draw what all papers share, once."""
    canvas.beginForm("stamp", 0, 0, g.WIDTH * mm, g.HEIGHT * mm)
    canvas.setFillColor(g.IVORY)
    canvas.rect(0, 0, g.WIDTH * mm, g.HEIGHT * mm, stroke=0, fill=1)
    draw_svg(canvas, "frame-a4.svg", 0, 0)
    draw_svg(canvas, "emblem.svg", g.AXIS - 9, 23)
    draw_svg(canvas, "divider.svg", g.AXIS - 48, 55.3)
    for line in g.CONSTANT:
        canvas.setFillColor(g.GOLD if line.text == "PIAGAM PENGHARGAAN" else g.NAVY)
        draw_line(canvas, line)
    for baseline, text in g.CHECK:
        canvas.setFont(g.SANS, 8)
        canvas.drawString(g.CHECK_LEFT * mm, (g.HEIGHT - baseline) * mm, text)
    canvas.endForm()


def draw_person(canvas: Canvas, person: Person) -> None:
    """Draw one page."""
    canvas.doForm("stamp")
    canvas.setFillColor(g.NAVY)
    for line in g.lines_of(person):
        draw_line(canvas, line)
    canvas.setFont(g.BOLD, 8.5)
    canvas.drawString(g.CHECK_LEFT * mm, (g.HEIGHT - g.CODE_BASELINE) * mm, person["code"])
    rows = list(segno.make_qr(person["check_url"], error="m", mask=3, boost_error=False).matrix)
    module = g.QR_SIDE / len(rows) * mm
    top = (g.HEIGHT - g.QR_TOP) * mm
    path = canvas.beginPath()
    for y, row in enumerate(rows):
        for run in re.finditer(b"\x01+", bytes(row)):
            left, length = run.start(), run.end() - run.start()
            path.rect(
                g.QR_LEFT * mm + left * module, top - (y + 1) * module, length * module, module
            )
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.showPage()


def printed(persons: Sequence[Person]) -> int:
    """Make one document of all persons."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(g.WIDTH * mm, g.HEIGHT * mm), pageCompression=1)
    draw_constant(canvas)
    for person in persons:
        draw_person(canvas, person)
    canvas.save()
    return len(target.getvalue())


def main(count: int) -> None:
    """Time one document of count pages."""
    for face in (g.SERIF, g.ITALIC, g.SANS, g.MEDIUM, g.SEMIBOLD, g.BOLD):
        registerFont(TTFont(face, g.ASSETS / f"fonts/{face}.ttf"))
    tell(printed, count)


if __name__ == "__main__":
    main(int(sys.argv[1]))
