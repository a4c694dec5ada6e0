"""Certificates to print in tests: one ordinary, and what an office will throw at it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from prizes.documents import CertificateContent, render_certificates

if TYPE_CHECKING:
    from typing import TypedDict, Unpack

    class Changes(TypedDict, total=False):
        """What a test may change in the ordinary certificate."""

        number: str
        recipient: str
        region: str
        award: str
        level_and_year: str
        amount: int
        letterhead: tuple[str, ...]
        signatory_title: tuple[str, ...]
        signatory_name: str
        signatory_nip: str
        code: str
        check_url: str
        sample: bool
        paper: str
        white_ground: bool
        extra_line: str
        logo: bytes
        draft: bool


ORDINARY = CertificateContent(
    number="1201/KUBE-DKI/IX/2018",
    recipient="KUBE Mawar Berseri",
    region="Kota Administrasi Jakarta Timur",
    award="Juara I KUBE Berprestasi",
    level_and_year="Tingkat Provinsi DKI Jakarta Tahun 2018",
    amount=11_000_000,
    letterhead=("PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA", "DINAS SOSIAL"),
    place="Jakarta",
    date=dt.date(2018, 9, 27),
    signatory_title=("Kepala Dinas Sosial", "Provinsi DKI Jakarta,"),
    signatory_name="Nama Pejabat, Gelar",
    signatory_nip="00000000 000000 0 000",
    code="19HS-RQPN-F5VH-6K0D",
    check_url="https://penilaian.example/cek/19HSRQPNF5VH6K0D/",
    sample=False,
)
NAME_OF_97 = (
    "Dr. Hj. Siti Rahmawati Kusumaningtyas Wulandari Pramesti, "
    "S.Sos., M.Si., M.Pd., Ph.D., CIPM, CPHR"
)
NAME_OF_120 = (
    "Prof. Dr. Hj. Raden Ayu Siti Rahmawati Kusumaningtyas Wulandari Pramesti Sastrowardoyo, "
    "S.Sos., M.Si., M.Pd., Ph.D., CPA"
)
EXTRA_LINE = "Berdasarkan Keputusan Kepala Dinas Sosial Nomor 514 Tahun 2018"
NAME_OF_188 = (
    "Kelompok Usaha Bersama Ibu - Ibu Rumah Tangga Mandiri Sejahtera Pengolahan Hasil Laut dan "
    "Kerajinan Tangan Rukun Warga Sebelas Kelurahan Semper Timur Kecamatan Cilincing "
    "Jakarta Utara Raya"
)


def make_content(**changes: Unpack[Changes]) -> CertificateContent:
    """Change the ordinary certificate."""
    return replace(ORDINARY, **changes)


def make_crowded_content(**changes: Unpack[Changes]) -> CertificateContent:
    """Fill every line of a certificate as far as an office may."""
    crowded = make_content(
        number="",
        recipient=NAME_OF_97,
        region="Pendamping KUBE Mawar Berseri, Kota Administrasi Jakarta Timur",
        award="Juara Harapan II Pendamping Kelompok Usaha Bersama Berprestasi",
        amount=988_888_888,
        letterhead=(*ORDINARY.letterhead, "Jl. Gunung Sahari II, Kemayoran, Jakarta Pusat"),
        signatory_title=(
            "a.n. Gubernur Daerah Khusus Ibukota Jakarta",
            "Kepala Dinas Sosial",
            "Provinsi DKI Jakarta,",
        ),
        signatory_name="Prof. Dr. H. Raden Mas Nama Pejabat Panjang Sekali, S.Sos., M.Si., M.Pd.",
        sample=True,
    )
    return replace(crowded, **changes)


def make_pendamping_content(**changes: Unpack[Changes]) -> CertificateContent:
    """Certify a pendamping of the sample edition, before a number and a signatory are known."""
    pendamping = make_content(
        number="",
        recipient="Rahmawati Saputra, S.Sos.",
        award="Juara Harapan II Pendamping KUBE Berprestasi",
        amount=2_100_000,
        signatory_name="",
        signatory_nip="",
        check_url="http://localhost:8000/cek/19HSRQPNF5VH6K0D/",
        sample=True,
        paper="F4",
    )
    return replace(pendamping, **changes)


def make_judge_content(**changes: Unpack[Changes]) -> CertificateContent:
    """Thank a judge: no money, and the institution in place of a region."""
    judge = make_content(
        number="1215/KUBE-DKI/IX/2018",
        recipient="Dr. Rahmawati Saputra, S.Sos., M.Si.",
        region="Forum Komunikasi Pekerja Sosial Masyarakat Provinsi DKI Jakarta",
        award="Anggota Tim Penilai KUBE dan Pendamping KUBE Berprestasi",
        amount=0,
    )
    return replace(judge, **changes)


def picture_bytes(picture: Image.Image) -> bytes:
    """Save a picture as PNG."""
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def wide_logo() -> bytes:
    """Draw a logo three times as wide as high, with nothing around its oval."""
    picture = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((0, 0, 299, 99), fill="#2f7d5c")
    return picture_bytes(picture)


@cache
def printed(content: CertificateContent) -> bytes:
    """Print content once for all tests that look at it."""
    return render_certificates([content])[0]
