"""Shrink to fit, in Python: CSS for paper has no such thing, and a cut name is an insult."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kube_awards.core.pdf.errors import GlyphMissing, TextTooLong
from kube_awards.core.pdf.fonts import Face, missing_characters, text_width
from kube_awards.core.pdf.text import clean_text

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

POINTS_PER_MM = 72 / 25.4
# Real lines were at most 1 % longer than the sum of their advances.
ALLOWANCE = 1.015


@dataclass(frozen=True)
class Slot:
    """The place of one text on a page: its face, its sizes in points and its room.

    A single line is largest to smallest points high, two lines smallest to smallest_split.
    """

    label: _StrOrPromise
    face: Face
    largest: int
    smallest: int
    width_mm: float
    rows: int = 2
    tracking: float = 0
    smallest_split: int = 0
    too_long: type[TextTooLong] = TextTooLong


@dataclass(frozen=True)
class Fitted:
    """A text cut into the lines and set in the size that fit its slot."""

    size: int
    lines: tuple[str, ...]

    def __str__(self) -> str:
        """Give the text as it is printed, one line below the other."""
        return "\n".join(self.lines)

    @property
    def rows(self) -> int:
        """Count the lines."""
        return len(self.lines)


def fit(slot: Slot, text: str) -> Fitted:
    """Clean text and fit it into slot: one line in ever smaller sizes, then two, or refuse."""
    clean = clean_text(text)
    _require_glyphs(slot, clean)
    if not clean:
        return Fitted(slot.largest, ())
    for size in range(slot.largest, slot.smallest - 1, -1):
        if _fits(slot, clean, size):
            return Fitted(size, (clean,))
    if slot.rows > 1:
        lines = _halves(slot, clean)
        for size in range(slot.smallest, (slot.smallest_split or slot.smallest) - 1, -1):
            if all(_fits(slot, line, size) for line in lines):
                return Fitted(size, lines)
    message = _(
        "{field} terlalu panjang untuk dicetak ({count} huruf). Mohon dipersingkat, lalu coba lagi."
    )
    raise slot.too_long(format_lazy(message, field=slot.label, count=len(clean)))


def _require_glyphs(slot: Slot, text: str) -> None:
    missing = missing_characters(text, slot.face)
    if missing:
        shown = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in missing[:5])
        message = _(
            "{field} memuat huruf yang tidak ada pada fon cetak: {characters}. "
            "Mohon ditulis dengan huruf Latin."
        )
        raise GlyphMissing(format_lazy(message, field=slot.label, characters=shown))


def _fits(slot: Slot, line: str, size: int) -> bool:
    points = text_width(line, slot.face, slot.tracking) * size * ALLOWANCE
    return points <= slot.width_mm * POINTS_PER_MM


def _halves(slot: Slot, text: str) -> tuple[str, ...]:
    """Cut text at the space that leaves the two lines most alike; a single word stays whole."""
    words = text.split(" ")
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    if not cuts:
        return (text,)
    return min(cuts, key=lambda lines: max(text_width(line, slot.face) for line in lines))
