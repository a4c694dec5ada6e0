"""What an office paper is made of: the same blocks become PDF, DOCX and the frozen content.

A paper says everything here once, so its twins cannot say different numbers.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, ClassVar, TypeAlias, cast

from kube_awards.core.pdf.text import clean_text

if TYPE_CHECKING:
    from assessments.domain.canonical import Json

MOST_ROWS_TOGETHER = 3


@dataclass(frozen=True)
class Text:
    """A paragraph; `look` is "", "small", "centre", "strong" or "close" (to the next)."""

    kind: ClassVar[str] = "text"
    text: str
    look: str = ""


@dataclass(frozen=True)
class Points:
    """Numbered sentences."""

    kind: ClassVar[str] = "points"
    items: tuple[str, ...]


@dataclass(frozen=True)
class Clause:
    """A word at the margin and what it introduces, lettered or numbered: "Menimbang : a. …"."""

    kind: ClassVar[str] = "clause"
    word: str
    items: tuple[str, ...]
    marks: tuple[str, ...] = ()

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Return each mark ("a.") with its sentence; no marks where there is but one."""
        marks = self.marks or ("",) * len(self.items)
        return list(zip(marks, self.items, strict=True))


@dataclass(frozen=True)
class Column:
    """A column: its head, its share of the width in percent (0: of what is left), its alignment.

    `align` is "left", "centre", "right", or "number": aligned at the decimal comma. Neighbours of
    one `group` share a head above their own.
    """

    title: str
    width: int
    align: str = "left"
    group: str = ""


@dataclass(frozen=True)
class Head:
    """A head of columns as laid out: across so many of them, and so many rows deep.

    `opens` says that a group begins here, which a heavier rule shows.
    """

    title: str
    align: str
    across: int
    deep: int
    opens: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell as laid out: the first line, the small lines below, and the part from the comma on."""

    align: str
    text: str
    below: tuple[str, ...]
    decimals: str
    room: int
    opens: bool


@dataclass(frozen=True)
class Grid:
    """A table; `caption` stands above it. Cells may have small lines below the first.

    `total` is a last row: its words, and what stands in the last column.
    `look` is "", "dense" or "tall" (room to sign in each row).
    """

    kind: ClassVar[str] = "grid"
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    caption: str = ""
    look: str = ""

    @property
    def upper(self) -> list[Head]:
        """Return the heads above others, and beside them those that reach down; or nothing."""
        if not any(column.group for column in self.columns):
            return []
        deep = 2 if self.lower else 1
        found: list[Head] = []
        for column in self.columns:
            if not column.group:
                found.append(Head(column.title, column.align, 1, deep))
            elif found and found[-1].title == column.group:
                found[-1] = replace(found[-1], across=found[-1].across + 1)
            else:
                found.append(Head(column.group, "centre", 1, 1, opens=True))
        return found

    @property
    def lower(self) -> list[Head]:
        """Return the heads right above the cells, without those that reach down to there."""
        is_grouped = any(column.group for column in self.columns)
        heads = [
            Head(column.title, column.align, 1, 1, opens)
            for column, opens in zip(self.columns, self._openings, strict=True)
            if column.group or not is_grouped
        ]
        return heads if any(head.title for head in heads) else []

    @property
    def lines(self) -> list[list[Cell]]:
        """Return the rows as they are laid out."""
        return [self._line(row) for row in self.rows]

    @property
    def spanned(self) -> int:
        """Return how many columns the words of the last row span."""
        return len(self.columns) - 1

    def _line(self, row: tuple[str, ...]) -> list[Cell]:
        parts = zip(self.columns, row, self._rooms, self._openings, strict=True)
        return [_cell(column, text, room, opens) for column, text, room, opens in parts]

    @property
    def _openings(self) -> list[bool]:
        """Say of each column whether a group begins with it."""
        groups = [column.group for column in self.columns]
        before = ["", *groups[:-1]]
        return [bool(one) and one != other for one, other in zip(groups, before, strict=True)]

    @property
    def _rooms(self) -> list[int]:
        """Return how many characters stand after the comma at most, in each column."""
        return [
            max((len(_split(row[at])[1]) for row in self.rows), default=0)
            if column.align == "number"
            else 0
            for at, column in enumerate(self.columns)
        ]


@dataclass(frozen=True)
class Signer:
    """Who signs: what as, and the name; a blank name prints dots."""

    role: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class Signatures:
    """Places to sign, side by side, below the sentence that ends the paper.

    One signer stands at the right; `before` are lines above (place and date, title of office).
    """

    kind: ClassVar[str] = "signatures"
    signers: tuple[Signer, ...]
    before: tuple[str, ...] = ()
    closing: str = ""
    across: int = 3

    @property
    def rows(self) -> list[tuple[Signer, ...]]:
        """Return the signers row by row."""
        return [
            self.signers[at : at + self.across] for at in range(0, len(self.signers), self.across)
        ]

    @property
    def stays_together(self) -> bool:
        """Say whether all of them fit one page, below the sentence that ends the paper."""
        return len(self.rows) <= MOST_ROWS_TOGETHER


@dataclass(frozen=True)
class NewPage:
    """Go on on a new page."""

    kind: ClassVar[str] = "new_page"


Block: TypeAlias = "Text | Points | Clause | Grid | Signatures | NewPage"


@dataclass(frozen=True)
class Letterhead:
    """The office as the paper names it: lines of the head, and the paper it is printed on.

    `logo` holds the bytes of a WebP or PNG picture, or nothing; the content keeps their digest.
    """

    lines: tuple[str, ...]
    paper: str
    is_sample: bool
    logo: bytes = b""


@dataclass(frozen=True)
class Paper:
    """All that a paper says.

    `mark` is printed across what is not issued; `change` says of a later version why there is one.
    """

    kind: str
    name: str
    letterhead: Letterhead
    title: tuple[str, ...]
    number: str
    blocks: tuple[Block, ...]
    footer: str
    mark: str = ""
    is_landscape: bool = False
    change: str = ""

    @property
    def page(self) -> str:
        """Return the name of the page in papers.css."""
        way = "landscape" if self.is_landscape else "portrait"
        return f"{self.letterhead.paper.lower()}-{way}"

    def as_canonical(self) -> dict[str, Json]:
        """Give the content in JSON's own types, for keeping and comparing."""
        blocks: list[Json] = [{"kind": block.kind, **_plain_fields(block)} for block in self.blocks]
        return {**_plain_fields(self), "blocks": blocks}


def tidy(paper: Paper) -> Paper:
    """Return a paper with every text composed, on its lines, and without what cannot be seen."""
    return cast("Paper", _tidy(paper))


def _tidy(value: object) -> object:
    if isinstance(value, str):
        return "\n".join(clean_text(line) for line in value.split("\n"))
    if isinstance(value, tuple):
        return tuple(_tidy(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: _tidy(getattr(value, each.name)) for each in fields(value)}
        return replace(value, **changed)
    return value


def _plain_fields(value: object) -> dict[str, Json]:
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}  # type: ignore[arg-type] # a dataclass


def _plain(value: object) -> Json:
    if is_dataclass(value):
        return _plain_fields(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest() if value else ""
    if isinstance(value, str | int):
        return value
    raise TypeError(type(value).__name__)


def _split(text: str) -> tuple[str, str]:
    whole, comma, decimals = text.partition(",")
    return whole, comma + decimals


def _cell(column: Column, text: str, room: int, opens: bool) -> Cell:  # noqa: FBT001 - a fact
    first, *below = text.split("\n")
    if column.align != "number":
        return Cell(column.align, first, tuple(below), "", 0, opens)
    whole, decimals = _split(first)
    return Cell("number", whole, tuple(below), decimals, room, opens)
