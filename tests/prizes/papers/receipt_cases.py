"""Receipts that are ordinary, crowded, or lack whatever can be lacking."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from prizes.papers.receipt import ReceiptContent, render_receipts

LONG = "Kelompok Usaha Bersama Perempuan Mandiri Sejahtera Berkah Cipta Karya Nusantara Lestari"
LONG_NAME = f"{LONG} Abadi Rukun Tetangga Sebelas Sudin"[:120]
LETTERHEAD = (
    "PEMERINTAH PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA",
    "DINAS SOSIAL",
    "Jalan Gunung Sahari II, Kemayoran, Jakarta Pusat",
)
ORDINARY = ReceiptContent(
    number="1201/KUBE-DKI/IX/2018",
    payer="Bendahara Pengeluaran DINAS SOSIAL",
    recipient="KUBE Mawar Berseri",
    region="Kota Administrasi Jakarta Timur",
    prize="Juara I KUBE Berprestasi Tingkat Provinsi DKI Jakarta Tahun 2018",
    basis="Penetapan tanggal 27 September 2018, versi 1, sidik data 7F3A-91C2",
    gross=11_000_000,
    tax=550_000,
    tax_line="Potongan PPh 21",
    trophy=True,
    certificate=True,
    letterhead=LETTERHEAD,
    place="Jakarta",
    handed_over_on=dt.date(2018, 11, 5),
    receiver_name="Sri Wahyuni",
    receiver_office="Ketua",
    on_behalf_of="KUBE Mawar Berseri",
    signatory_title=("Kepala Dinas Sosial", "Provinsi DKI Jakarta,"),
    signatory_name="Nama Pejabat, Gelar",
    signatory_nip="00000000 000000 0 000",
    with_meterai=True,
    draft=False,
    sample=False,
    paper="A4",
)
UNDECIDED = replace(
    ORDINARY, number="", tax=None, tax_line="Potongan pajak", handed_over_on=None, draft=True
)
CROWDED = replace(
    ORDINARY,
    recipient=f"KUBE {LONG_NAME}",
    on_behalf_of=f"KUBE {LONG_NAME}",
    receiver_name=LONG_NAME,
    signatory_name=LONG_NAME,
    signatory_title=(*ORDINARY.signatory_title, "selaku Kuasa Pengguna Anggaran,"),
    prize=f"Juara Harapan II {LONG[:80]} {LONG_NAME} Tahun 2018",
    gross=987_654_321_987,
    tax=0,
)
BARE = replace(
    ORDINARY,
    number="",
    gross=0,
    tax=0,
    letterhead=(),
    handed_over_on=None,
    receiver_name="",
    receiver_office="",
    on_behalf_of="",
    signatory_title=(),
    signatory_name="",
    signatory_nip="",
    with_meterai=False,
)
CASES = {
    "ordinary-a4": ORDINARY,
    "undecided-f4": replace(UNDECIDED, paper="F4"),
    "crowded-a4": CROWDED,
    "crowded-f4": replace(CROWDED, paper="F4"),
    "bare-a4": BARE,
}


@cache
def printed(content: ReceiptContent) -> bytes:
    """Return the PDF of one receipt, rendered once."""
    return render_receipts([content])[0]
