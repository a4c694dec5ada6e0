"""What several papers say in the same words: head and foot, panel, attendance, provenance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.selectors.logo import logo_bytes
from kube_awards.core.formats import fingerprint, long_date
from kube_awards.core.terbilang import terbilang
from prizes.papers.blocks import Column, Grid, Letterhead, Points, Signer, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.models import Edition
    from prizes.papers.blocks import Block
    from prizes.selectors.paper_facts import PaperFacts, Present

DOTS = "……………………"
PRESENCE = {True: "hadir", False: "tidak hadir", None: "tidak dicatat"}
NOTHING = (
    "Tidak ada benturan kepentingan, juri yang berhalangan, atau peserta yang mengundurkan diri."
)
WHY = {"withdrawn": "mengundurkan diri", "no_sheet": "tidak ada juri yang dapat menilai"}
PANEL = (
    Column("No.", 6, "centre"),
    Column("Nama", 34),
    Column("Unsur dan lembaga", 30),
    Column("Kedudukan", 14),
    Column("Kehadiran", 16),
)


def letterhead(edition: Edition) -> Letterhead:
    """Return the head of the office as it is now; raise Refused where the logo is gone."""
    lines = tuple(line for line in edition.letterhead.splitlines() if line.strip())
    return Letterhead(lines, edition.paper, edition.is_sample, logo_bytes(edition))


def event(edition: Edition) -> str:
    """Name the assessment with level and year: "Penilaian KUBE Berprestasi Tingkat … 2018"."""
    return f"{assessment(edition)} {edition.level} Tahun {edition.year}"


def assessment(edition: Edition) -> str:
    """Name the assessment; the title of an edition may say the word itself."""
    said = edition.title.lower().startswith("penilaian")
    return edition.title if said else f"Penilaian {edition.title}"


def title(edition: Edition, *above: str) -> tuple[str, ...]:
    """Return the lines of a title in capitals: what it is, of what, and where and when."""
    lines = (*above, assessment(edition), f"{edition.level} Tahun {edition.year}")
    return tuple(line.upper() for line in lines)


def numbered(number: str) -> str:
    """Return the line with the number, dots while there is none."""
    return f"Nomor: {number.strip() or DOTS}"


def change_line(version: int, reason: str) -> str:
    """Say of a later version that it is one, and why."""
    return f"Perubahan ke-{version - 1}: {reason}" if version > 1 else ""


def footer(facts: PaperFacts, name: str) -> str:
    """Name the paper, the version of the result and its digest, for the foot of every page."""
    parts = [f"{name} {facts.edition.year}"]
    if facts.decision:
        parts.append(
            f"versi hasil {facts.decision.number}, sidik data {fingerprint(facts.decision.digest)}"
        )
    return " · ".join(parts)


def panel_grid(facts: PaperFacts) -> Grid:
    """List the panel with unsur, office in it, and whether each was there."""
    return Grid(
        PANEL,
        tuple(
            (
                str(number),
                each.name,
                ", ".join(part for part in (each.unsur, each.institution) if part),
                "Ketua" if each.is_head else "Anggota",
                PRESENCE[each.was_there],
            )
            for number, each in enumerate(facts.panel, start=1)
        ),
    )


def signed_by(edition: Edition) -> Signer:
    """Return the signatory of the office as it is now; a missing name prints dots."""
    title = edition.signatory_title.strip().rstrip(",")
    nip = edition.signatory_nip.strip()
    return Signer(f"{title}," if title else "", edition.signatory_name, f"NIP {nip}" if nip else "")


def panel_signers(facts: PaperFacts) -> tuple[Signer, ...]:
    """Return every judge who scores as somebody who signs."""
    return tuple(
        Signer("Ketua tim penilai" if each.is_head else "Anggota", each.name, each.unsur)
        for each in facts.panel
        if not each.absence
    )


def official(edition: Edition) -> str:
    """Return the office of the signatory on one line, without the comma before a name."""
    return " ".join(edition.signatory_title.split()).rstrip(",")


def filled(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def uncapped(sentence: str) -> str:
    """Return a sentence as it goes on after a colon."""
    return sentence[:1].lower() + sentence[1:]


def counted(number: int) -> str:
    """Write a number as minutes do: "10 (sepuluh)"."""
    return f"{number} ({terbilang(number)})"


def attendance_of_contestants(people: Sequence[Present]) -> str:
    """Say how many contestants were there, and who was not."""
    if not any(there is not None for _name, there in people):
        return "Kehadiran peserta tidak dicatat."
    there = sum(was is True for _name, was in people)
    gone = [name for name, was in people if was is False]
    sentence = f"Peserta yang hadir: {counted(there)} dari {counted(len(people))} peserta"
    return f"{sentence}; tidak hadir: {', '.join(gone)}." if gone else f"{sentence}."


def circumstances(facts: PaperFacts, who: str) -> list[Block]:
    """Say who does not judge what, and who left; `who` writes it down."""
    found = _circumstances(facts)
    if len(found) <= 1:
        return [Text(found[0] if found else NOTHING)]
    return [Text(f"{who} mencatat hal-hal berikut.", "close"), Points(tuple(found))]


def _circumstances(facts: PaperFacts) -> list[str]:
    found = [
        f"{each.judge} menyatakan benturan kepentingan dan tidak menilai peserta dari "
        f"{each.region} ({each.reason})."
        for each in facts.conflicts
    ]
    found += [
        f"{each.name} tidak menilai: {each.absence.rstrip('.')}."
        for each in facts.panel
        if each.absence
    ]
    for each in facts.categories:
        names = {entrant.id: entrant.name for entrant in each.table.entrants}
        found += [
            f"{names[gone.contestant]} (kategori {each.table.name}) tidak diberi peringkat: "
            f"{WHY[gone.reason.value]}."
            for gone in each.table.outcome.unplaced
        ]
    return found


def provenance(facts: PaperFacts) -> Text:
    """Say which result and which ledger line the paper rests on, to compare with the system."""
    if facts.decision is None:
        return Text("Belum ada penetapan: angka dalam draf ini dapat berubah.", "small")
    decision = facts.decision
    text = (
        f"Versi hasil {decision.number}, ditetapkan tanggal {long_date(decision.decided_on)}. "
        f"Sidik data penetapan {fingerprint(decision.digest)}, sidik data hasil "
        f"{fingerprint(decision.result.digest)}."
    )
    if facts.anchor:  # pragma: no branch - a decision is always written down
        text += f" Catatan audit nomor {facts.anchor.seq}, sidik {fingerprint(facts.anchor.hash)}."
    return Text(text, "small")
