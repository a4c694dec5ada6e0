"""Print twenty awkward certificates and lay them side by side, to be looked at.

``python -m tools.contact_sheet proofs.png`` from the project's root; needs pdftoppm. With a folder
as the second argument the single PDF files are kept there.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import django
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prizes.documents import CertificateContent

COLUMNS, DPI, COLOURS = 4, 40, 128
NAME_OF_120 = (
    "Prof. Dr. Hj. Raden Ayu Siti Rahmawati Kusumaningtyas Wulandari Pramesti Sastrowardoyo, "
    "S.Sos., M.Si., M.Pd., Ph.D., CPA"
)
NAMES = (
    "Ai",
    "KUBE Mawar Berseri",
    "H. Ma'ruf “Al-Amin” D’Souza, S.E.",
    "Łucia Șerban-Đặng Nguyễn",
    "Dr. Hj. Siti Rahmawati Kusumaningtyas, S.Sos., M.Si.",
    "Drs. R. Ngabehi Sastrowardoyo Kusumodiningrat, M.Pd., Ph.D.",
    "Dr. Hj. Siti Rahmawati Kusumaningtyas Wulandari Pramesti, S.Sos., M.Si., M.Pd., Ph.D.",
    NAME_OF_120,
    NAME_OF_120.upper(),
    "Kelompok Usaha Bersama Ibu-Ibu Rumah Tangga Mandiri Sejahtera Pengolahan Hasil Laut",
    "W" * 40,
    "KUBE Kesejahteraanbersamamasyarakatpesisirutarajakartaraya",
    "<img src=x onerror=alert(1)>",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }} {% now 'Y' %}",
    "nama\u202eterbalik\u202c biasa",
    "e\u0301a\u0308o\u0302 tersusun dari dua tanda",
    "KUBE “Sinar 1/2” & Mitra (RW 04) #7 @ 100% – Rp5.000",
    "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
    "I",
)


GOVERNMENT = "PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA"
USUAL = {
    "region": "Kota Administrasi Jakarta Timur",
    "award": "Juara I KUBE Berprestasi",
    "level_and_year": "Tingkat Provinsi DKI Jakarta Tahun 2018",
    "amount": 11_000_000,
    "letterhead": (GOVERNMENT, "DINAS SOSIAL"),
    "place": "Jakarta",
    "date": dt.date(2018, 9, 27),
    "signatory_title": ("Kepala Dinas Sosial,",),
    "signatory_name": "Nama Pejabat, Gelar",
    "signatory_nip": "00000000 000000 0 000",
}
CROWDED = {
    "amount": 988_888_888,
    "letterhead": (GOVERNMENT, "DINAS SOSIAL", "Jl. Gunung Sahari II, Kemayoran, Jakarta Pusat"),
    "signatory_title": ("a.n. Gubernur DKI Jakarta", "Kepala Dinas Sosial", "Provinsi,"),
    "signatory_name": "Prof. Dr. H. Raden Mas Nama Pejabat Panjang, S.Sos., M.Si., M.Pd.",
}
OF_A_JUDGE = {
    "region": "Dinas Sosial Provinsi DKI Jakarta",
    "award": "Anggota Tim Penilai KUBE dan Pendamping KUBE Berprestasi",
    "amount": 0,
}
EXTRA_LINE = "Berdasarkan Keputusan Kepala Dinas Sosial Nomor 514 Tahun 2018"


def contents() -> list[CertificateContent]:
    """Give each name its own kind of paper: every size, ground, mark and number of lines."""
    from prizes.documents import CertificateContent  # noqa: PLC0415 - after django.setup

    return [
        CertificateContent(
            **{  # type: ignore[arg-type]  # texts, an amount and a date, as they are named
                **USUAL,
                **(CROWDED if index % 3 == 1 else {}),
                **(OF_A_JUDGE if index % 5 == 0 else {}),
            },
            number="" if index % 3 == 1 else f"{index + 1:03}/KUBE-DKI/IX/2018",
            recipient=name,
            code=f"19HS-RQPN-F5VH-{index:04}",
            check_url=f"https://penilaian.example/cek/19HSRQPNF5VH{index:04}/",
            sample=index % 2 == 0,
            paper=("A4", "A4", "F4", "F4")[index % 4],
            white_ground=index % 3 == 0,
            extra_line=EXTRA_LINE if index % 2 else "",
            draft=index in {3, 10, 17},
        )
        for index, name in enumerate(NAMES)
    ]


def picture(pdf: bytes) -> Image.Image:
    """Draw the page small."""
    command = ["pdftoppm", "-r", str(DPI), "-png", "-singlefile", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("RGB")


def sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """Lay the pictures in rows."""
    width = max(each.width for each in pictures) + 8
    height = max(each.height for each in pictures) + 8
    rows = -(-len(pictures) // COLUMNS)
    paper = Image.new("RGB", (COLUMNS * width, rows * height), "#888888")
    for index, each in enumerate(pictures):
        paper.paste(each, (index % COLUMNS * width + 4, index // COLUMNS * height + 4))
    return paper


def main(target: str, folder: str | None = None) -> None:
    """Write the sheet to target, and the single files to folder where one is given."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kube_awards.settings")
    django.setup()
    from kube_awards.core.pdf import PdfError  # noqa: PLC0415 - after django.setup
    from prizes.documents import render_certificates  # noqa: PLC0415 - after django.setup

    printed = []
    for content in contents():
        try:
            printed += render_certificates([content])
        except PdfError as error:
            print(f"{content.recipient[:40]}: {error}")
    if folder:
        for index, pdf in enumerate(printed):
            (Path(folder) / f"{index:02}.pdf").write_bytes(pdf)
    sheet([picture(pdf) for pdf in printed]).quantize(COLOURS).save(target, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
