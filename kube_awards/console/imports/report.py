"""Say what an import found in a file, and what it would do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.db.models import Model

GROUP_FROM = 20
NEW, CHANGED, SKIPPED = "new", "changed", "skipped"


@dataclass(frozen=True)
class Problem:
    """One thing about one cell: what is wrong, and what to do; a warning does not stop anything."""

    row: int
    column: str
    text: str
    sentence: str
    remedy: str = ""
    is_warning: bool = False


@dataclass(frozen=True)
class Difference:
    """A field that the file changes: old and new, as a person reads them."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """What one row would do: write these values, in the stored row or in a new one."""

    row: int
    label: str
    values: dict[str, object]
    stored: Model | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def what(self) -> str:
        """Say whether the row is new, changed or skipped."""
        if self.stored is None:
            return NEW
        return CHANGED if self.values else SKIPPED


@dataclass(frozen=True)
class Group:
    """The same problem in many rows."""

    first: Problem
    rows: list[int]


@dataclass
class Report:
    """All that was found; rows are counted once, at their worst."""

    read: int = 0
    structure: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def errors(self) -> list[Problem]:
        """Return what stops the import."""
        return [each for each in self.problems if not each.is_warning]

    @property
    def warnings(self) -> list[Problem]:
        """Return what does not."""
        return [each for each in self.problems if each.is_warning]

    @property
    def may_apply(self) -> bool:
        """Say whether nothing stands in the way, and there is something to do."""
        return not self.structure and not self.errors and bool(self.to_write)

    @property
    def to_write(self) -> list[Change]:
        """Return the changes that change something."""
        return [each for each in self.changes if each.what != SKIPPED]

    @property
    def headline(self) -> str:
        """Return the first line of the page (ux.md §3.9)."""
        wrong = {each.row for each in self.errors}
        warned = {each.row for each in self.warnings} - wrong
        facts = {
            "read": self.read,
            "ready": self.read - len(wrong) - len(warned),
            "wrong": len(wrong),
            "warned": len(warned),
        }
        return (
            _("%(read)d baris dibaca: %(ready)d siap, %(wrong)d salah, %(warned)d peringatan.")
            % facts
        )

    @property
    def groups(self) -> list[Group]:
        """Return the errors by cause where they are many; nothing where a table can be read."""
        if len(self.errors) <= GROUP_FROM:
            return []
        found: dict[tuple[str, str], list[Problem]] = defaultdict(list)
        for each in self.errors:
            found[each.column, each.sentence].append(each)
        return [Group(same[0], [each.row for each in same]) for same in found.values()]

    def of(self, what: str) -> list[Change]:
        """Return the changes of one sort."""
        return [each for each in self.changes if each.what == what]

    @property
    def new(self) -> list[Change]:
        """Return the rows that would be added."""
        return self.of(NEW)

    @property
    def changed(self) -> list[Change]:
        """Return the rows that would be changed."""
        return self.of(CHANGED)

    @property
    def skipped(self) -> list[Change]:
        """Return the rows that say what is stored already."""
        return self.of(SKIPPED)
