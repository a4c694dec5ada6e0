"""Print with Typst: ``python -m benchmarks.certificates.typesetter 100`` (requirements/bench.txt).

One compilation for each person, by a compiler that stays open.
"""

from __future__ import annotations

import json
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import segno
import typst

from . import geometry as g
from .clock import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .people import Person

WEIGHTS = {g.SANS: 400, g.MEDIUM: 500, g.SEMIBOLD: 600, g.BOLD: 700, g.SERIF: 600, g.ITALIC: 500}
HEAD = f"""
#set page(width: {g.WIDTH}mm, height: {g.HEIGHT}mm, margin: 0mm, fill: rgb("{g.IVORY}"))
#set text(fill: rgb("{g.NAVY}"), top-edge: "baseline", bottom-edge: "baseline")
#place(image("frame-a4.svg", width: 100%))
#place(dx: {g.AXIS - 8.5}mm, dy: 23.5mm, image("emblem.svg", width: 17mm))
#place(dx: {g.AXIS - 48}mm, dy: 55.3mm, image("divider.svg", width: 96mm))
#place(dx: {g.AXIS - 42}mm, dy: 104.7mm, line(length: 84mm, stroke: .3mm + rgb("#b5893a")))
#let me = json(bytes(sys.inputs.me))
"""
QR = (
    f"#place(dx: {g.QR_LEFT}mm, dy: {g.QR_TOP}mm, "
    f'image(bytes(me.qr), format: "svg", width: {g.QR_SIDE}mm))'
)


def style(line: g.Line) -> str:
    """Return the arguments of Typst's text."""
    family = "EB Garamond" if "garamond" in line.face else "Plus Jakarta Sans"
    italic = ', style: "italic"' if line.face == g.ITALIC else ""
    fill = f', fill: rgb("{g.GOLD}")' if line.text == "PIAGAM PENGHARGAAN" else ""
    weight, tracking = WEIGHTS[line.face], f"{line.tracking}em"
    font = f'font: "{family}", weight: {weight}, size: {line.size}pt'
    return f"{font}, tracking: {tracking}{italic}{fill}"


def centred(line: g.Line, what: str) -> str:
    """Place a line about its centre."""
    return (
        f"#place(dx: {line.centre - 120}mm, dy: {line.baseline}mm, "
        f"box(width: 240mm, align(center, text({style(line)}, {what}))))"
    )


def source() -> str:
    """Return the document, whose personal texts come as JSON."""
    nobody = {"number": "", "recipient": "", "region": "", "award": "", "money": ""}
    parts = [HEAD, QR]
    parts += [centred(line, json.dumps(line.text)) for line in g.CONSTANT]
    parts += [
        centred(line, f"me.lines.at({index})")
        for index, line in enumerate(g.lines_of(nobody))  # type: ignore[arg-type]  # sizes alone
    ]
    small = style(g.Line("", g.SANS, 8, 0))
    parts += [
        f"#place(dx: {g.CHECK_LEFT}mm, dy: {baseline}mm, text({small}, {json.dumps(text)}))"
        for baseline, text in g.CHECK
    ]
    code = style(g.Line("", g.BOLD, 8.5, 0, 0.05))
    parts.append(f"#place(dx: {g.CHECK_LEFT}mm, dy: {g.CODE_BASELINE}mm, text({code}, me.code))")
    return "\n".join(parts)


def inputs(person: Person) -> dict[str, str]:
    """Return what one compilation is given, the code drawn."""
    drawn = BytesIO()
    code = segno.make_qr(person["check_url"], error="m", mask=3, boost_error=False)
    code.save(drawn, kind="svg", border=0, dark=g.NAVY, xmldecl=False)
    lines = [line.text for line in g.lines_of(person)]
    return {
        "me": json.dumps({"lines": lines, "code": person["code"], "qr": drawn.getvalue().decode()})
    }


def main(count: int) -> None:
    """Time count compilations."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("frame-a4.svg", "emblem.svg", "divider.svg"):
            (root / name).write_bytes((g.ASSETS / name).read_bytes())
        (root / "page.typ").write_text(source(), encoding="utf-8")
        compiler = typst.Compiler(
            root / "page.typ", root=root, font_paths=[g.ASSETS / "fonts"], ignore_system_fonts=True
        )

        def printed(persons: Sequence[Person]) -> int:
            return sum(
                len(compiler.compile(format="pdf", sys_inputs=inputs(person))) for person in persons
            )

        tell(printed, count)


if __name__ == "__main__":
    main(int(sys.argv[1]))
