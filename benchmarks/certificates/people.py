"""Certificates of any number, as plain values that every subject prints."""

from __future__ import annotations

from typing import TypedDict

LETTERHEAD = ("PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA", "DINAS SOSIAL")
LEVEL = "Tingkat Provinsi DKI Jakarta Tahun 2018"
SIGNING = ("Jakarta, 27 September 2018", "Kepala Dinas Sosial", "Provinsi DKI Jakarta,")
SIGNATORY, NIP = "Nama Pejabat, Gelar", "00000000 000000 0 000"
NAMES = ("KUBE Mawar Berseri", "Rahmawati Saputra, S.Sos.", "Drs. H. Ma'ruf Wijaya, M.Si., Ph.D.")
REGIONS = ("Kota Administrasi Jakarta Timur", "Kabupaten Administrasi Kepulauan Seribu")


class Person(TypedDict):
    """What one certificate has of its own; the peers find it fitted already."""

    number: str
    recipient: str
    region: str
    award: str
    amount: int
    money: str
    code: str
    check_url: str


def people(count: int) -> list[Person]:
    """Return count people, no two alike; their code is drawn anew, so that nothing is kept."""
    return [
        {
            "number": f"{index + 1}/KUBE-DKI/IX/2018",
            "recipient": f"{NAMES[index % 3]} {index + 1}",
            "region": REGIONS[index % 2],
            "award": "Juara I KUBE Berprestasi",
            "amount": 11_000_000,
            "money": "dengan uang pembinaan sebesar Rp11.000.000 (sebelas juta rupiah)",
            "code": f"19HS-RQPN-F5VH-{index:04}",
            "check_url": f"https://penilaian.example/cek/19HSRQPNF5VH{index:04}/",
        }
        for index in range(count)
    ]
