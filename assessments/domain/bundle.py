"""The result bundle: one JSON document that an auditor can recompute anywhere (ranking.md §2.8).

It carries the inputs as entered, the places, and the digest over the inputs. Whoever changes both
a score and everything frozen beside it makes a consistent bundle; then the digest is no longer the
one printed in the signed minutes. Names are for reading alone and stand outside the digest.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from .canonical import ENGINE_VERSION, Json, canonical_json, digest
from .errors import InvalidInput
from .frozen import FrozenCategory, freeze
from .names import Names
from .reading import as_record, text_at, whole_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .inputs import Inputs
    from .outcome import Outcome

FORMAT = 1
_BUNDLE = "berkas"
_VERSION = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})")


@dataclass(frozen=True)
class Bundle:
    """A bundle as read: categories by key, and the digest that was frozen over their inputs."""

    engine: str
    digest: str
    categories: Mapping[str, FrozenCategory]
    names: Names


def bundle_digest(inputs: Mapping[str, Inputs]) -> str:
    """Return the SHA-256 over the canonical inputs of all categories, by key."""
    return digest({key: each.as_canonical() for key, each in inputs.items()})


def write_bundle(results: Mapping[str, tuple[Inputs, Outcome]], names: Names | None = None) -> str:
    """Return the bundle of one or more categories (by key, ``kube``) as canonical JSON text."""
    categories = {key: freeze(inputs, outcome) for key, (inputs, outcome) in results.items()}
    document: dict[str, Json] = {
        "categories": {key: category.as_canonical() for key, category in categories.items()},
        "digest": bundle_digest({key: inputs for key, (inputs, _) in results.items()}),
        "engine": ENGINE_VERSION,
        "format": FORMAT,
        "names": (names or Names()).as_canonical(),
    }
    return canonical_json(document) + "\n"


def read_bundle(text: str) -> Bundle:
    """Return the bundle in a text, whatever the order of its keys and rows.

    Raises `InvalidInput` for a truncated or doubtful document: broken JSON, a key that stands
    twice, an unknown or missing field, a wrong type, floats, an unknown format, a newer engine.
    Whether what it says is true is for `recheck`.
    """
    fields = ("categories", "digest", "engine", "format", "names")
    record = as_record(_parsed(text), fields, _BUNDLE)
    number = whole_at(record, "format", _BUNDLE)
    if number != FORMAT:
        raise InvalidInput(f"format {number} tidak dikenal", _BUNDLE)
    engine = text_at(record, "engine", _BUNDLE)
    _check_engine(engine)
    stored = record["categories"]
    if not isinstance(stored, dict) or not stored:
        raise InvalidInput("bagian categories bukan objek yang berisi", _BUNDLE)
    return Bundle(
        engine=engine,
        digest=text_at(record, "digest", _BUNDLE),
        categories={key: _category(key, each) for key, each in stored.items()},
        names=Names.from_canonical(record["names"]),
    )


def _category(key: str, stored: object) -> FrozenCategory:
    try:
        return FrozenCategory.from_canonical(stored)
    except InvalidInput as error:
        raise error.within(f"kategori {key}") from None


def _check_engine(engine: str) -> None:
    version, own = _VERSION.fullmatch(engine), _VERSION.fullmatch(ENGINE_VERSION)
    if version is None or own is None:
        raise InvalidInput(f"versi mesin {engine!r} tidak terbaca", _BUNDLE)
    theirs, ours = ([int(part) for part in match.groups()] for match in (version, own))
    if theirs > ours:
        problem = f"dibuat oleh mesin {engine}, lebih baru dari {ENGINE_VERSION}"
        raise InvalidInput(problem, _BUNDLE)
    if theirs[0] < ours[0]:
        problem = f"dibuat oleh mesin {engine}, yang menghitung lain dari {ENGINE_VERSION}"
        raise InvalidInput(problem, _BUNDLE)


def _parsed(text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
        )
    except InvalidInput:
        raise
    except json.JSONDecodeError as error:
        problem = f"bukan JSON yang utuh (baris {error.lineno}, kolom {error.colno})"
        raise InvalidInput(problem, _BUNDLE) from None
    except (ValueError, RecursionError):
        # a number of thousands of digits, or thousands of brackets
        raise InvalidInput("JSON tidak wajar", _BUNDLE) from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record: dict[str, object] = {}
    for key, value in pairs:
        if key in record:
            raise InvalidInput(f"bagian {key} tertulis dua kali", _BUNDLE)
        record[key] = value
    return record


def _refuse_number(raw: str) -> NoReturn:
    raise InvalidInput(f"angka {raw} bukan bilangan bulat", _BUNDLE)
