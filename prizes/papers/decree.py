"""Draft of the keputusan of the head of office, and its annex of winners and amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kube_awards.core.formats import long_date, rupiah
from kube_awards.core.terbilang import terbilang_rupiah
from prizes.papers.blocks import Clause, Column, Grid, NewPage, Paper, Signatures, Text
from prizes.papers.parts import (
    DOTS,
    assessment,
    event,
    filled,
    footer,
    letterhead,
    official,
    signed_by,
)
from prizes.papers.results import money_of, placed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prizes.papers.blocks import Block
    from prizes.selectors.paper_facts import CategoryFacts, PaperFacts

NAME = "Keputusan"
ORDINALS = (
    *("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN"),
    *("KESEMBILAN", "KESEPULUH"),
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
CONSIDERING_AIM = (
    "bahwa untuk memberikan penghargaan dan mendorong kemajuan Kelompok Usaha Bersama (KUBE) dan "
    "pendampingnya telah dilaksanakan"
)
CONSIDERING_PANEL = "bahwa tim penilai dalam rapat pleno telah menetapkan hasil"
CONSIDERING_NEED = (
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu "
    "menetapkan keputusan tentang"
)
ANNEXED = (
    "sebagaimana tercantum dalam lampiran yang merupakan bagian tidak terpisahkan dari keputusan "
    "ini."
)
GIVEN = (
    "Kepada pemenang sebagaimana dimaksud pada diktum KESATU diberikan uang pembinaan seluruhnya "
    "sebesar"
)
CORRECTION = (
    "Keputusan ini mulai berlaku pada tanggal ditetapkan, dengan ketentuan apabila di kemudian "
    "hari terdapat kekeliruan dalam keputusan ini akan diadakan pembetulan sebagaimana mestinya."
)
ANNEX = (
    Column("No.", 6, "centre"),
    Column("Gelar", 13),
    Column("Nama", 30),
    Column("Wilayah", 18),
    Column("Uang pembinaan", 33, "right"),
)


def decree(facts: PaperFacts, number: str, change: str) -> Paper:
    """Return the keputusan to be signed, with its annex on a page of its own."""
    edition = facts.edition
    office = _office(facts)
    return Paper(
        kind="keputusan",
        name=NAME,
        letterhead=letterhead(edition),
        title=(
            f"KEPUTUSAN {office}",
            f"NOMOR {number.strip() or DOTS} TAHUN {_year(facts)}",
            "TENTANG",
            _about(facts).upper(),
        ),
        number="",
        blocks=(
            Text(f"{office},", "centre"),
            _lettered("Menimbang", _considerations(facts)),
            # Dots to be filled in while panitia has written none.
            _numbered("Mengingat", filled(edition.legal_basis) or [DOTS * 2]),
            Clause("Memperhatikan", (_minutes(facts),)),
            Text("MEMUTUSKAN:", "strong"),
            Clause("Menetapkan", (f"KEPUTUSAN {office} TENTANG {_about(facts).upper()}.",)),
            *_clauses(facts),
            _signature(facts),
            *_copies(filled(edition.decree_copies)),
            NewPage(),
            *_annex(facts, number),
        ),
        footer=footer(facts, NAME),
        change=change,
    )


def _office(facts: PaperFacts) -> str:
    return (official(facts.edition) or f"KEPALA {DOTS}").upper()


def _year(facts: PaperFacts) -> int:
    return facts.decision.decided_on.year if facts.decision else facts.edition.year


def _about(facts: PaperFacts) -> str:
    return f"Penetapan Pemenang {event(facts.edition)}"


def _considerations(facts: PaperFacts) -> tuple[str, ...]:
    edition = facts.edition
    return (
        f"{CONSIDERING_AIM} {event(edition)};",
        f"{CONSIDERING_PANEL} {assessment(edition)} sebagaimana tercantum dalam berita acara;",
        f"{CONSIDERING_NEED} {_about(facts)};",
    )


def _minutes(facts: PaperFacts) -> str:
    meeting = facts.meeting
    number = (meeting.number if meeting else "").strip() or DOTS
    day = long_date(meeting.held_on) if meeting else DOTS
    return f"Berita Acara Rapat Pleno Penetapan Nomor {number} tanggal {day}."


def _lettered(word: str, items: tuple[str, ...]) -> Clause:
    return Clause(word, items, tuple(f"{letter}." for letter in LETTERS[: len(items)]))


def _numbered(word: str, items: Sequence[str]) -> Clause:
    return Clause(word, tuple(items), tuple(f"{at}." for at in range(1, len(items) + 1)))


def _clauses(facts: PaperFacts) -> list[Block]:
    total = _total(facts)
    said = [
        f"Menetapkan pemenang {event(facts.edition)} {ANNEXED}",
        f"{GIVEN} {rupiah(total)} ({terbilang_rupiah(total)}), trofi, dan piagam sesuai lampiran.",
        *filled(facts.edition.decree_paragraphs),
        CORRECTION,
    ]
    words = [*ORDINALS, *(f"DIKTUM {at}" for at in range(len(ORDINALS) + 1, len(said) + 1))]
    return [Clause(word, (sentence,)) for word, sentence in zip(words, said, strict=False)]


def _total(facts: PaperFacts) -> int:
    return sum(money_of(category) for category in facts.categories)


def _signature(facts: PaperFacts) -> Signatures:
    edition = facts.edition
    day = long_date(facts.decision.decided_on) if facts.decision else DOTS
    before = (f"Ditetapkan di {edition.place}", f"pada tanggal {day}")
    return Signatures((signed_by(edition),), before=before)


def _copies(receivers: list[str]) -> list[Block]:
    return [_numbered("Tembusan", receivers)] if receivers else []


def _annex(facts: PaperFacts, number: str) -> list[Block]:
    edition = facts.edition
    day = long_date(facts.decision.decided_on) if facts.decision else DOTS
    total = _total(facts)
    return [
        Text(
            f"Lampiran Keputusan {official(edition)}\n"
            f"Nomor {number.strip() or DOTS} Tahun {_year(facts)}\nTanggal {day}"
        ),
        Text(f"DAFTAR PEMENANG {event(edition).upper()}", "strong"),
        *(_winners(category) for category in facts.categories),
        Text(f"Jumlah seluruh uang pembinaan: {rupiah(total)} ({terbilang_rupiah(total)})."),
        Signatures((signed_by(edition),)),
    ]


def _winners(category: CategoryFacts) -> Grid:
    winners = [each for each in placed(category.table) if each[1].label]
    return Grid(
        ANNEX,
        tuple(
            (
                str(at),
                entrant.label,
                entrant.name,
                entrant.region,
                f"{rupiah(entrant.amount)}\n({terbilang_rupiah(entrant.amount)})",
            )
            for at, (_placement, entrant) in enumerate(winners, start=1)
        ),
        total=(f"Jumlah kategori {category.table.name}", rupiah(money_of(category))),
        caption=f"Kategori {category.table.name}",
    )
