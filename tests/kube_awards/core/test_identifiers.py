"""Codes on paper survive being read aloud and typed again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kube_awards.core.identifiers import (
    CROCKFORD,
    grouped,
    new_public_id,
    new_verification_code,
    normalise_code,
)

codes = st.text(alphabet=CROCKFORD, min_size=16, max_size=16)


@pytest.mark.parametrize(
    "typed",
    ["19HS-RQPN-F5VH-6K0D", "19hs rqpn f5vh 6k0d", "l9HSRQPNF5VH6KOD", " I9HS–RQPN.F5VH/6Kod "],
)
def test_what_people_type_is_read_as_what_was_printed(typed: str) -> None:
    assert normalise_code(typed) == "19HSRQPNF5VH6K0D"


@given(codes)
def test_a_printed_code_reads_back_as_itself(code: str) -> None:
    assert normalise_code(grouped(code).lower()) == code


def test_a_code_is_printed_in_four_groups() -> None:
    assert grouped("19HSRQPNF5VH6K0D") == "19HS-RQPN-F5VH-6K0D"


def test_new_codes_use_the_alphabet_and_differ() -> None:
    made = {new_verification_code() for _ in range(200)}

    assert len(made) == 200
    assert {len(code) for code in made} == {16}
    assert set("".join(made)) <= set(CROCKFORD)


def test_a_public_id_is_sixteen_lower_case_characters() -> None:
    public_id = new_public_id()

    assert (len(public_id), public_id) == (16, public_id.lower())
