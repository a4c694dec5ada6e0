"""Damaged files are taken or refused by name; nothing else may come out of a decoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.bad_sheets import workbook
from kube_awards.core.decoding.images import reencode
from kube_awards.core.decoding.pdfs import checked
from kube_awards.core.decoding.sheets import read
from kube_awards.core.decoding.unfit import Unfit
from tests.uploads import document, encoded, photo_with_place, red_and_blue

if TYPE_CHECKING:
    from collections.abc import Callable

WHOLE: dict[str, tuple[Callable[[bytes], bytes], bytes, bytes]] = {
    "jpeg": (reencode, photo_with_place(6), b"RIFF"),
    "progressive jpeg": (reencode, encoded(red_and_blue(), progressive=True), b"RIFF"),
    "png": (reencode, encoded(red_and_blue(), "PNG"), b"RIFF"),
    "png with a palette": (reencode, encoded(red_and_blue(mode="P"), "PNG"), b"RIFF"),
    "webp": (reencode, encoded(red_and_blue(), "WEBP"), b"RIFF"),
    "sheet": (read, workbook([["satu", 2.5, True]] * 3), b"[{"),
    "pdf": (checked, document(3), b"%PDF"),
}
DAMAGE = st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=4)), min_size=1, max_size=9)


@pytest.mark.filterwarnings("ignore")  # as the child process is started
@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=100)
@given(damage=DAMAGE)
def test_a_damaged_file_is_taken_or_refused_by_name(
    name: str, damage: list[tuple[int, bytes]]
) -> None:
    decoder, whole, begins = WHOLE[name]
    data = bytearray(whole)
    for place, piece in damage:
        at = place % len(data)
        data[at : at + 2] = piece

    try:
        made = decoder(bytes(data))
    except Unfit:
        return

    assert made.startswith(begins)
