"""Build the fonts of printed documents: one TTF for each face, from the @fontsource packages.

    npm install --prefix WORK @fontsource/eb-garamond@5.3.0 @fontsource/plus-jakarta-sans@5.3.0
    python tools/build_print_fonts.py WORK

The packages split each face by alphabet. Two files under one family, weight and style would print
garbled letters (WeasyPrint mixes their glyph ids), so the parts are merged here; and TTF, because
WOFF2 would be decoded again in every process.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "static" / "print" / "fonts"
ALPHABETS = ("latin", "latin-ext", "vietnamese")
FACES = {
    "eb-garamond": ("500-italic", "600-normal"),
    "plus-jakarta-sans": ("400-normal", "500-normal", "600-normal", "700-normal"),
}


def build(packages: Path, target: Path) -> None:
    """Write every face and both licences from the installed packages into target."""
    target.mkdir(parents=True, exist_ok=True)
    for family, faces in FACES.items():
        package = packages / "node_modules" / "@fontsource" / family
        shutil.copyfile(package / "LICENSE", target / f"{family}-OFL.txt")
        for face in faces:
            parts = [package / "files" / f"{family}-{name}-{face}.woff2" for name in ALPHABETS]
            merge(parts, target / f"{family}-{face.removesuffix('-normal')}.ttf")


def merge(parts: list[Path], target: Path) -> None:
    """Merge the parts of one face into one TTF, the same bytes each time."""
    with tempfile.TemporaryDirectory() as folder:
        unpacked = [unpack(part, Path(folder) / f"{part.stem}.ttf") for part in parts]
        merged = Merger().merge([str(path) for path in unpacked])
    # The clock must not enter the file: an unchanged font is an unchanged commit.
    merged.recalcTimestamp = False
    with TTFont(parts[0]) as first:
        merged["head"].created = merged["head"].modified = first["head"].modified
    merged.save(target)


def unpack(part: Path, target: Path) -> Path:
    """Turn one WOFF2 part into a TTF, which is all that the merger reads."""
    with TTFont(part, recalcTimestamp=False) as font:
        font.flavor = None
        font.save(target)
    return target


if __name__ == "__main__":
    build(Path(sys.argv[1]), TARGET)
