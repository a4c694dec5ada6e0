"""Where the words of a certificate stand, and what they must not do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.paper import Word

POINTS_PER_MM = 72 / 25.4
MARK = frozenset({"CONTOH", "bukan", "piagam", "resmi"})


def ink(word: Word) -> tuple[float, float]:
    """Give top and bottom of the inked part of a word's box, descenders included."""
    height = word.bottom - word.top
    return word.top + 0.22 * height, word.bottom - 0.1 * height


def overprinted(words: Sequence[Word]) -> list[tuple[str, str]]:
    """List the pairs of words that lie on each other.

    A box holds the font's whole line height; the inked part is about its middle half.
    """
    return [
        (one.text, other.text)
        for index, one in enumerate(words)
        for other in words[index + 1 :]
        if min(one.right, other.right) - max(one.left, other.left) > 0.5
        and ink(one)[1] > ink(other)[0]
        and ink(other)[1] > ink(one)[0]
    ]


def outside(words: Sequence[Word], size: tuple[int, int]) -> list[str]:
    """List the words that come near the hairline of a paper of size (width, height in mm)."""
    width, height = size
    return [
        word.text
        for word in words
        if word.left < 24 * POINTS_PER_MM
        or word.right > (width - 24) * POINTS_PER_MM
        or word.top < 22 * POINTS_PER_MM
        or word.bottom > (height - 22) * POINTS_PER_MM
    ]


def off_the_axis(words: Sequence[Word], width: int) -> list[float]:
    """List the centres of the honour's lines that are not on the middle of the paper."""
    axis = width * POINTS_PER_MM / 2
    rows: dict[float, list[Word]] = {}
    for word in words:
        if word.top < 130 * POINTS_PER_MM and word.text not in MARK:
            rows.setdefault(round(word.bottom), []).append(word)
    centres = [
        (min(word.left for word in row) + max(word.right for word in row)) / 2
        for row in rows.values()
    ]
    return [centre for centre in centres if abs(centre - axis) > 0.5]
