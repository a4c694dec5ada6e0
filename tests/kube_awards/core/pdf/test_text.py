from __future__ import annotations

import pytest

from kube_awards.core.pdf.text import clean_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("KUBE Mawar Berseri", "KUBE Mawar Berseri"),
        ("  KUBE \t Mawar\r\nBerseri ", "KUBE Mawar Berseri"),
        ("Rene\u0301", "Ren\u00e9"),
        ("KU\x00BE\x07", "KUBE"),
        ("KUBE\x1f\x1eMawar", "KUBE Mawar"),
        ("\u202eirawaM\u202c \u2066KUBE\u2069", "irawaM KUBE"),
        ("\u200fKU\u200bBE\ufeff\u00ad", "KUBE"),
        ("Mawar\u2028Berseri\u00a0Jaya", "Mawar Berseri Jaya"),
        ("\n\x00\u202e", ""),
    ],
)
def test_clean_text_keeps_only_what_can_be_seen(text: str, clean: str) -> None:
    assert clean_text(text) == clean
