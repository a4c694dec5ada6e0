"""Berita acara pleno penetapan: the panel's meeting that gives places and prizes (ux.md §3.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import capfirst

from kube_awards.core.formats import long_date, rupiah
from kube_awards.core.terbilang import date_in_words, terbilang_rupiah
from prizes.papers.blocks import Paper, Points, Signatures, Signer, Text
from prizes.papers.parts import (
    DOTS,
    attendance_of_contestants,
    circumstances,
    event,
    footer,
    letterhead,
    numbered,
    panel_grid,
    provenance,
    title,
    uncapped,
)
from prizes.papers.results import change_sentences, deciding_sentences, money_of, prize_grid
from prizes.papers.rule import rule_sentence, weights_sentence

if TYPE_CHECKING:
    from prizes.papers.blocks import Block
    from prizes.selectors.paper_facts import PaperFacts

NAME = "Berita acara pleno penetapan"
CLOSING = (
    "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya."
)


def plenary_minutes(facts: PaperFacts, number: str, change: str) -> Paper:
    """Return the minutes of the meeting; the number frozen with the decision comes first."""
    edition = facts.edition
    own = facts.meeting.number if facts.meeting else ""
    return Paper(
        kind="berita-acara-pleno",
        name=NAME,
        letterhead=letterhead(edition),
        title=title(edition, "Berita acara", "Rapat pleno penetapan hasil"),
        number=numbered(own or number),
        blocks=(
            Text(_opening(facts)),
            panel_grid(facts),
            Text(attendance_of_contestants(facts.contestants)),
            *circumstances(facts, "Rapat"),
            Text(_rules(facts)),
            Text("Rapat memutuskan hasil sebagai berikut.", "close"),
            *(prize_grid(category) for category in facts.categories),
            Text(_money(facts)),
            *_remarks(facts),
            provenance(facts),
            Signatures(_signers(facts), closing=CLOSING),
        ),
        footer=footer(facts, NAME),
        change=change,
    )


def _opening(facts: PaperFacts) -> str:
    meeting, edition = facts.meeting, facts.edition
    when = f"Pada hari ini {date_in_words(meeting.held_on)}" if meeting else f"Pada hari {DOTS}"
    where = meeting.place if meeting else DOTS
    return (
        f"{when}, bertempat di {where}, telah dilaksanakan rapat pleno untuk menetapkan hasil "
        f"{event(edition)} yang berlangsung pada {long_date(edition.judged_on)}, "
        "oleh tim penilai berikut."
    )


def _rules(facts: PaperFacts) -> str:
    sentences = dict.fromkeys(rule_sentence(category) for category in facts.categories)
    weights = "; ".join(weights_sentence(category) for category in facts.categories)
    return f"Peringkat ditentukan dengan aturan berikut. {' '.join(sentences)} {capfirst(weights)}."


def _money(facts: PaperFacts) -> str:
    total = sum(money_of(category) for category in facts.categories)
    return (
        f"Jumlah seluruh uang pembinaan adalah {rupiah(total)} ({terbilang_rupiah(total)}). "
        "Pemenang juga menerima trofi dan piagam sesuai daftar hadiah."
    )


def _remarks(facts: PaperFacts) -> list[Block]:
    """Return what decided places, and what was unusual with the words of panitia."""
    found: list[Block] = []
    decided = [line for each in facts.categories for line in deciding_sentences(each)]
    if decided:
        found += [Text("Penentu urutan dan keputusan panel:", "close"), Points(tuple(decided))]
    changes = [line for each in facts.categories for line in change_sentences(each)]
    if changes:
        found += [
            Text("Perubahan hadiah setelah penilaian dibuka:", "close"),
            Points(tuple(changes)),
        ]
    if facts.warnings:
        found += [
            Text("Hal yang tidak biasa pada hasil dan penjelasan panitia:", "close"),
            Points(
                tuple(
                    f"{each.category}: {uncapped(each.title)}"
                    f" ({_joined(each.items)})."
                    f" Penjelasan panitia: {each.note}"
                    for each in facts.warnings
                )
            ),
        ]
    return found


def _joined(items: tuple[str, ...]) -> str:
    """Join what was found; the print font has no arrow, and read aloud it is a word."""
    return "; ".join(item.rstrip(".") for item in items).replace("→", "terhadap")


def _signers(facts: PaperFacts) -> tuple[Signer, ...]:
    """Return who signs by the minutes, with their office on the panel; dots while nobody is."""
    if facts.meeting is None or not facts.meeting.signers:
        return (Signer("Tim penilai", ""),)
    heads = {each.name for each in facts.panel if each.is_head}
    return tuple(
        Signer("Ketua tim penilai" if name in heads else "Anggota", name, unsur)
        for name, unsur in facts.meeting.signers
    )
