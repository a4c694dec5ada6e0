"""Read what each judge gave: totals, the judge's own places, and the mean beside the panel's."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
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
    from collections.abc import Container, Sequence

HEAT_STEPS = 5


@dataclass(frozen=True)
class HeatCell:
    """One judge's total for one contestant; blank where no sheet counts, with the reason."""

    text: str = ""
    place_text: str = ""
    level: int = 0
    missing_text: str = ""


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


def judge_table(category: Category) -> JudgeTable:
    """Return each judge's total for each contestant; five queries whatever the numbers."""
    contestants = contestants_in(category)
    judges = panel_of(category.edition_id)
    denominator = current_rules_version(category).denominator
    totals = sent_totals(category)
    recused = recused_regions(category.edition_id)
    lines = [
        [_value(totals.get((judge.pk, contestant.pk)), denominator) for contestant in contestants]
        for judge in judges
    ]
    given = [value for line in lines for value in line if value is not None]
    complete = [value for line in lines for value in line if None not in line and value is not None]
    rows = []
    for judge, line in zip(judges, lines, strict=True):
        missing = [_missing_text(judge, contestant, recused) for contestant in contestants]
        rows.append(_row(judge, list(zip(line, missing, strict=True)), given, complete))
    return JudgeTable(tuple(contestants), tuple(rows))


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


def _row(
    judge: Judge,
    line: Sequence[tuple[Fraction | None, str]],
    given: Sequence[Fraction],
    complete: Sequence[Fraction],
) -> JudgeRow:
    """Return a judge's row; places and a mean only where every contestant has been judged."""
    own = [value for value, _missing in line if value is not None]
    if len(own) < len(line) or not own:
        cells = [
            HeatCell(missing_text=missing) if value is None else _cell(value, "", given)
            for value, missing in line
        ]
        return JudgeRow(judge, tuple(cells), "", "")
    mean, panel = _mean(own), _mean(complete)
    return JudgeRow(
        judge,
        tuple(_cell(value, _place_text(value, own), given) for value in own),
        score_text(mean, 1),
        _signed(mean - panel),
    )


def _signed(offset: Fraction) -> str:
    """Write a distance with its sign, a true minus where it is below."""
    text = score_text(offset, 1).replace("-", "\N{MINUS SIGN}")
    return text if offset < 0 else f"+{text}"


def _cell(value: Fraction, place_text: str, given: Sequence[Fraction]) -> HeatCell:
    return HeatCell(score_text(value, 1), place_text, _level(value, given))


def _place_text(value: Fraction, own: Sequence[Fraction]) -> str:
    """Return the judge's own place for value; equal values share the middle: "4,5"."""
    place = sum(other > value for other in own) + Fraction(own.count(value) + 1, 2)
    return score_text(place, 0 if place.denominator == 1 else 1)


def _level(value: Fraction, given: Sequence[Fraction]) -> int:
    """Return the tint, 1 to 5, by where value lies between the table's lowest and highest."""
    span = max(given) - min(given)
    if not span:
        return 1
    return min(HEAT_STEPS, 1 + int(HEAT_STEPS * (value - min(given)) / span))


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
