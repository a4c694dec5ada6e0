from __future__ import annotations

import pytest
from django.utils import translation

from kube_awards.core.pdf import GlyphMissing, TextTooLong
from kube_awards.core.pdf.fitting import ALLOWANCE, POINTS_PER_MM, Fitted, Slot, fit
from kube_awards.core.pdf.fonts import Face, text_width

SLOT = Slot("Nama", Face.SERIF, largest=20, smallest=10, width_mm=50)


def widest(size: int) -> str:
    """Write as many letters as just fit the slot at size."""
    points = SLOT.width_mm * POINTS_PER_MM / ALLOWANCE
    return "m" * int(points / size / text_width("m", SLOT.face))


def test_fit_keeps_a_short_text_at_its_largest_size() -> None:
    assert fit(SLOT, " Mawar\n Jaya ") == Fitted(20, ("Mawar Jaya",))


@pytest.mark.parametrize("size", [19, 15, 11, 10])
def test_fit_shrinks_point_by_point(size: int) -> None:
    assert fit(SLOT, widest(size)) == Fitted(size, (widest(size),))


def test_fit_breaks_into_two_even_lines_when_the_smallest_size_is_too_wide() -> None:
    half = widest(10)[:-4]

    fitted = fit(SLOT, f"{half} mm {half}")

    assert (fitted.size, fitted.rows, str(fitted)) == (10, 2, f"{half}\nmm {half}")


@pytest.mark.parametrize("text", ["m" * 200, "mm " * 100], ids=["one word", "many words"])
def test_fit_refuses_what_does_not_fit_two_lines(text: str) -> None:
    with pytest.raises(TextTooLong) as refusal:
        fit(SLOT, text)

    count = len(text.strip())
    assert str(refusal.value) == (
        f"Nama terlalu panjang untuk dicetak ({count} huruf). Mohon dipersingkat, lalu coba lagi."
    )


def test_fit_refuses_a_second_line_where_there_is_room_for_one() -> None:
    slot = Slot("Nomor", Face.SANS, 11, 8, 20, rows=1)

    with pytest.raises(TextTooLong):
        fit(slot, "1201/KUBE 1201/KUBE 1201/KUBE")


def test_fit_leaves_a_blank_text_without_lines() -> None:
    fitted = fit(SLOT, " \x00 ")

    assert (fitted, fitted.rows, str(fitted)) == (Fitted(20, ()), 0, "")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Siti 😀", "“😀” (U+1F600)"),
        ("Siti شري", "“ش” (U+0634), “ر” (U+0631), “ي” (U+064A)"),
        ("ꦱꦶꦠꦶ", "“ꦱ” (U+A9B1), “ꦶ” (U+A9B6), “ꦠ” (U+A9A0)"),
    ],
    ids=["emoji", "Arabic", "Javanese"],
)
def test_fit_names_the_characters_that_no_font_of_ours_has(text: str, named: str) -> None:
    with pytest.raises(GlyphMissing) as refusal:
        fit(SLOT, text)

    assert str(refusal.value) == (
        f"Nama memuat huruf yang tidak ada pada fon cetak: {named}. "
        "Mohon ditulis dengan huruf Latin."
    )


def test_fit_speaks_the_language_of_the_reader_not_of_the_document() -> None:
    with translation.override("id"), pytest.raises(TextTooLong) as refusal:
        fit(SLOT, "m" * 200)

    with translation.override("id"):
        in_indonesian = str(refusal.value.message)
    assert in_indonesian.startswith("Nama terlalu panjang")
