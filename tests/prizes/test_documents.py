from __future__ import annotations

import hashlib
import json

import pytest
from django.utils import translation

from kube_awards.core.pdf import GlyphMissing, TextTooLong
from kube_awards.core.pdf.fitting import Fitted
from kube_awards.core.pdf.qr import draw_qr
from prizes.documents import (
    CertificateContent,
    CertificatePage,
    CertificateStamp,
    NameTooLong,
    certificate_page,
    merge_for_print,
    render_certificates,
)
from tests.paper import page_sizes_of, text_of
from tests.prizes.certificate_cases import (
    NAME_OF_97,
    NAME_OF_120,
    NAME_OF_188,
    ORDINARY,
    make_content,
    make_pendamping_content,
    printed,
)

CANONICAL = {
    "number": "1201/KUBE-DKI/IX/2018",
    "recipient": "KUBE Mawar Berseri",
    "region": "Kota Administrasi Jakarta Timur",
    "award": "Juara I KUBE Berprestasi",
    "level_and_year": "Tingkat Provinsi DKI Jakarta Tahun 2018",
    "amount": 11_000_000,
    "letterhead": ["PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA", "DINAS SOSIAL"],
    "place": "Jakarta",
    "date": "2018-09-27",
    "signatory_title": ["Kepala Dinas Sosial", "Provinsi DKI Jakarta,"],
    "signatory_name": "Nama Pejabat, Gelar",
    "signatory_nip": "00000000 000000 0 000",
    "code": "19HS-RQPN-F5VH-6K0D",
    "check_url": "https://penilaian.example/cek/19HSRQPNF5VH6K0D/",
    "sample": False,
    "paper": "A4",
    "white_ground": False,
    "extra_line": "",
    "logo": "",
    "draft": False,
}
STAMP = CertificateStamp(
    paper="a4",
    white_ground=False,
    sample=False,
    draft=False,
    longer=False,
    logo="",
    letterhead=(
        Fitted(12, ("PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA",)),
        Fitted(15, ("DINAS SOSIAL",)),
    ),
    level_and_year=Fitted(12, ("Tingkat Provinsi DKI Jakarta Tahun 2018",)),
    signing=(
        Fitted(10, ("Jakarta, 27 September 2018",)),
        Fitted(10, ("Kepala Dinas Sosial",)),
        Fitted(10, ("Provinsi DKI Jakarta,",)),
    ),
    signatory_name=Fitted(11, ("Nama Pejabat, Gelar",)),
    signatory_blank=False,
    signatory_nip=Fitted(10, ("NIP 00000000 000000 0 000",)),
    check_address="penilaian.example/cek",
)
PAGE = CertificatePage(
    stamp=STAMP,
    number=Fitted(11, ("Nomor: 1201/KUBE-DKI/IX/2018",)),
    recipient=Fitted(33, ("KUBE Mawar Berseri",)),
    region=Fitted(12, ("Kota Administrasi Jakarta Timur",)),
    award=Fitted(25, ("Juara I KUBE Berprestasi",)),
    money=Fitted(11, ("dengan uang pembinaan sebesar Rp11.000.000 (sebelas juta rupiah)",)),
    amount="Rp11.000.000",
    extra_line=Fitted(9, ()),
    qr=draw_qr("https://penilaian.example/cek/19HSRQPNF5VH6K0D/"),
    code="19HS-RQPN-F5VH-6K0D",
)


def test_content_freezes_into_plain_json_values() -> None:
    assert ORDINARY.as_canonical() == json.loads(json.dumps(CANONICAL))


def test_a_content_names_its_logo_by_digest() -> None:
    assert make_content(logo=b"logo").as_canonical() == {
        **ORDINARY.as_canonical(),
        "logo": hashlib.sha256(b"logo").hexdigest(),
    }


def test_content_refuses_a_paper_without_frame() -> None:
    with pytest.raises(ValueError, match="paper must be one of"):
        make_content(paper="A3")


def test_certificate_page_words_and_fits_every_line() -> None:
    assert certificate_page(ORDINARY) == PAGE


def test_certificate_page_is_indonesian_in_any_language() -> None:
    with translation.override("en"):
        page = certificate_page(ORDINARY)

    assert page == PAGE


def test_certificate_page_leaves_room_for_what_is_not_known_yet() -> None:
    page = certificate_page(make_content(number=" ", signatory_name="", signatory_nip="", amount=0))

    stamp = page.stamp
    assert (page.number, stamp.signatory_name, stamp.signatory_blank) == (
        Fitted(11, ("Nomor: ……………………",)),
        Fitted(11, ("………………………………………",)),
        True,
    )
    assert (stamp.signatory_nip.lines, page.money.lines, page.money_lines) == ((), (), [])


@pytest.mark.parametrize(
    ("name", "size", "rows"),
    [
        ("Ai", 33, 1),
        ("KUBE Mawar Berseri Jakarta Timur", 33, 1),
        ("Dr. Hj. Siti Rahmawati Kusumaningtyas, S.Sos., M.Si.", 27, 1),
        (NAME_OF_97, 17, 2),
        (NAME_OF_97.upper(), 17, 2),
        (NAME_OF_120, 17, 2),
        (NAME_OF_120.upper(), 16, 2),
    ],
)
def test_a_long_name_shrinks_and_then_takes_two_lines(name: str, size: int, rows: int) -> None:
    recipient = certificate_page(make_content(recipient=name)).recipient

    assert (recipient.size, recipient.rows, " ".join(recipient.lines)) == (size, rows, name)


@pytest.mark.parametrize("name", [NAME_OF_188, "A" * 120])
def test_a_name_that_would_overprint_its_neighbours_is_refused(name: str) -> None:
    with pytest.raises(NameTooLong) as refusal:
        certificate_page(make_content(recipient=name))

    assert str(refusal.value) == (
        f"Nama penerima terlalu panjang untuk dicetak ({len(name)} huruf). "
        "Mohon dipersingkat, lalu coba lagi."
    )


@pytest.mark.parametrize("name", ["Siti 😀", "شريفة", "ꦱꦶꦠꦶ"], ids=["emoji", "Arabic", "Javanese"])
def test_a_name_in_letters_we_cannot_print_is_refused(name: str) -> None:
    with pytest.raises(GlyphMissing, match="Nama penerima memuat huruf yang tidak ada"):
        render_certificates([make_content(recipient=name)])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (make_content(letterhead=("A", "B", "C", "D")), "Kop piagam paling banyak tiga baris."),
        (
            make_content(signatory_title=("A", "B", "C", "D")),
            "Jabatan penanda tangan paling banyak tiga baris.",
        ),
        (make_content(award="Juara " * 60), "Sebutan penghargaan terlalu panjang"),
        (make_content(region="Kota " * 60), "Wilayah terlalu panjang"),
    ],
    ids=["letterhead", "title", "award", "region"],
)
def test_lines_without_room_are_refused(content: CertificateContent, message: str) -> None:
    with pytest.raises(TextTooLong) as refusal:
        certificate_page(content)

    assert str(refusal.value).startswith(message)


def test_the_money_is_split_around_its_figures_on_both_lines() -> None:
    page = certificate_page(make_content(amount=988_888_888))

    (first, second) = page.money_lines
    assert first[:2] == ("dengan uang pembinaan sebesar ", "Rp988.888.888")
    assert second[1:] == ("", "")


def test_render_certificates_prints_one_page_for_each_content_in_order() -> None:
    contents = [make_pendamping_content(), ORDINARY]

    pdfs = render_certificates(contents)

    assert [page_sizes_of(pdf) for pdf in pdfs] == [[(330, 215)], [(297, 210)]]
    assert [content.recipient in text_of(pdf) for content, pdf in zip(contents, pdfs, strict=True)]


def test_render_certificates_gives_the_same_bytes_twice() -> None:
    assert render_certificates([ORDINARY]) == [printed(ORDINARY)]


def test_render_certificates_of_nothing_is_nothing() -> None:
    assert render_certificates([]) == []


def test_merge_for_print_keeps_order_and_paper() -> None:
    pdfs = [printed(make_pendamping_content()), printed(ORDINARY)]

    merged = merge_for_print(pdfs)

    assert page_sizes_of(merged) == [(330, 215), (297, 210)]
    assert merged == merge_for_print(pdfs)
