"""Make a text fit for print: composed, on one line, without what cannot be seen."""

from __future__ import annotations

import unicodedata

INVISIBLE = frozenset({"Cc", "Cf"})


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
