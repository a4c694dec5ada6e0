from __future__ import annotations

import pytest

from kube_awards.core.pdf.fonts import Face, missing_characters, text_width


@pytest.mark.parametrize("face", Face)
def test_every_face_holds_the_letters_of_official_papers(face: Face) -> None:
    assert missing_characters("Dr. Hj. Łucia Đặng-Șerban, S.Sos. … “Rp1.000” – ’é", face) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [("Siti 😀 A 😀", ["😀"]), ("شريفة", list("شريفة")), ("ꦱꦶ", ["ꦱ", "ꦶ"]), ("漢", ["漢"])],
)
def test_missing_characters_are_named_once_in_order(text: str, missing: list[str]) -> None:
    assert missing_characters(text, Face.SERIF) == missing


def test_text_width_adds_advances_and_tracking() -> None:
    alone, pair = text_width("M", Face.SERIF), text_width("MM", Face.SERIF)

    assert (pair, text_width("MM", Face.SERIF, 0.1)) == (2 * alone, 2 * alone + 0.2)
