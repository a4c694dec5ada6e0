"""Tables of what a category came to, and the sentences about what decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kube_awards.core.formats import distinct_score_texts, listed, long_date, rupiah, score_text
from kube_awards.core.terbilang import terbilang_rupiah
from prizes.papers.blocks import Column, Grid
from prizes.papers.parts import uncapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessments.domain.outcome import Placement
    from prizes.selectors.paper_facts import CategoryFacts
    from prizes.selectors.score_tables import Entrant, ScoreTable


def placed(table: ScoreTable) -> list[tuple[Placement, Entrant]]:
    """Return who has a place, from first to last; sharers by name, as awards are listed."""
    entrants = {entrant.id: entrant for entrant in table.entrants}
    pairs = [(each, entrants[each.contestant]) for each in table.outcome.placements]
    return sorted(pairs, key=lambda pair: (pair[0].place, pair[1].name))


def money_of(category: CategoryFacts) -> int:
    """Return the prize money of a category in whole rupiah."""
    return sum(entrant.amount for _placement, entrant in placed(category.table))


def prize_grid(category: CategoryFacts) -> Grid:
    """Return places, values, labels and money in figures and words, from first to last."""
    table = category.table
    rows = placed(table)
    values = distinct_score_texts([placement.value for placement, _entrant in rows])
    return Grid(
        columns=(
            Column("Tempat dan gelar", 14),
            Column("Peserta", 22),
            *_aspect_columns(table, 36),
            Column("Nilai akhir", 8, "number"),
            Column("Uang pembinaan", 20, "right"),
        ),
        rows=tuple(
            (
                f"{placement.place}. {entrant.label}",
                f"{entrant.name}\n{entrant.region}",
                *map(score_text, placement.aspect_values),
                value,
                _money(entrant),
            )
            for (placement, entrant), value in zip(rows, values, strict=True)
        ),
        total=("Jumlah uang pembinaan", rupiah(money_of(category))),
        caption=f"Kategori {table.name}",
    )


def score_grid(category: CategoryFacts) -> Grid:
    """Return values in running order, with no place: what judging itself came to."""
    table = category.table
    by_contestant = {each.contestant: each for each in table.outcome.placements}
    rows = [each for each in table.entrants if each.id in by_contestant]
    values = distinct_score_texts([by_contestant[each.id].value for each in rows])
    return Grid(
        columns=(
            Column("No.", 6, "centre"),
            Column("Peserta", 29),
            Column("Wilayah", 18),
            *_aspect_columns(table, 37),
            Column("Nilai akhir", 10, "number"),
        ),
        rows=tuple(
            (
                str(number),
                entrant.name,
                entrant.region,
                *map(score_text, by_contestant[entrant.id].aspect_values),
                value,
            )
            for number, (entrant, value) in enumerate(zip(rows, values, strict=True), start=1)
        ),
        caption=f"Kategori {table.name}",
    )


def deciding_sentences(category: CategoryFacts) -> list[str]:
    """Say what gave places to equals, what the panel decided, and what of the prizes is left."""
    table = category.table
    found = _ties(table)
    found += [
        f"Keputusan panel atas {listed(tie.names)}: {tie.kind}, karena {tie.reason.rstrip('.')} "
        f"(ditandatangani {listed(tie.signers)})."
        for tie in category.ties
    ]
    departure = table.outcome.departure
    if departure:
        signers = [table.judges[judge] for judge in table.judges if judge in departure.signers]
        found.append(
            f"Panel menyimpang dari urutan hitungan pada kategori {table.name}, karena "
            f"{departure.reason.rstrip('.')} (ditandatangani {listed(signers)})."
        )
    if category.remainder:
        found.append(
            f"Sisa pembagian hadiah kategori {table.name} sebesar {rupiah(category.remainder)} "
            f"({terbilang_rupiah(category.remainder)}) tetap pada kas daerah."
        )
    return found


def change_sentences(category: CategoryFacts) -> list[str]:
    """Say when and why the prizes were changed after judging was opened."""
    return [
        f"Daftar hadiah kategori {category.table.name} diubah pada {long_date(at)}: "
        f"{reason.rstrip('.')}."
        for at, reason in category.changes
    ]


def _ties(table: ScoreTable) -> list[str]:
    names: dict[str, list[str]] = {}
    for _placement, entrant in placed(table):
        if entrant.tie_line:
            names.setdefault(entrant.tie_line, []).append(entrant.name)
    return [f"{listed(who)}: {uncapped(line)}" for line, who in names.items()]


def _money(entrant: Entrant) -> str:
    if not entrant.label:
        return "–"
    return f"{rupiah(entrant.amount)}\n({terbilang_rupiah(entrant.amount)})"


def _aspect_columns(table: ScoreTable, width: int) -> Sequence[Column]:
    share = width // len(table.rules.aspects)
    return [Column(table.aspects[each.id], share, "number") for each in table.rules.aspects]
