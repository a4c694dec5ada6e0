"""What a treasurer, a printer and a filing clerk find on the finished page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from kube_awards.core.pdf import GlyphMissing
from prizes.papers.receipt import ReceiptContent, render_receipts
from tests.paper import (
    fonts_of,
    page_sizes_of,
    picture_of,
    read_picture,
    strange_pixels,
    text_of,
    words_of,
)
from tests.prizes.papers.receipt_cases import BARE, CASES, CROWDED, ORDINARY, UNDECIDED, printed

PIXELS = Path(__file__).parent.parent / "pixels"
DPI = 70
POINTS_PER_MM = 72 / 25.4
PAYLOAD = "<img src=file:///etc/hostname><style>*{display:none}"
each_case = pytest.mark.parametrize("content", CASES.values(), ids=CASES)
TEXT = """\
PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA DINAS SOSIAL Jalan Gunung Sahari II, Kemayoran, \
Jakarta Pusat TANDA TERIMA Nomor: 1201/KUBE-DKI/IX/2018 \
Sudah terima dari : Bendahara Pengeluaran DINAS SOSIAL \
Banyaknya uang : Sepuluh juta empat ratus lima puluh ribu rupiah \
Untuk pembayaran : Uang pembinaan, trofi, dan piagam Juara I KUBE Berprestasi Tingkat Provinsi \
DKI Jakarta Tahun 2018 Kepada : KUBE Mawar Berseri Kota Administrasi Jakarta Timur \
Dasar : Penetapan tanggal 27 September 2018, versi 1, sidik data 7F3A-91C2 \
Jumlah bruto Rp11.000.000 Potongan PPh 21 Rp550.000 Jumlah diterima Rp10.450.000 \
Yang diterima: Uang pembinaan Rp10.450.000 Trofi Piagam \
Bendahara Pengeluaran, Jakarta, 5 November 2018 Yang menerima, a.n. KUBE Mawar Berseri Ketua, \
Meterai ………………………………………………………… NIP ………………………………………………………… Sri Wahyuni \
Mengetahui, Kepala Dinas Sosial Provinsi DKI Jakarta, Nama Pejabat, Gelar \
NIP 00000000 000000 0 000"""


def squeezed(text: str) -> str:
    """Drop spaces and the number of dots: how a line is cut says nothing."""
    return "".join(text.split()).replace("…", "")


def test_the_page_says_what_the_content_says() -> None:
    assert squeezed(text_of(printed(ORDINARY))) == squeezed(TEXT)


def test_the_page_is_the_same_bytes_again_and_indonesian_for_everybody() -> None:
    with translation.override("en"):
        again = render_receipts([ORDINARY])

    assert again == [printed(ORDINARY)]


def test_an_undecided_tax_is_said_and_the_words_are_those_of_the_gross_amount() -> None:
    text = " ".join(text_of(printed(UNDECIDED)).split())

    assert "Banyaknya uang : Sebelas juta rupiah" in text
    assert "Potongan pajak belum ditentukan" in text
    assert "Potongan: belum ditentukan. Jumlah dalam huruf di atas masih jumlah bruto" in text
    assert ("Rp10.450.000" in text, "DRAF" in text) == (False, True)


def test_what_is_missing_prints_dots_and_no_money_prints_no_amount() -> None:
    text = " ".join(text_of(printed(BARE)).split())

    assert "Untuk penyerahan : Trofi dan piagam Juara I" in text
    assert ("Rp" in text, "Banyaknya uang" in text, "Meterai" in text) == (False, False, False)
    assert ("Nomor: …" in text, "Jakarta, …" in text, text.count("NIP …")) == (True, True, 2)


@pytest.mark.parametrize(
    ("changes", "purpose"),
    [
        ({"trophy": False, "certificate": False}, "Uang pembinaan Juara I"),
        ({"trophy": False}, "Uang pembinaan dan piagam Juara I"),
        ({"gross": 0, "tax": 0, "trophy": False}, "Piagam Juara I"),
    ],
)
def test_only_what_the_award_brings_is_named(changes: dict[str, int], purpose: str) -> None:
    content = replace(ORDINARY, **changes)  # type: ignore[arg-type]  # a table of changes

    assert content.purpose.startswith(purpose)


@pytest.mark.parametrize(
    ("draft", "sample", "marks"),
    [(True, True, (1, 1)), (True, False, (1, 0)), (False, True, (0, 2)), (False, False, (0, 0))],
)
def test_drafts_and_sample_data_are_marked(
    draft: bool, sample: bool, marks: tuple[int, int]
) -> None:
    text = text_of(printed(replace(ORDINARY, draft=draft, sample=sample)))

    assert (text.count("DRAF"), text.count("CONTOH")) == marks


def test_a_hostile_name_prints_as_the_text_it_is() -> None:
    pdf = printed(replace(ORDINARY, recipient=PAYLOAD, receiver_name=PAYLOAD, prize=PAYLOAD))

    assert squeezed(text_of(pdf)).count(squeezed(PAYLOAD)) == 3
    assert (len(page_sizes_of(pdf)), b"EmbeddedFile" in pdf) == (1, False)


def test_letters_that_no_font_of_ours_has_are_refused() -> None:
    with pytest.raises(GlyphMissing):
        render_receipts([replace(ORDINARY, receiver_name="ꦱꦿꦶ")])


@each_case
def test_every_receipt_is_one_page_of_its_paper_in_our_fonts(content: ReceiptContent) -> None:
    pdf = printed(content)

    size = {"A4": (210, 297), "F4": (215, 330)}[content.paper]
    assert page_sizes_of(pdf) == [size]
    assert all(name.startswith("Plus-Jakarta-Sans") for name in fonts_of(pdf))
    assert all(fonts_of(pdf).values())


@each_case
def test_every_word_stays_inside_the_margins(content: ReceiptContent) -> None:
    pdf = printed(replace(content, draft=False))
    (width, height) = page_sizes_of(pdf)[0]

    outside = [
        word.text
        for word in words_of(pdf)
        if word.left < 23.5 * POINTS_PER_MM
        or word.right > (width - 19.5) * POINTS_PER_MM
        or word.top < 12 * POINTS_PER_MM
        or word.bottom > (height - 10) * POINTS_PER_MM
    ]

    assert outside == []


def test_amounts_end_on_one_line() -> None:
    amounts = [word for word in words_of(printed(CROWDED)) if word.text.startswith("Rp")][:3]

    assert len({round(word.right) for word in amounts}) == 1


@pytest.mark.parametrize("name", CASES)
def test_the_page_looks_as_it_was_approved(name: str, tmp_path: Path) -> None:
    picture = picture_of(printed(CASES[name]), DPI)
    picture.quantize(16).save(tmp_path / f"receipt-{name}.png", optimize=True)

    strange = strange_pixels(picture, read_picture(PIXELS / f"receipt-{name}.png"))

    assert strange <= 0.001, f"if the new look is wanted, store {tmp_path}/receipt-{name}.png"
