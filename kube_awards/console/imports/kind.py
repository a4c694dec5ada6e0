"""Describe what can be imported: the columns of a kind, and what its rows would do."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import gettext as _

from groups.spellings import bare
from kube_awards.console.imports.cells import BadCell, Value
from kube_awards.console.imports.report import Change, Difference, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model
    from django.utils.functional import _StrPromise

    from assessments.models import Edition

EXAMPLE = "CONTOH: "
QUOTED = re.compile(r"^'(?=[\d=+@-])")


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field it fills, how its cells are read, what it may hold.

    Headings are not translated: a file that was made on an Indonesian page fits an English one.
    """

    title: str
    name: str
    read: Callable[[str], Value]
    example: str
    is_required: bool = False
    is_private: bool = False
    choices: tuple[str, ...] = ()


@dataclass
class Record:
    """One row of the file: its texts by the names of the columns, and the values they gave."""

    row: int
    texts: dict[str, str]
    values: dict[str, object] = field(default_factory=dict)


class Kind:
    """One sort of rows; a new one for each check, because it reads what is stored."""

    slug: ClassVar[str]
    label: ClassVar[str | _StrPromise]
    sheet: ClassVar[str]
    do_not_call_in_templates = True  # a class stands in the list of the page

    def __init__(self, edition: Edition) -> None:
        """Read what rows are compared with."""
        self.edition = edition
        self.columns = self.build_columns()
        self.problems: list[Problem] = []
        self.taken: dict[object, int] = {}

    def build_columns(self) -> tuple[Column, ...]:
        """Return the columns in the order of the template."""
        raise NotImplementedError

    def find(self, record: Record) -> Model | None:
        """Return the stored row that a record speaks of."""
        raise NotImplementedError

    def key(self, record: Record) -> object:
        """Return what may stand in the file once."""
        raise NotImplementedError

    def complete(self, record: Record) -> None:
        """Look at what several cells say together."""

    def finish(self, changes: list[Change]) -> None:
        """Look at what all rows say together."""

    def column(self, name: str) -> Column:
        """Return a column by the name of its field."""
        return next(each for each in self.columns if each.name == name)

    def tell(
        self, record: Record, name: str, sentence: str, remedy: str = "", *, warning: bool = False
    ) -> None:
        """Note a problem of one cell; what is private is masked."""
        column = self.column(name)
        text = record.texts.get(name, "")
        shown = f"•••{text[-2:]}" if column.is_private and text else text
        self.problems.append(
            Problem(record.row, column.title, shown[:80], sentence, remedy, warning)
        )

    def plan(self, record: Record) -> Change | None:
        """Return what a record would do; None, and its problems, where it cannot."""
        before = len(self.problems)
        for column in self.columns:
            self._read(record, column)
        if any(not each.is_warning for each in self.problems[before:]):
            return None
        self.complete(record)
        if any(not each.is_warning for each in self.problems[before:]):
            return None
        if twin := self.taken.get(self.key(record)):
            sentence = _("Sama dengan baris %(row)d.") % {"row": twin}
            self.tell(record, self.columns[0].name, sentence, _("Hapus salah satunya."))
            return None
        self.taken[self.key(record)] = record.row
        return self.compare(record)

    def compare(self, record: Record) -> Change:
        """Return the change, with what differs from the stored row."""
        return self.compared(record, self.find(record))

    def compared(self, record: Record, stored: Model | None) -> Change:
        """Return what a record changes in a stored row, or that it is a new one."""
        label = record.texts.get("name") or next(iter(record.texts.values()))
        if stored is None:
            return Change(record.row, label, record.values)
        new = {
            name: value for name, value in record.values.items() if getattr(stored, name) != value
        }
        differences = tuple(self._difference(stored, name, value) for name, value in new.items())
        return Change(record.row, label, new, stored, differences)

    def _read(self, record: Record, column: Column) -> None:
        text = QUOTED.sub("", record.texts.get(column.name, ""))
        if not text:
            if column.is_required:
                self.tell(record, column.name, _("Kosong."), _("Isi kolom ini."))
            return
        try:
            read = column.read(text)
        except BadCell as bad:
            self.tell(record, column.name, bad.sentence, bad.remedy)
            return
        record.values[column.name] = read.value
        if read.warning:
            self.tell(record, column.name, read.warning, warning=True)

    def _difference(self, stored: Model, name: str, value: object) -> Difference:
        column = next((each for each in self.columns if each.name == name), None)
        if column is not None and column.is_private:
            return Difference(column.title, "•••", "•••")
        title = column.title if column else name
        return Difference(title, spoken(getattr(stored, name)), spoken(value))


def spoken(value: object) -> str:
    """Return a value as a person reads it."""
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return "" if value is None else str(value)


def heading(text: str) -> str:
    """Return a heading as it is compared: without stars, blanks and capitals."""
    return bare(text)
