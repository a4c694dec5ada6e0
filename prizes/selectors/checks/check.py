"""What one check says: how grave it is, its facts, and what a note about it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assessments.selectors.warnings import WarningKey


class Level(StrEnum):
    """How grave what a check found is."""

    OK = "ok"
    INFO = "info"
    WARNING = "warn"
    BLOCKER = "danger"


@dataclass(frozen=True)
class Item:
    """One finding of a check: a sentence, and the fact behind it whatever the language.

    `sheet` is the public id of the sheet it is about, if one is.
    """

    text: str
    fact: str
    sheet: str = ""


@dataclass(frozen=True)
class Check:
    """One thing to look at before a result is decided.

    `items` are what it found, each a sentence. A warning needs a note, which holds for exactly
    these findings: `key` changes with them.
    """

    code: str
    kind: str
    level: Level
    title: str
    items: tuple[Item, ...] = ()

    @property
    def is_warning(self) -> bool:
        """Say whether a note is needed."""
        return self.level is Level.WARNING

    @property
    def is_blocker(self) -> bool:
        """Say whether nothing can be proposed while this stands."""
        return self.level is Level.BLOCKER

    @property
    def key(self) -> WarningKey:
        """Return what a note is kept under: the category, and the findings it speaks of."""
        return WarningKey(self.code, self.kind, "\n".join(item.fact for item in self.items))

    @property
    def field(self) -> str:
        """Return the name of the field that asks for the note."""
        return f"{self.code}-{self.kind}"
