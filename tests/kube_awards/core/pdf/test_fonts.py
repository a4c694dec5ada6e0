from __future__ import annotations

import pytest

from kube_awards.core.pdf import PdfError, fonts
from kube_awards.core.pdf.assets import print_assets
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


def test_a_missing_font_is_one_plain_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {name: path for name, path in print_assets().items() if name != Face.SERIF.value}
    monkeypatch.setattr(fonts, "print_assets", lambda: known)
    fonts._advances.cache_clear()  # noqa: SLF001 - what a new process has not

    with pytest.raises(PdfError) as refusal:
        text_width("a", Face.SERIF)

    assert str(refusal.value) == (
        "Fon cetak fonts/eb-garamond-600.ttf tidak ada di server ini. "
        "Mohon hubungi pengelola sistem."
    )
    assert fonts.missing_faces() == [Face.SERIF]
