"""One text for one meaning: the JSON that is stored, compared and hashed (ranking.md §2.8)."""

from __future__ import annotations

import hashlib
import json
from typing import TypeAlias

from .errors import InvalidInput

#: The first number changes whenever the same inputs could give another result, the second when
#: inputs can say more than before (1.1: recusals, absences, withdrawals, panel decisions, options;
#: 1.2: a departure of the panel from the computed order).
ENGINE_VERSION = "1.2"

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


def canonical_json(obj: object) -> str:
    """Return JSON with sorted keys, no spaces and ASCII only; refuse anything with two spellings.

    Only `str`, `int`, `bool`, `None`, `list` and `dict` with text keys pass. A float, a `Decimal`
    or a tuple raises `InvalidInput` with the path to it, as ``$.sheets.3.scores``.
    """
    _check(obj, "$")
    return json.dumps(obj, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest(obj: object) -> str:
    """Return the SHA-256 of the canonical JSON, in 64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(obj).encode("ascii")).hexdigest()


def _check(obj: object, path: str) -> None:
    if obj is None or isinstance(obj, str | int):
        return
    if isinstance(obj, list):
        for index, item in enumerate(obj):
            _check(item, f"{path}.{index}")
    elif isinstance(obj, dict):
        for key, item in obj.items():
            _check_key(key, path)
            _check(item, f"{path}.{key}")
    else:
        raise InvalidInput(f"{type(obj).__name__} tidak boleh ada dalam data baku", path)


def _check_key(key: object, path: str) -> None:
    # json would quietly turn the key 1 into "1", and then two keys could become one
    if not isinstance(key, str):
        raise InvalidInput(f"kunci {key!r} bukan teks", path)
