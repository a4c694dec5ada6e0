"""Read a judge's own scores side by side, so that the scale stays the same from first to last."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.models import Indicator, Score, ScoreSheet, SheetRevision
from assessments.selectors.circumstances import sheets_within_reach
from kube_awards.core.formats import score_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessments.models import Category, Judge

# Comparing begins with two.
FEWEST = 2


@dataclass(frozen=True)
class OwnSheet:
    """One column: whom it is about, when in order it was begun, and the mean of its values."""

    sheet: ScoreSheet
    turn: int | None
    mean_text: str

    @property
    def title(self) -> str:
        """Return the contestant's name."""
        return self.sheet.contestant.name


@dataclass(frozen=True)
class OwnCell:
    """One value with the address of its indicator; a blank where nothing is written."""

    value: int | None
    url: str


@dataclass(frozen=True)
class OwnRow:
    """One indicator over the judge's sheets; `hint` where it does not tell contestants apart."""

    indicator: Indicator
    cells: tuple[OwnCell, ...]
    mean_text: str
    hint: str


@dataclass(frozen=True)
class Comparison:
    """A judge's own scores in one category; nobody else's are ever among them."""

    category: Category
    columns: tuple[OwnSheet, ...]
    rows: tuple[OwnRow, ...]

    @property
    def is_possible(self) -> bool:
        """Say whether at least two sheets have a value."""
        return sum(bool(column.mean_text) for column in self.columns) >= FEWEST

    @property
    def hints(self) -> list[str]:
        """Return what to look at again; advice only."""
        return [row.hint for row in self.rows if row.hint]


def comparison_of(judge: Judge, category: Category) -> Comparison:
    """Return the comparison; four queries whatever the numbers."""
    sheets = list(
        sheets_within_reach(ScoreSheet.objects.filter(judge=judge, contestant__category=category))
        .select_related("contestant__kube", "contestant__facilitator")
        .order_by("contestant__running_order")
    )
    values = _values(sheets)
    indicators = Indicator.objects.filter(aspect__category=category).select_related("aspect")
    return Comparison(
        category=category,
        columns=tuple(_columns(sheets, values)),
        rows=tuple(
            _row(indicator, sheets, values)
            for indicator in indicators.order_by("aspect__order", "number")
        ),
    )


def _values(sheets: Sequence[ScoreSheet]) -> dict[tuple[int, int], int]:
    """Return the written values by (sheet, indicator) primary keys."""
    scores = Score.objects.filter(sheet__in=sheets)
    return {
        (sheet, indicator): value
        for sheet, indicator, value in scores.values_list("sheet_id", "indicator_id", "value")
        if value is not None
    }


def _columns(
    sheets: Sequence[ScoreSheet], values: Mapping[tuple[int, int], int]
) -> Iterable[OwnSheet]:
    first_saves = (
        SheetRevision.objects.filter(sheet__in=sheets)
        .values("sheet_id")
        .annotate(begun_at=Min("saved_at"))
        .order_by("begun_at")
    )
    turns = {row["sheet_id"]: turn for turn, row in enumerate(first_saves, start=1)}
    for sheet in sheets:
        own = [value for (owner, _indicator), value in values.items() if owner == sheet.pk]
        yield OwnSheet(sheet, turns.get(sheet.pk), _mean_text(own))


def _row(
    indicator: Indicator, sheets: Sequence[ScoreSheet], values: Mapping[tuple[int, int], int]
) -> OwnRow:
    cells = tuple(
        OwnCell(
            values.get((sheet.pk, indicator.pk)),
            f"{reverse('assessments:sheet', args=[sheet.public_id])}#ind{indicator.number}",
        )
        for sheet in sheets
    )
    own = [cell.value for cell in cells if cell.value is not None]
    hint = ""
    if len(own) >= FEWEST and len(own) == len(sheets) and len(set(own)) == 1:
        hint = _("Indikator %(number)d belum membedakan peserta.") % {"number": indicator.number}
    return OwnRow(indicator, cells, _mean_text(own), hint)


def _mean_text(values: Sequence[int]) -> str:
    return score_text(Fraction(sum(values), len(values)), 1) if values else ""
