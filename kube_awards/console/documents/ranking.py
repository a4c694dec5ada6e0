"""The ranking of a category in formulas, beside what the system computed: they have to agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.domain.outcome import OutcomeState, Rung
from kube_awards.console.documents.workbook import HEAD, MONEY, Formula, Styled, letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.domain.outcome import Placement
    from kube_awards.console.documents.scores import ScoreSheetMap
    from kube_awards.console.documents.workbook import Book, Page, Value
    from prizes.selectors.score_tables import Entrant, ScoreTable

LEAD = ("Peserta", "Wilayah")
TAIL = (
    "Urutan di luar rumus",
    "Peringkat (rumus)",
    "Nilai akhir (sistem)",
    "Peringkat (sistem)",
    "Gelar",
    "Uang pembinaan",
    "Cocok?",
    "Keterangan",
)
HEADING, EFFECTS, FIRST = 3, 4, 5
# A spreadsheet computes in binary: what is equal must not differ in the fifteenth digit.
DIGITS = 9


@dataclass(frozen=True)
class _Layout:
    """The columns of the ranking, by what stands in them."""

    table: ScoreTable
    where: ScoreSheetMap
    first: int
    last: int

    def column(self, offset: int) -> str:
        """Return the letter of a column, counted from the first after the judges."""
        return letter(len(LEAD) + len(self.table.judges) + offset)

    @property
    def panel(self) -> tuple[str, str]:
        """Return the first and the last column of the judges who count."""
        return letter(len(LEAD) + 1), letter(len(LEAD) + len(self.table.panel))

    @property
    def sum(self) -> str:
        """Return the column of the sum over the panel."""
        return self.column(1)

    @property
    def mean(self) -> str:
        """Return the column of the final value."""
        return self.column(2)

    def aspect(self, position: int) -> str:
        """Return the column of the mean of an aspect, by its position in the rules."""
        return self.column(3 + position)

    @property
    def after(self) -> int:
        """Return the offset of the first column after the aspects."""
        return 3 + len(self.table.rules.aspects)

    def whole(self, column: str) -> str:
        """Return a column over all ranked contestants."""
        return f"${column}${self.first}:${column}${self.last}"


def write_ranking(book: Book, table: ScoreTable, where: ScoreSheetMap) -> None:
    """Write the sheet with the totals of all judges and, where there are places, the ranking."""
    aspects = [f"Rerata {table.aspects[aspect.id]}" for aspect in table.rules.aspects]
    widths = [32, 18, *[13] * len(table.judges), *[13] * (2 + len(aspects) + 7), 45]
    page = book.sheet(
        f"Peringkat {table.kind_label}", widths, freeze=f"B{FIRST}", repeat=f"{HEADING}:{HEADING}"
    )
    page.row(Styled(f"Peringkat – {table.name}", "bold"))
    page.row(
        *LEAD,
        *(table.judges[judge] for judge in table.panel),
        *(f"{table.judges[judge]} (tidak dihitung)" for judge in table.others),
        "Jumlah panel",
        "Nilai akhir (rumus)",
        *aspects,
        *TAIL,
        look=HEAD,
    )
    ranked = [entrant for entrant in table.ranked if entrant.placement]
    layout = _Layout(table, where, FIRST, FIRST + len(ranked) - 1)
    _effects(page, layout)
    for entrant in table.ranked:
        at = page.at + 1
        page.row(*_totals(layout, entrant), *_values(layout, entrant, at))


def _effects(page: Page, layout: _Layout) -> None:
    """Write what an adjustment found each judge to give above the panel; blank for other rules."""
    effects = {effect.judge: effect.total for effect in layout.table.outcome.effects}
    if not effects:
        page.row()
        return
    page.row(
        Styled("Kelonggaran juri (dihitung sistem)", "bold"),
        None,
        *(Styled(float(effects[judge]), places=2) for judge in layout.table.panel),
    )


def _totals(layout: _Layout, entrant: Entrant) -> Iterator[Value]:
    yield from (entrant.name, entrant.region)
    for judge in (*layout.table.panel, *layout.table.others):
        if (judge, entrant.id) in layout.where.rows:
            yield Formula(f"={layout.where.total_of(judge, entrant.id)}")
        else:
            yield None


def _values(layout: _Layout, entrant: Entrant, at: int) -> Iterator[Value]:
    table, placement = layout.table, entrant.placement
    if placement is None:
        yield from [None] * (layout.after + 6)
        yield _missing(table, entrant)
        return
    first, last = layout.panel
    row = f"{first}{at}:{last}{at}"
    yield Formula(f"=SUM({row})")
    yield Formula(_mean(layout, row, f"{layout.sum}{at}"))
    yield from _aspects(layout, entrant, placement)
    yield _beyond(layout, placement)
    yield Formula(_rank(layout, at), places=0)
    yield Styled(float(placement.value), places=2)
    yield placement.place
    yield entrant.label
    yield Styled(entrant.amount, MONEY) if entrant.label else None
    rank, value, place = (layout.column(layout.after + offset) for offset in (1, 2, 3))
    same = f"ROUND({layout.mean}{at},6)=ROUND({value}{at},6),{rank}{at}={place}{at}"
    yield Formula(f'=IF(AND({same}),"ya","PERIKSA")', places=None)
    yield entrant.tie_line or None


def _mean(layout: _Layout, row: str, total: str) -> str:
    """Return the final value as ranking.md §2 has it for the method of the rules."""
    if layout.table.outcome.effects:
        first, last = layout.panel
        effects = f"${first}${EFFECTS}:${last}${EFFECTS}"
        return f"=({total}-SUMPRODUCT(ISNUMBER({row})*{effects}))/COUNT({row})"
    if layout.table.rules.method == "trimmed_mean":
        return f"=({total}-MAX({row})-MIN({row}))/(COUNT({row})-2)"
    return f"={total}/COUNT({row})"


def _aspects(layout: _Layout, entrant: Entrant, placement: Placement) -> Iterator[Value]:
    """Return the aspect means over the panel; those of an adjustment are the system's."""
    table = layout.table
    for position, aspect in enumerate(table.rules.aspects):
        if table.outcome.effects:
            yield Styled(float(placement.aspect_values[position]), places=2)
        else:
            rows = layout.where.aspect_of(aspect.id, table.panel, entrant.id)
            yield Formula(f"=AVERAGE({rows})")


def _beyond(layout: _Layout, placement: Placement) -> int | None:
    """Return the order that no formula here gives: from judge to judge, or by the panel."""
    equal = [each for each in layout.table.outcome.by_rules if each.value == placement.value]
    if len(equal) == 1:
        return None
    ladder = layout.table.rules.ladder
    by_aspects = placement.decided_by in {Rung.VALUE, Rung.ASPECT} and ladder[:1] == ("aspects",)
    return None if by_aspects else placement.place


def _rank(layout: _Layout, at: int) -> str:
    """Return 1 + the number of those ahead: by value, then by aspects, then beyond formulas."""
    rules = layout.table.rules
    keys = [layout.mean]
    if rules.ladder[:1] == ("aspects",):
        keys += [layout.aspect(position) for position in rules.aspect_order]
    parts, equal = [], "1"
    for column in keys:
        all_, own = f"ROUND({layout.whole(column)},{DIGITS})", f"ROUND({column}{at},{DIGITS})"
        parts.append(f"SUMPRODUCT({equal}*({all_}>{own}))")
        equal += f"*({all_}={own})"
    beyond = layout.column(layout.after)
    orders = layout.whole(beyond)
    parts.append(f"SUMPRODUCT({equal}*({orders}>0)*({orders}<N({beyond}{at})))")
    return f"=1+{'+'.join(parts)}"


def _missing(table: ScoreTable, entrant: Entrant) -> str:
    """Say why there is no place."""
    owed = sum(contestant == entrant.id for _judge, contestant in table.outcome.missing)
    if any(each.contestant == entrant.id for each in table.outcome.unplaced):
        return "tanpa peringkat: tidak ikut dinilai"
    if owed:
        return f"tanpa peringkat: {owed} lembar belum terkirim"
    states = {
        OutcomeState.INCOMPLETE: "tanpa peringkat: lembar peserta lain belum lengkap",
        OutcomeState.INSUFFICIENT_PANEL: "tanpa peringkat: juri dalam panel bersama kurang",
    }
    return states.get(table.outcome.state, "tanpa peringkat: nilai tidak dapat dibandingkan")
