from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from tools.build_print_fonts import ALPHABETS, FACES, TARGET, build

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = dict(zip(ALPHABETS, ("A", "Ł", "Đ"), strict=True))


def write_part(path: Path, letter: str) -> None:
    """Write a font of one letter as a package would ship it."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", f"uni{ord(letter):04X}"])
    builder.setupCharacterMap({ord(letter): f"uni{ord(letter):04X}"})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf(dict.fromkeys(builder.font.getGlyphOrder(), empty))
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2()
    builder.setupPost()
    builder.setupNameTable({"familyName": "Test", "styleName": "Regular"})
    builder.font.flavor = "woff2"
    builder.save(path)


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Lay out the packages that the tool reads."""
    for family, faces in FACES.items():
        folder = tmp_path / "node_modules" / "@fontsource" / family
        (folder / "files").mkdir(parents=True)
        (folder / "LICENSE").write_text("OFL", encoding="utf-8")
        for alphabet, letter in LETTERS.items():
            for face in faces:
                write_part(folder / "files" / f"{family}-{alphabet}-{face}.woff2", letter)
    return tmp_path


def test_build_merges_the_alphabets_of_each_face_into_one_ttf(
    packages: Path, tmp_path: Path
) -> None:
    build(packages, tmp_path / "fonts")

    assert {path.name for path in (tmp_path / "fonts").iterdir()} == {
        path.name for path in TARGET.iterdir()
    }
    with TTFont(tmp_path / "fonts" / "eb-garamond-600.ttf") as font:
        assert (font.flavor, set(font.getBestCmap())) == (None, {ord(x) for x in "AŁĐ"})


def test_build_gives_the_same_bytes_twice(packages: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(packages, tmp_path / name)

    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two
