"""One spelling for every value that enters the ledger, so that it hashes alike for ever."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from uuid import UUID

from django.utils.functional import Promise

AS_TEXT = (str, Promise, Decimal, Fraction, UUID)


def canonical_json(value: object) -> str:
    """Return value as JSON with sorted keys and no blanks; refuse what has no exact text."""
    return json.dumps(
        plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def plain(value: object) -> object:
    """Return value as what JSON holds exactly: text, whole numbers, lists and objects."""
    if isinstance(value, Enum):
        return plain(value.value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, AS_TEXT):
        return str(value)
    if isinstance(value, dt.date | dt.time):
        return moment_text(value)
    return plain_collection(value)


def plain_collection(value: object) -> object:
    """Return a mapping, sequence or set of plain values; a set in sorted order."""
    if isinstance(value, Mapping):
        return {str(plain(name)): plain(item) for name, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [plain(item) for item in value]
    if isinstance(value, AbstractSet):
        return sorted((plain(item) for item in value), key=str)
    # float among them: its text is not the number that was meant (style.md §2.8).
    raise TypeError(f"{type(value).__name__} has no place in the ledger")


def moment_text(value: dt.date | dt.time) -> str:
    """Return a date, time or moment in ISO form; an aware moment always in UTC."""
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return value.isoformat()
