"""Take values out of stored JSON, or say what is missing there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence


def as_record(value: object, fields: Sequence[str], place: str) -> Mapping[str, object]:
    """Return the value as a mapping that has exactly these fields."""
    if not isinstance(value, Mapping):
        raise InvalidInput("bukan objek", place)
    for name in fields:
        if name not in value:
            raise InvalidInput(f"bagian {name} tidak ada", place)
    for name in value:
        if name not in fields:
            raise InvalidInput(f"bagian {name} tidak dikenal", place)
    return value


def text_at(record: Mapping[str, object], name: str, place: str) -> str:
    """Return a text field."""
    value = record[name]
    if not isinstance(value, str):
        raise InvalidInput(f"bagian {name} bukan teks", place)
    return value


def whole_at(record: Mapping[str, object], name: str, place: str) -> int:
    """Return a whole-number field."""
    value = record[name]
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidInput(f"bagian {name} bukan bilangan bulat", place)
    return value


def list_at(record: Mapping[str, object], name: str, place: str) -> list[object]:
    """Return a list field."""
    value = record[name]
    if not isinstance(value, list):
        raise InvalidInput(f"bagian {name} bukan daftar", place)
    return value
