"""What a reader, a printer and a scanner find on the finished page."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from django.utils import translation

from kube_awards.core.pdf.text import squeezed
from prizes.documents import CertificateContent, render_certificates
from tests.paper import (
    codes_of,
    fonts_of,
    page_sizes_of,
    picture_of,
    read_picture,
    strange_pixels,
    text_of,
    words_of,
)
from tests.prizes.certificate_cases import (
    EXTRA_LINE,
    NAME_OF_97,
    NAME_OF_120,
    ORDINARY,
    make_content,
    make_crowded_content,
    make_judge_content,
    make_pendamping_content,
    printed,
    wide_logo,
)
from tests.prizes.certificate_geometry import off_the_axis, outside, overprinted

PIXELS = Path(__file__).parent / "pixels"
DPI = 70
PAYLOAD = "<img src=file:///etc/hostname><style>*{display:none}"
FONTS = {
    "EB-Garamond-Semi-Bold": True,
    "EB-Garamond-Medium-Italic": True,
    "Plus-Jakarta-Sans": True,
    "Plus-Jakarta-Sans-Medium": True,
    "Plus-Jakarta-Sans-Semi-Bold": True,
    "Plus-Jakarta-Sans-Bold": True,
}
CASES = {
    "kube-a4": ORDINARY,
    "pendamping-f4": make_pendamping_content(),
    "crowded-a4": make_crowded_content(),
    "crowded-f4": make_crowded_content(paper="F4"),
    "judge-a4": make_judge_content(),
    "longer-a4": make_crowded_content(extra_line=EXTRA_LINE, recipient=NAME_OF_120.upper()),
    "longer-f4": make_content(extra_line=EXTRA_LINE, paper="F4", white_ground=True),
}
DRAFT = make_content(draft=True, logo=wide_logo(), letterhead=ORDINARY.letterhead[1:])
each_case = pytest.mark.parametrize("content", CASES.values(), ids=CASES)
SHARED = """\
PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA DINAS SOSIAL PIAGAM PENGHARGAAN \
diberikan kepada sebagai Tingkat Provinsi DKI Jakarta Tahun 2018 \
Kode verifikasi Pindai kode QR ini atau buka penilaian.example/cek \
untuk memeriksa keaslian piagam. Jakarta, 27 September 2018 Kepala Dinas Sosial \
Provinsi DKI Jakarta, Nama Pejabat, Gelar NIP 00000000 000000 0 000"""
PERSONAL = """\
Nomor: 1201/KUBE-DKI/IX/2018 KUBE Mawar Berseri Kota Administrasi Jakarta Timur \
Juara I KUBE Berprestasi \
dengan uang pembinaan sebesar Rp11.000.000 (sebelas juta rupiah) 19HS-RQPN-F5VH-6K0D"""


def test_the_page_says_what_the_content_says() -> None:
    assert squeezed(text_of(printed(ORDINARY))) == squeezed(SHARED + PERSONAL)


def test_the_page_is_indonesian_when_the_reader_is_not() -> None:
    with translation.override("en"):
        pdfs = render_certificates([ORDINARY])

    assert pdfs == [printed(ORDINARY)]


def test_a_page_without_money_number_and_signatory_prints_dots_and_no_money() -> None:
    content = make_pendamping_content(amount=0)

    text = text_of(printed(content))

    assert ("Nomor: ……………………" in text, "uang pembinaan" in text, "NIP" in text) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(("sample", "marks"), [(True, 1), (False, 0)])
def test_only_sample_data_is_marked(sample: bool, marks: int) -> None:
    text = squeezed(text_of(printed(make_content(sample=sample))))

    assert (text.count("CONTOH"), text.count("bukanpiagamresmi")) == (marks, marks)


def test_a_hostile_name_prints_as_the_text_it_is() -> None:
    pdf = printed(make_content(recipient=PAYLOAD, award=PAYLOAD, region=PAYLOAD))

    assert squeezed(text_of(pdf)).count(squeezed(PAYLOAD)) == 3
    assert (page_sizes_of(pdf), b"EmbeddedFile" in pdf) == ([(297, 210)], False)


@pytest.mark.parametrize("name", ["Łucia Șerban-Đặng", "H. Ma'ruf “Al-Amin” D’Souza, S.E.", "Ai"])
def test_names_of_the_world_in_latin_letters_print_whole(name: str) -> None:
    pdf = printed(make_content(recipient=name))

    assert name in text_of(pdf)
    assert fonts_of(pdf) == FONTS


@each_case
def test_the_page_is_one_and_uses_our_fonts_only(content: CertificateContent) -> None:
    pdf = printed(content)

    size = {"A4": (297, 210), "F4": (330, 215)}[content.paper]
    assert (page_sizes_of(pdf), fonts_of(pdf)) == ([size], FONTS)


@each_case
def test_every_word_stays_inside_the_hairline(content: CertificateContent) -> None:
    assert outside(words_of(printed(content)), page_sizes_of(printed(content))[0]) == []


@each_case
def test_no_two_lines_overprint(content: CertificateContent) -> None:
    assert overprinted(words_of(printed(content))) == []


def test_a_name_of_97_letters_takes_two_lines_apart() -> None:
    words = words_of(printed(make_content(recipient=NAME_OF_97)))
    name = [word for word in words if word.text in NAME_OF_97.split()]

    tops = sorted({round(word.top, 1) for word in name})

    assert [round(lower - upper) for upper, lower in pairwise(tops)] == [19]


@each_case
def test_the_honour_stands_on_one_axis(content: CertificateContent) -> None:
    pdf = printed(content)

    assert off_the_axis(words_of(pdf), page_sizes_of(pdf)[0][0]) == []


@each_case
@pytest.mark.parametrize("dpi", [72, 100])
def test_the_code_scans_from_the_printed_page(content: CertificateContent, dpi: int) -> None:
    assert codes_of(printed(content), dpi) == [content.check_url]


@pytest.mark.parametrize("name", [*CASES, "draft-a4"])
def test_the_page_looks_as_it_was_approved(name: str, tmp_path: Path) -> None:
    picture = picture_of(printed(CASES.get(name, DRAFT)), DPI)
    picture.quantize(64).save(tmp_path / f"{name}.png", optimize=True)

    strange = strange_pixels(picture, read_picture(PIXELS / f"{name}.png"))

    assert strange <= 0.001, f"if the new look is wanted, store {tmp_path / f'{name}.png'}"


def test_a_draft_says_so_and_its_code_scans() -> None:
    pdf = printed(DRAFT)

    assert ("DRAF" in squeezed(text_of(pdf)), "DRAF" in text_of(printed(ORDINARY))) == (True, False)
    assert codes_of(pdf, 100) == [DRAFT.check_url]
