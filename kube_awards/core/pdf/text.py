"""Make a text fit for print: composed, on one line, without what cannot be seen."""

from __future__ import annotations

import unicodedata

INVISIBLE = frozenset({"Cc", "Cf"})
# Private, half, unassigned, and the two separators that are no blanks.
UNSEEN = INVISIBLE | {"Co", "Cs", "Cn", "Zl", "Zp"}
# Letters and marks by their category, and yet nothing to look at.
BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def clean_text(text: str) -> str:
    """Compose text (NFC), drop controls and direction marks, and join its lines by single spaces.

    Controls pass through the layout unseen, and a direction override would print a name backwards.
    """
    composed = unicodedata.normalize("NFC", text)
    visible = (
        character
        for character in composed
        if character.isspace() or unicodedata.category(character) not in INVISIBLE
    )
    return " ".join("".join(visible).split())


def squeezed(text: str) -> str:
    """Drop all spaces: what is left does not depend on where lines were broken."""
    return "".join(text.split())


def unseen_characters(text: str) -> list[str]:
    """Return the code points ("U+202E") of what nobody sees in text, each once, in order."""
    unseen = [f"U+{ord(character):04X}" for character in text if _is_unseen(character)]
    return list(dict.fromkeys(unseen))


def _is_unseen(character: str) -> bool:
    return (
        unicodedata.category(character) in UNSEEN
        or character in BLANK_LETTERS
        or ord(character) in VARIATION_SELECTORS
    )
