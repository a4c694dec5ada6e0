"""Rekapitulasi nilai: contestants by judges by aspects, and a place to sign for each judge."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from kube_awards.core.formats import distinct_score_texts, long_date, score_text
from prizes.papers.blocks import Column, Grid, NewPage, Paper, Signatures, Text
from prizes.papers.parts import (
    event,
    footer,
    letterhead,
    numbered,
    panel_signers,
    provenance,
    title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prizes.papers.blocks import Block
    from prizes.selectors.paper_facts import CategoryFacts, PaperFacts
    from prizes.selectors.score_tables import Entrant, ScoreTable

NAME = "Rekapitulasi nilai"
# So many columns of figures stay readable across the long side of the paper.
MOST_COLUMNS = 25
NUMBER_WIDTH, NAME_WIDTH = 3, 15
MOST_LETTERS = 5
NOTHING = "–"
SIGN_ACROSS = 5


@dataclass(frozen=True)
class _Part:
    """Columns with a head of their own, and the texts in them by contestant."""

    head: str
    titles: tuple[str, ...]
    texts: dict[str, tuple[str, ...]]


def score_recap(facts: PaperFacts, number: str, change: str) -> Paper:
    """Return all that the judges gave, by aspect, with means, final values and places."""
    blocks: list[Block] = []
    for at, category in enumerate(facts.categories):
        blocks += [*([NewPage()] if at else []), *_category(category)]
    return Paper(
        kind="rekapitulasi",
        name=NAME,
        letterhead=letterhead(facts.edition),
        title=title(facts.edition, NAME),
        number=numbered(number),
        blocks=(
            Text(_opening(facts), "centre"),
            *blocks,
            provenance(facts),
            Signatures(panel_signers(facts), across=SIGN_ACROSS),
        ),
        footer=footer(facts, NAME),
        is_landscape=True,
        change=change,
    )


def _opening(facts: PaperFacts) -> str:
    edition = facts.edition
    return (
        f"Nilai tiap juri pada {event(edition)}, {long_date(edition.judged_on)}, "
        "dari 100 untuk tiap aspek."
    )


def _category(category: CategoryFacts) -> Iterator[Block]:
    """Give as many tables as it takes, each with the names again."""
    table = category.table
    parts = [_judge(table, judge) for judge in table.judges]
    chunks = _chunked([*parts, _summary(table)])
    for at, chunk in enumerate(chunks, start=1):
        which = f" (bagian {at} dari {len(chunks)})" if len(chunks) > 1 else ""
        yield _grid(table.entrants, chunk, f"Kategori {table.name}{which}")
    yield from (Text(sentence, "small") for sentence in _notes(table))


def _chunked(parts: Sequence[_Part]) -> list[list[_Part]]:
    chunks: list[list[_Part]] = [[]]
    for part in parts:
        taken = sum(len(each.titles) for each in chunks[-1])
        if chunks[-1] and taken + len(part.titles) > MOST_COLUMNS:
            chunks.append([])
        chunks[-1].append(part)
    return chunks


def _grid(entrants: Sequence[Entrant], parts: Sequence[_Part], caption: str) -> Grid:
    columns = [Column(head, 0, "number", group=part.head) for part in parts for head in part.titles]
    rows = [
        (str(at), f"{entrant.name}\n{entrant.region}", *_texts(parts, entrant.id))
        for at, entrant in enumerate(entrants, start=1)
    ]
    lead = (Column("No.", NUMBER_WIDTH, "centre"), Column("Peserta", NAME_WIDTH))
    return Grid((*lead, *columns), tuple(rows), caption=caption, look="dense")


def _texts(parts: Sequence[_Part], contestant: str) -> list[str]:
    return [
        text for part in parts for text in part.texts.get(contestant, (NOTHING,) * len(part.titles))
    ]


def _judge(table: ScoreTable, judge: str) -> _Part:
    """Return what a judge gave; a sheet that counts nowhere has no values here."""
    outcome, denominator = table.outcome, table.rules.denominator
    texts = {
        entrant.id: (
            *(score_text(Fraction(units, denominator)) for units in sheet.aspects),
            score_text(Fraction(sheet.total, denominator)),
        )
        for entrant in table.entrants
        if (sheet := outcome.sheets.get((judge, entrant.id))) is not None
    }
    counts = "" if judge in outcome.panel else " (tidak dihitung)"
    return _Part(f"{table.judges[judge]}{counts}", (*_aspects(table), "Total"), texts)


def _summary(table: ScoreTable) -> _Part:
    placements = table.outcome.placements
    values = distinct_score_texts([each.value for each in placements])
    texts = {
        each.contestant: (*map(score_text, each.aspect_values), value, str(each.place))
        for each, value in zip(placements, values, strict=True)
    }
    return _Part("Rata-rata panel", (*_aspects(table), "Nilai akhir", "Tempat"), texts)


def _aspects(table: ScoreTable) -> list[str]:
    """Return the aspects as narrow heads: at most five letters, explained below the table."""
    return [_short(table.aspects[aspect.id]) for aspect in table.rules.aspects]


def _short(name: str) -> str:
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1]}."


def _notes(table: ScoreTable) -> Iterator[str]:
    """Say what the short heads stand for, and why a sheet has no values."""
    heads = ", ".join(
        f"{_short(name)} = {name.lower()}"
        for name in (table.aspects[aspect.id] for aspect in table.rules.aspects)
        if _short(name) != name
    )
    yield f"{heads[:1].upper()}{heads[1:]}." if heads else "Nilai tiap aspek dari 100."
    names = {entrant.id: entrant.name for entrant in table.entrants}
    reasons: dict[str, list[str]] = {}
    for (judge, contestant), reason in table.void.items():
        reasons.setdefault(reason, []).append(f"{table.judges[judge]} untuk {names[contestant]}")
    for reason, pairs in reasons.items():
        yield f"Tanpa nilai karena {reason}: {'; '.join(pairs)}."
