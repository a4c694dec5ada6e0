"""Canonical JSON has one spelling for one meaning."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assessments.domain.canonical import ENGINE_VERSION, canonical_json, digest
from assessments.domain.errors import InvalidInput


def test_keys_are_sorted_and_nothing_is_padded() -> None:
    obj = {"b": [1, True, None], "a": {"z": "Melati", "é": "4.50"}}

    assert canonical_json(obj) == '{"a":{"z":"Melati","\\u00e9":"4.50"},"b":[1,true,null]}'


def test_the_digest_is_the_sha256_of_the_text() -> None:
    # sha256 of the two bytes {} as any tool computes it
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_the_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})


@pytest.mark.parametrize(
    ("obj", "message"),
    [
        (1.5, "$: float tidak boleh ada dalam data baku"),
        ({"a": [0, Decimal(1)]}, "$.a.1: Decimal tidak boleh ada dalam data baku"),
        ({"a": (1,)}, "$.a: tuple tidak boleh ada dalam data baku"),
        ({"a": {1: "x"}}, "$.a: kunci 1 bukan teks"),
    ],
)
def test_a_value_with_two_spellings_is_refused(obj: object, message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        canonical_json(obj)

    assert str(caught.value) == message


def test_the_engine_has_a_version() -> None:
    assert ENGINE_VERSION == "1.2"
