"""Berita acara penilaian: that the panel judged, by which rule, and to which values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kube_awards.core.formats import listed
from kube_awards.core.terbilang import date_in_words
from prizes.papers.blocks import Paper, Signatures, Text
from prizes.papers.parts import (
    DOTS,
    attendance_of_contestants,
    circumstances,
    counted,
    event,
    footer,
    letterhead,
    numbered,
    panel_grid,
    panel_signers,
    provenance,
    title,
)
from prizes.papers.plenary import CLOSING
from prizes.papers.results import score_grid
from prizes.papers.rule import weights_sentence

if TYPE_CHECKING:
    from prizes.selectors.paper_facts import PaperFacts

NAME = "Berita acara penilaian"


def assessment_minutes(facts: PaperFacts, number: str, change: str) -> Paper:
    """Return the minutes of the day of judging, signed by everybody who judged."""
    edition = facts.edition
    return Paper(
        kind="berita-acara-penilaian",
        name=NAME,
        letterhead=letterhead(edition),
        title=title(edition, "Berita acara"),
        number=numbered(number),
        blocks=(
            Text(_opening(facts)),
            panel_grid(facts),
            Text(attendance_of_contestants(facts.contestants)),
            *circumstances(facts, "Tim penilai"),
            Text(_scoring(facts)),
            *(score_grid(category) for category in facts.categories),
            Text("Rincian nilai tiap juri tercantum dalam rekapitulasi nilai."),
            provenance(facts),
            Signatures(panel_signers(facts), closing=CLOSING),
        ),
        footer=footer(facts, NAME),
        change=change,
    )


def _opening(facts: PaperFacts) -> str:
    edition = facts.edition
    entered = listed(
        [
            f"{counted(len(each.table.entrants))} peserta kategori {each.table.name}"
            for each in facts.categories
        ]
    )
    return (
        f"Pada hari ini {date_in_words(edition.judged_on)}, bertempat di "
        f"{edition.venue.strip() or DOTS}, telah dilaksanakan {event(edition)}, diikuti "
        f"oleh {entered}, dengan tim penilai berikut."
    )


def _scoring(facts: PaperFacts) -> str:
    weights = "; ".join(weights_sentence(category) for category in facts.categories)
    return (
        "Setelah memeriksa data dan keterangan peserta, tiap juri memberi nilai secara mandiri "
        f"atas aspek yang telah ditetapkan ({weights}). Hasilnya adalah rata-rata nilai dari 100 "
        "sebagai berikut."
    )
