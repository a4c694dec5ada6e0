"""One spelling for every value, and no value whose text would not be exact."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from kube_awards.accounts.roles import Role
from kube_awards.ledger.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Mapping

WIB = dt.timezone(dt.timedelta(hours=7))
CASES: list[tuple[object, str]] = [
    (None, "null"),
    ({"b": 1, "a": True}, '{"a":true,"b":1}'),
    ({"nilai": Decimal("88.40"), "tepat": Fraction(221, 3)}, '{"nilai":"88.40","tepat":"221/3"}'),
    (dt.date(2018, 9, 20), '"2018-09-20"'),
    (dt.datetime(2018, 9, 20, 14, 32, tzinfo=WIB), '"2018-09-20T07:32:00.000000+00:00"'),
    (frozenset({Role.PENETAP, Role.PANITIA}), '["panitia","penetap"]'),
    ((gettext_lazy("Panitia"), "é\n"), '["Panitia","é\\n"]'),
    (10**30, "1000000000000000000000000000000"),
]


@pytest.mark.parametrize(("value", "text"), CASES)
def test_a_value_has_one_spelling(value: object, text: str) -> None:
    assert canonical_json(value) == text


@pytest.mark.parametrize("value", [1.5, float("nan"), b"bytes", object()])
def test_a_value_without_exact_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="has no place in the ledger"):
        canonical_json({"value": value})


@given(st.dictionaries(st.text(), st.integers()))
def test_the_order_of_keys_does_not_matter(facts: Mapping[str, int]) -> None:
    turned = dict(reversed(list(facts.items())))

    assert canonical_json(turned) == canonical_json(facts)
