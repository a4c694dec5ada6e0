"""The first sheet of a file of scores: how to read it, and how everything was computed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.domain.decimals import spoken
from assessments.domain.outcome import OutcomeState, Reason
from kube_awards.console.documents.workbook import BOLD, TEXT, Styled
from kube_awards.core.formats import fingerprint, long_date, moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kube_awards.console.documents.workbook import Book, Page
    from prizes.models import Decision
    from prizes.selectors.score_tables import ScoreTable

WAYS = {
    "weighted_mean": "Nilai akhir = jumlah tertimbang semua juri panel dibagi banyaknya juri.",
    "trimmed_mean": (
        "Nilai akhir = jumlah tertimbang tanpa satu nilai tertinggi dan satu nilai terendah,"
        " dibagi banyaknya juri kurang dua. Nilai aspek tetap rerata seluruh panel."
    ),
}
POLICIES = {
    "common": "Panel bersama: hanya juri yang menilai semua peserta yang dihitung.",
    "adjusted": (
        "Disesuaikan: semua juri dihitung. Kelonggaran tiap juri (baris 4 lembar Peringkat)"
        " dihitung sistem dengan kuadrat terkecil dan jumlahnya nol; nilai akhir = rerata dari"
        " (jumlah tertimbang dikurangi kelonggaran juri). Nilai aspek pada lembar Peringkat adalah"
        " angka dari sistem dengan cara yang sama."
    ),
}
RUNGS = {
    "aspects": "nilai aspek, mulai dari bobot terbesar (bobot sama: menurut urutan aspek)",
    "head_to_head": "juri demi juri: banyaknya juri yang memberi nilai lebih tinggi",
}
REASONS = {Reason.ABSENT: "tidak hadir", Reason.RECUSED: "benturan kepentingan"}
SHEETS = (
    (
        "Lembar Nilai: satu baris untuk tiap lembar nilai, dengan nilai seperti ditulis juri. Nilai"
        " aspek = 100 × Σ(nilai × bobot ÷ nilai tertinggi) ÷ Σ bobot. Jumlah tertimbang ="
        " Σ(nilai aspek × bobot aspek) ÷ Σ bobot aspek."
    ),
    "Lembar Peringkat: satu baris untuk tiap peserta; nilai tiap juri diambil dari lembar Nilai.",
    "Peringkat memakai nilai akhir sebelum pembulatan; yang tampak dibulatkan dua angka.",
    (
        "Kolom “(rumus)” dihitung oleh berkas ini, kolom “(sistem)” oleh mesin dengan pecahan yang"
        " tepat. Kolom “Cocok?” membandingkan keduanya; bila ada “PERIKSA”, hubungi"
        " pengelola sistem."
    ),
    (
        "“Urutan di luar rumus” hanya terisi bila nilai akhir sama dan urutannya ditentukan juri"
        " demi juri atau keputusan panel; angkanya dari sistem."
    ),
    (
        "Bila rumus belum menampilkan angka, buka berkas di Excel atau LibreOffice lalu pilih"
        " Aktifkan Pengeditan."
    ),
)


def write_reading(book: Book, tables: Sequence[ScoreTable], decision: Decision | None) -> None:
    """Write how to read the file."""
    page = book.sheet("Cara membaca", [110])
    page.row(Styled(f"{book.edition.title} {book.edition.year} – nilai dan peringkat", BOLD))
    page.row(book.edition.level)
    if not book.edition.rules_confirmed:
        page.row("Instrumen dan aturan dalam berkas ini: contoh, bukan ketentuan resmi.", look=TEXT)
    for line in _origin(decision):
        page.row(line, look=TEXT)
    _section(page, "Isi berkas", SHEETS)
    for table in tables:
        _section(page, table.name, _rules(table))


def _section(page: Page, title: str, lines: Sequence[str] | Iterator[str]) -> None:
    page.row()
    page.row(Styled(title, BOLD))
    for line in lines:
        page.row(line, look=TEXT)


def _origin(decision: Decision | None) -> Iterator[str]:
    if decision is None:
        yield "Sumber: lembar nilai yang sudah terkirim, pada saat berkas ini diunduh."
        return
    yield (
        f"Sumber: hasil yang dibekukan pada {moment(decision.result.frozen_at)}, sidik data hasil"
        f" {fingerprint(decision.result.digest)} ({decision.result.digest})."
    )
    if decision.is_approved:
        yield (
            f"Penetapan nomor {decision.number} tanggal {long_date(decision.decided_on)}, sidik"
            f" data {fingerprint(decision.digest)} ({decision.digest})."
        )
    else:
        yield "Penetapan sudah diajukan dan menunggu persetujuan orang kedua."


def _rules(table: ScoreTable) -> Iterator[str]:
    rules = table.rules
    weights = ", ".join(
        f"{table.aspects[aspect.id]} {spoken(aspect.weight)}" for aspect in rules.aspects
    )
    yield f"Bobot aspek: {weights}."
    yield POLICIES[rules.hole_policy]
    if rules.hole_policy == "common":
        yield WAYS[rules.method]
    rungs = [RUNGS[rung] for rung in rules.ladder]
    yield f"Nilai akhir sama dipisahkan oleh: {'; lalu '.join([*rungs, 'keputusan panel'])}."
    yield f"Juri yang dihitung: {len(table.panel)} dari {len(table.judges)}."
    for dropped in table.outcome.dropped:
        yield f"Tidak dihitung: {table.judges[dropped.judge]} ({REASONS[dropped.reason]})."
    lines = dict.fromkeys(entrant.tie_line for entrant in table.ranked if entrant.tie_line)
    yield from (f"Nilai sama dalam kategori ini: {line}" for line in lines)
    if table.outcome.state is not OutcomeState.COMPUTED:
        missing = len(table.outcome.missing)
        yield f"Belum ada peringkat: {missing} lembar belum terkirim, atau panel belum memadai."
