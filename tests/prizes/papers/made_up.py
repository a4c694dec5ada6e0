"""Papers with made-up content, every kind of block among them, for pictures to compare."""

from __future__ import annotations

from prizes.papers.blocks import (
    Clause,
    Column,
    Grid,
    Letterhead,
    NewPage,
    Paper,
    Points,
    Signatures,
    Signer,
    Text,
)

A4 = Letterhead(
    ("PEMERINTAH PROVINSI CONTOH", "DINAS SOSIAL", "Jalan Contoh Nomor 1"),
    "A4",
    is_sample=True,
)
F4 = Letterhead(A4.lines, "F4", is_sample=False)
SENTENCE = (
    "Pada hari ini Kamis tanggal dua puluh bulan September tahun dua ribu delapan belas, bertempat "
    "di Aula Contoh, telah dilaksanakan rapat pleno tim penilai."
)
PANEL = (
    Signer("Ketua tim penilai", "Dra. Nama Pertama", "Praktisi sosial"),
    Signer("Anggota", "Nama Kedua, S.E.", "Forum CSR"),
    Signer("Anggota", "", "Akademisi"),
    Signer("Anggota", "Nama Keempat", "Akademisi"),
)
RESULTS = Grid(
    columns=(
        Column("Tempat dan gelar", 14),
        Column("Peserta", 30),
        Column("Nilai akhir", 22, "number"),
        Column("Uang pembinaan", 34, "right"),
    ),
    rows=(
        (
            "1. Juara I",
            "KUBE Contoh Satu\nJakarta Timur",
            "88,400",
            "Rp11.000.000\n(sebelas juta rupiah)",
        ),
        ("2. Juara II", "K" * 120, "9,5", "–"),
    ),
    total=("Jumlah uang pembinaan", "Rp11.000.000"),
    caption="Kategori Contoh",
)
MINUTES = Paper(
    kind="berita-acara-pleno",
    name="Berita acara",
    letterhead=A4,
    title=("BERITA ACARA", "RAPAT PLENO PENETAPAN"),
    number="Nomor: 7/BA/2018",
    blocks=(
        Text(SENTENCE),
        Text("Rapat mencatat hal-hal berikut.", "close"),
        Points((SENTENCE, "Hal kedua.")),
        RESULTS,
        Text("Sidik data 7F3A-91C2.", "small"),
        Signatures(PANEL, closing="Demikian berita acara ini dibuat dengan sebenarnya."),
    ),
    footer="Berita acara 2018 · versi hasil 1",
    change="Perubahan ke-1: nama kota salah ketik.",
)
DECREE = Paper(
    kind="keputusan",
    name="Keputusan",
    letterhead=F4,
    title=("KEPUTUSAN KEPALA DINAS", "NOMOR 123 TAHUN 2018"),
    number="",
    blocks=(
        Text("KEPALA DINAS,", "centre"),
        Clause("Menimbang", (SENTENCE, "bahwa perlu menetapkan keputusan;"), ("a.", "b.")),
        Text("MEMUTUSKAN:", "strong"),
        Clause("KESATU", (SENTENCE,)),
        Signatures(
            (Signer("Kepala Dinas Sosial\nProvinsi Contoh,", "Nama Pejabat", "NIP 1960 1988"),),
            before=("Ditetapkan di Jakarta", "pada tanggal 27 September 2018"),
        ),
        NewPage(),
        Text("Lampiran"),
    ),
    footer="Keputusan 2018",
)
RECAP = Paper(
    kind="rekapitulasi",
    name="Rekapitulasi nilai",
    letterhead=A4,
    title=("REKAPITULASI NILAI",),
    number="",
    blocks=(
        Grid(
            columns=(
                Column("No.", 3, "centre"),
                Column("Peserta", 15),
                *[
                    Column(head, 0, "number", group=f"Juri {judge}")
                    for judge in range(1, 6)
                    for head in ("Kele.", "Sosi.", "Ekon.", "Total")
                ],
            ),
            rows=(
                ("1", "KUBE Contoh Satu\nJakarta Timur", *["100,00", "9,50", "88,40", "–"] * 5),
                ("2", "KUBE Contoh Dua\nJakarta Utara", *["75,00"] * 20),
            ),
            caption="Kategori Contoh",
            look="dense",
        ),
        Signatures(PANEL, across=5),
    ),
    footer="Rekapitulasi nilai 2018",
    is_landscape=True,
)
ATTENDANCE = Paper(
    kind="daftar-hadir",
    name="Daftar hadir",
    letterhead=A4,
    title=("DAFTAR HADIR",),
    number="",
    blocks=(
        Clause("Tempat", ("Aula Contoh",)),
        Grid(
            columns=(
                Column("No.", 7, "centre"),
                Column("Nama", 33),
                Column("Instansi atau unsur", 28),
                Column("", 16, group="Tanda tangan"),
                Column("", 16, group="Tanda tangan"),
            ),
            rows=(
                ("1", "Nama Pertama", "Akademisi", "1.", ""),
                ("2", "Nama Kedua", "Forum CSR", "", "2."),
            ),
            look="tall",
        ),
    ),
    footer="Daftar hadir 2018",
)
