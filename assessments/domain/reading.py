"""Take values out of stored JSON, or say what is missing there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence


def as_record(
    value: object, fields: Sequence[str], place: str, optional: Sequence[str] = ()
) -> Mapping[str, object]:
    """Return the value as a mapping that has exactly these fields, and optional ones perhaps."""
    if not isinstance(value, Mapping):
        raise InvalidInput("bukan objek", place)
    for name in fields:
        if name not in value:
            raise InvalidInput(f"bagian {name} tidak ada", place)
    for name in value:
        if name not in fields and name not in optional:
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


def texts_at(record: Mapping[str, object], name: str, place: str) -> tuple[str, ...]:
    """Return a field that lists texts; an optional one that is not there lists none."""
    listed = list_at(record, name, place) if name in record else []
    texts = tuple(item for item in listed if isinstance(item, str))
    if len(texts) != len(listed):
        raise InvalidInput(f"bagian {name} bukan daftar teks", place)
    return texts


def records_at(
    record: Mapping[str, object], name: str, place: str, fields: Sequence[str]
) -> list[Mapping[str, object]]:
    """Return a field that lists records of these fields; an optional one may not be there."""
    listed = list_at(record, name, place) if name in record else []
    return [as_record(item, fields, f"{name} {number}") for number, item in enumerate(listed, 1)]


def labels_at(record: Mapping[str, object], name: str, place: str) -> dict[str, str]:
    """Return a field that gives a text to each of some texts."""
    value = record[name]
    if not isinstance(value, Mapping):
        raise InvalidInput(f"bagian {name} bukan objek", place)
    labels = {key: text for key, text in value.items() if isinstance(text, str)}
    if len(labels) != len(value):
        raise InvalidInput(f"bagian {name} berisi yang bukan teks", place)
    return labels
