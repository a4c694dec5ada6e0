"""Read what each judge gave: totals, the judge's own places, and the mean beside the panel's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import Category, Contestant, Judge, ScoreSheet, SheetState
from assessments.selectors.circumstances import recused_regions, sheets_within_reach
from assessments.selectors.people import contestants_in, panel_of
from assessments.selectors.progress import not_owed
from assessments.selectors.rules import current_rules_version
from assessments.selectors.tasks import status_label
from kube_awards.core.formats import score_text

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

HEAT_STEPS = 5
NOTHING_FAR: Mapping[tuple[str, str], str] = MappingProxyType({})


@dataclass(frozen=True)
class HeatCell:
    """One judge's total for one contestant; blank where no sheet counts, with the reason.

    `far` says `above` or `below` of a total far from what the others gave.
    """

    text: str = ""
    place_text: str = ""
    level: int = 0
    missing_text: str = ""
    far: str = ""


@dataclass(frozen=True)
class JudgeRow:
    """One judge's totals over the contestants in running order, and the mean of them."""

    judge: Judge
    cells: tuple[HeatCell, ...]
    mean_text: str
    offset_text: str


@dataclass(frozen=True)
class JudgeTable:
    """A category's judges down, contestants across."""

    contestants: tuple[Contestant, ...]
    rows: tuple[JudgeRow, ...]


def judge_table(category: Category, far: Mapping[tuple[str, str], str] = NOTHING_FAR) -> JudgeTable:
    """Return each judge's total for each contestant; five queries whatever the numbers.

    `far` says by (judge, contestant), public ids, which totals lie far from the others'.
    """
    contestants = contestants_in(category)
    judges = panel_of(category.edition_id)
    denominator = current_rules_version(category).denominator
    totals = sent_totals(category)
    recused = recused_regions(category.edition_id)
    lines = [
        [_value(totals.get((judge.pk, contestant.pk)), denominator) for contestant in contestants]
        for judge in judges
    ]
    scale = _scale(lines)
    rows = []
    for judge, line in zip(judges, lines, strict=True):
        missing = [_missing_text(judge, contestant, recused) for contestant in contestants]
        row = _row(judge, list(zip(line, missing, strict=True)), scale)
        rows.append(replace(row, cells=_pointed_out(row, contestants, far)))
    return JudgeTable(tuple(contestants), tuple(rows))


@dataclass(frozen=True)
class _Scale:
    """What a table is tinted and measured by: its ends, and the mean over the full rows."""

    lowest: Fraction
    highest: Fraction
    mean: Fraction

    def level(self, value: Fraction) -> int:
        """Return the tint, 1 to 5, by where value lies between the lowest and the highest."""
        if self.lowest == self.highest:
            return 1
        part = (value - self.lowest) / (self.highest - self.lowest)
        return min(HEAT_STEPS, 1 + int(HEAT_STEPS * part))


def _scale(lines: Sequence[Sequence[Fraction | None]]) -> _Scale:
    given = [value for line in lines for value in line if value is not None] or [Fraction(0)]
    full = [value for line in lines if None not in line for value in line if value is not None]
    return _Scale(min(given), max(given), _mean(full) if full else Fraction(0))


def sent_totals(category: Category) -> dict[tuple[int, int], int | None]:
    """Return the exact total of each sent sheet that counts by (judge, contestant), both pk."""
    return {
        (judge, contestant): units
        for judge, contestant, units in sheets_within_reach(
            ScoreSheet.objects.filter(contestant__category=category, state=SheetState.SUBMITTED)
        ).values_list("judge_id", "contestant_id", "total_units")
    }


def _missing_text(judge: Judge, contestant: Contestant, recused: Container[tuple[int, int]]) -> str:
    """Return why there may be no total: a conflict, an absence, or a sheet not sent yet."""
    status = not_owed(judge, contestant, recused)
    return status_label(status, 0, 0).lower() if status else _("belum terkirim")


def _value(units: int | None, denominator: int) -> Fraction | None:
    return None if units is None else Fraction(units, denominator)


def _row(judge: Judge, line: Sequence[tuple[Fraction | None, str]], scale: _Scale) -> JudgeRow:
    """Return a judge's row; places and a mean only where every contestant has been judged."""
    own = [value for value, _missing in line if value is not None]
    if len(own) < len(line) or not own:
        cells = [
            HeatCell(missing_text=missing) if value is None else _cell(value, "", scale)
            for value, missing in line
        ]
        return JudgeRow(judge, tuple(cells), "", "")
    places, mean = _place_texts(own), _mean(own)
    return JudgeRow(
        judge,
        tuple(_cell(value, places[value], scale) for value in own),
        score_text(mean, 1),
        _signed(mean - scale.mean),
    )


def _pointed_out(
    row: JudgeRow, contestants: Sequence[Contestant], far: Mapping[tuple[str, str], str]
) -> tuple[HeatCell, ...]:
    return tuple(
        replace(cell, far=far.get((row.judge.public_id, contestant.public_id), ""))
        for cell, contestant in zip(row.cells, contestants, strict=True)
    )


def _signed(offset: Fraction) -> str:
    """Write a distance with its sign, a true minus where it is below."""
    text = score_text(offset, 1).replace("-", "\N{MINUS SIGN}")
    return text if offset < 0 else f"+{text}"


def _cell(value: Fraction, place_text: str, scale: _Scale) -> HeatCell:
    return HeatCell(score_text(value, 1), place_text, scale.level(value))


def _place_texts(own: Sequence[Fraction]) -> dict[Fraction, str]:
    """Return the judge's own place for each value; equal values share the middle: "4,5"."""
    counts, ahead, texts = Counter(own), 0, {}
    for value in sorted(counts, reverse=True):
        place = ahead + Fraction(counts[value] + 1, 2)
        texts[value] = score_text(place, 0 if place.denominator == 1 else 1)
        ahead += counts[value]
    return texts


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
