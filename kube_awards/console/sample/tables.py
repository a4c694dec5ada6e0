"""Typed reading of TOML tables: every refusal names the file, the table and the key."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

T = TypeVar("T")


class SampleContentError(ValueError):
    """Say what is wrong in a content file, in words its editor understands."""


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table together with the place it was read from."""

    where: str
    values: Mapping[str, object]

    @classmethod
    def read(cls, path: Path) -> Table:
        """Read a whole file as one table."""
        try:
            return cls(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
        except tomllib.TOMLDecodeError as error:
            raise SampleContentError(f"{path.name}: {error}") from error

    def text(self, key: str) -> str:
        """Return a text that is not blank."""
        value = self._value(key, str)
        if not value.strip():
            raise SampleContentError(f"{self.where}: {key} is blank")
        return value

    def number(self, key: str) -> int:
        """Return a whole number."""
        return self._value(key, int)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        return self._value(key, bool)

    def day(self, key: str) -> date:
        """Return a date without time."""
        return self._value(key, date)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each not blank."""
        values: list[object] = self._value(key, list)
        row = Table(f"{self.where}.{key}", {str(n): value for n, value in enumerate(values, 1)})
        return tuple(row.text(n) for n in row.values)

    def table(self, key: str) -> Table:
        """Return the table under a key."""
        return Table(f"{self.where}.{key}", self._value(key, dict))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the list of tables under a key."""
        values: list[object] = self._value(key, list)
        row = Table(f"{self.where}.{key}", {str(n): value for n, value in enumerate(values, 1)})
        return tuple(row.table(n) for n in row.values)

    def _value(self, key: str, kind: type[T]) -> T:
        if key not in self.values:
            raise SampleContentError(f"{self.where}: {key} is missing")
        value = self.values[key]
        # Exact type: TOML's true is an int to Python, and a date-time is a date.
        if type(value) is not kind:
            found = type(value).__name__
            raise SampleContentError(f"{self.where}: {key} is {found}, not {kind.__name__}")
        return value
