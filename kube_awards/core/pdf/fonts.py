"""Which characters the bundled print fonts hold, and how wide they are."""

from __future__ import annotations

from enum import Enum
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from fontTools.ttLib import TTFont

from kube_awards.core.pdf.assets import asset_bytes, print_assets
from kube_awards.core.pdf.errors import PdfError

if TYPE_CHECKING:
    from collections.abc import Mapping

FAMILIES = frozenset({"EB Garamond", "Plus Jakarta Sans"})


class Face(Enum):
    """One file for each face; static/print/fonts.css gives them their family names."""

    SERIF = "fonts/eb-garamond-600.ttf"
    SERIF_ITALIC = "fonts/eb-garamond-500-italic.ttf"
    SANS = "fonts/plus-jakarta-sans-400.ttf"
    SANS_MEDIUM = "fonts/plus-jakarta-sans-500.ttf"
    SANS_SEMIBOLD = "fonts/plus-jakarta-sans-600.ttf"
    SANS_BOLD = "fonts/plus-jakarta-sans-700.ttf"


def missing_faces() -> list[Face]:
    """List the faces whose file is not on this machine."""
    return [face for face in Face if face.value not in print_assets()]


def missing_characters(text: str, face: Face) -> list[str]:
    """List the characters of text that face cannot draw, each once, in order.

    Raise PdfError where the face itself is missing.
    """
    known = _advances(face)
    return [character for character in dict.fromkeys(text) if ord(character) not in known]


def text_width(text: str, face: Face, tracking: float = 0) -> float:
    """Measure text in em: the sum of its advance widths, and tracking after each character.

    Kerning is left out; the real line was measured at 0.92 to 1.01 of this sum.
    """
    advances = _advances(face)
    return sum(advances[ord(character)] for character in text) + tracking * len(text)


@cache
def _advances(face: Face) -> Mapping[int, float]:
    if face in missing_faces():
        message = _("Fon cetak {file} tidak ada di server ini. Mohon hubungi pengelola sistem.")
        raise PdfError(format_lazy(message, file=face.value))
    with TTFont(BytesIO(asset_bytes(face.value)), lazy=True) as font:
        units, widths = font["head"].unitsPerEm, font["hmtx"]
        return {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}
