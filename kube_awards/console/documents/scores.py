"""The scores of a category as an officer checks them: raw scores, weights, and live formulas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kube_awards.console.documents.workbook import HEAD, Formula, Styled, letter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.domain.instrument import AspectRule
    from kube_awards.console.documents.workbook import Book, Page, Value
    from prizes.selectors.score_tables import Entrant, ScoreTable

# Who a row speaks of, before the first score.
LEAD = ("No.", "Peserta", "Wilayah", "Juri", "Dihitung")
LEAD_WIDTHS = (6, 32, 18, 28, 26)
HEADING, WEIGHTS, HIGHEST, FIRST = 3, 4, 5, 7


@dataclass
class ScoreSheetMap:
    """Where what stands on the sheet of scores: rows of sheets, columns of aspects and total."""

    title: str
    aspects: dict[str, str]
    total: str
    rows: dict[tuple[str, str], int] = field(default_factory=dict)

    def total_of(self, judge: str, contestant: str) -> str:
        """Return the address of a judge's total for a contestant, from another sheet."""
        return f"'{self.title}'!{self.total}{self.rows[judge, contestant]}"

    def aspect_of(self, aspect: str, judges: tuple[str, ...], contestant: str) -> str:
        """Return the range of an aspect's values over these judges, whose rows follow."""
        rows = [self.rows[judge, contestant] for judge in judges]
        column = self.aspects[aspect]
        return f"'{self.title}'!{column}{min(rows)}:{column}{max(rows)}"


def write_scores(book: Book, table: ScoreTable) -> ScoreSheetMap:
    """Write the sheet of raw scores and of what each sheet is worth; return where that stands."""
    columns = _columns(table)
    count = sum(len(aspect.indicators) for aspect in table.rules.aspects)
    widths = [*LEAD_WIDTHS, *[15] * count, *[13] * len(table.rules.aspects), 13]
    page = book.sheet(
        f"Nilai {table.kind_label}", widths, freeze=f"C{FIRST}", repeat=f"{HEADING}:{HIGHEST}"
    )
    page.row(Styled(f"Nilai tiap juri – {table.name}", "bold"))
    _head(page, table)
    where = ScoreSheetMap(page.title, columns.aspects, columns.total)
    for number, entrant in enumerate(table.entrants, start=1):
        for judge in (*table.panel, *table.others):
            if (judge, entrant.id) in table.scores:
                where.rows[judge, entrant.id] = page.at + 1
                page.row(*_row(table, columns, (number, entrant), judge, page.at + 1))
    return where


@dataclass(frozen=True)
class _Columns:
    """The columns of the scores: first and last of each aspect's indicators, then the values."""

    spans: dict[str, tuple[str, str]]
    aspects: dict[str, str]
    total: str


def _columns(table: ScoreTable) -> _Columns:
    at, spans = len(LEAD), {}
    for aspect in table.rules.aspects:
        first, at = at + 1, at + len(aspect.indicators)
        spans[aspect.id] = (letter(first), letter(at))
    aspects = {
        aspect.id: letter(at + position)
        for position, aspect in enumerate(table.rules.aspects, start=1)
    }
    return _Columns(spans, aspects, letter(at + len(aspects) + 1))


def _head(page: Page, table: ScoreTable) -> None:
    aspects = table.rules.aspects
    rules = [rule for aspect in aspects for rule in aspect.indicators]
    names = [f"{rule.id}. {table.indicators.get(rule.id, '')}" for rule in rules]
    values = [f"{table.aspects[aspect.id]} (0–100)" for aspect in aspects]
    page.row(*LEAD, *names, *values, "Jumlah tertimbang (0–100)", look=HEAD)
    first, last = (letter(len(LEAD) + len(rules) + at) for at in (1, len(aspects)))
    page.row(
        *[None] * (len(LEAD) - 1),
        Styled("Bobot", "bold"),
        *(float(rule.weight) for rule in rules),
        *(float(aspect.weight) for aspect in aspects),
        Formula(f"=SUM({first}{WEIGHTS}:{last}{WEIGHTS})"),
    )
    page.row(
        *[None] * (len(LEAD) - 1),
        Styled("Nilai tertinggi", "bold"),
        *(float(rule.scale[1]) for rule in rules),
    )
    page.row(
        *[None] * len(LEAD),
        *(table.aspects[aspect.id] for aspect in aspects for _rule in aspect.indicators),
    )


def _row(
    table: ScoreTable, columns: _Columns, who: tuple[int, Entrant], judge: str, at: int
) -> Iterator[Value]:
    number, entrant = who
    why = table.why_void(judge, entrant.id)
    yield from (number, entrant.name, entrant.region, table.judges[judge])
    yield f"tidak: {why}" if why else "ya"
    scores = table.scores[judge, entrant.id]
    for aspect in table.rules.aspects:
        for rule in aspect.indicators:
            yield _number(scores.get(rule.id))
    full = all(rule.id in scores for aspect in table.rules.aspects for rule in aspect.indicators)
    if not full:
        return
    for aspect in table.rules.aspects:
        yield Formula(_aspect_formula(aspect, columns.spans[aspect.id], at))
    values = list(columns.aspects.values())
    first, last = values[0], values[-1]
    weights = f"{first}${WEIGHTS}:{last}${WEIGHTS}"
    yield Formula(f"=SUMPRODUCT({first}{at}:{last}{at},{weights})/SUM({weights})")


def _aspect_formula(aspect: AspectRule, span: tuple[str, str], at: int) -> str:
    """Return 100 · Σ v·x/max / Σ v; an aspect without any weight is worth nothing."""
    if not aspect.indicator_weight:
        return "=0"
    first, last = span
    weights = f"{first}${WEIGHTS}:{last}${WEIGHTS}"
    highest = f"{first}${HIGHEST}:{last}${HIGHEST}"
    return f"=100*SUMPRODUCT({first}{at}:{last}{at},{weights}/{highest})/SUM({weights})"


def _number(raw: str | None) -> int | float | None:
    """Return a score as a number of the spreadsheet."""
    if raw is None:
        return None
    return int(raw) if raw.isdecimal() else float(raw)
