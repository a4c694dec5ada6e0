"""The parts a review section is made of, and how its numbers read."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _

from assessments.domain.diagnostics import Undefined
from kube_awards.core.formats import distinct_score_texts, score_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessments.domain.names import Names

Number: TypeAlias = "float | Fraction | Undefined"
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Cell:
    """One cell: a text, and for what cannot be computed the reason, an Indonesian sentence."""

    text: str
    reason: str = ""
    stands_out: bool = False


@dataclass(frozen=True)
class Line:
    """One row of a table under its own heading, a name or a term, with what it asks below it."""

    heading: str
    cells: tuple[Cell, ...]
    note: str = ""


@dataclass(frozen=True)
class DataTable:
    """A table with its caption: the heading of each column, and the rows.

    `label` names it to a screen reader where several tables of a page have one caption.
    """

    caption: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    label: str = ""


@dataclass(frozen=True)
class Section:
    """One folded part of the review: what it asks, its main figure, how to read it, the tables.

    `findings` are whole sentences; `office_findings` those that the engine gives in Indonesian.
    """

    title: str
    headline: str
    reading: str
    findings: tuple[str, ...] = ()
    office_findings: tuple[str, ...] = ()
    tables: tuple[DataTable, ...] = ()


def unknown(title: str, reading: str, value: Undefined) -> Section:
    """Return a section that has nothing but the reason why."""
    why = (value.reason.sentence,)
    return Section(title, undefined(value).text, reading, office_findings=why)


def number(value: Number, places: int = 2) -> Cell:
    """Return a number, or that it cannot be computed and why; never 0 or 1 in its place."""
    if isinstance(value, Undefined):
        return undefined(value)
    return Cell(score_text(Fraction(value), places).replace("-", MINUS))


def undefined(value: Undefined) -> Cell:
    """Return that something cannot be computed, and why."""
    return Cell(_("tidak dapat dihitung"), value.reason.sentence)


def signed(value: Number, places: int = 2) -> Cell:
    """Return a number with its sign: "+1,20"."""
    cell = number(value, places)
    if isinstance(value, Undefined) or value <= 0:
        return cell
    return Cell(f"+{cell.text}")


def interval(bounds: tuple[float, float] | Undefined) -> Cell:
    """Return both ends of an interval of 95 %: "0,41 – 0,97"."""
    if isinstance(bounds, Undefined):
        return undefined(bounds)
    low, high = (number(bound).text for bound in bounds)
    return Cell(f"{low} – {high}")


def percent(share: Fraction | float) -> str:
    """Return a share of 1 as percent, rounded down to tenths: 74.99 % is not 75 %."""
    tenths = int(Fraction(share) * 1000)
    return f"{score_text(Fraction(tenths, 10), 1)}%"


def points(values: Sequence[Fraction]) -> list[str]:
    """Return point values so that different ones never read alike, nor like none."""
    texts = distinct_score_texts([*values, Fraction(0)])[:-1]
    return [text.replace("-", MINUS) for text in texts]


def signed_points(values: Sequence[Fraction]) -> list[str]:
    """Return differences with their sign: "+0,80"."""
    texts = zip(values, points(values), strict=True)
    return [f"+{text}" if value > 0 else text for value, text in texts]


def in_panel_order(judges: Iterable[str], names: Names) -> list[str]:
    """Return judges (ids) in the order in which names lists the panel."""
    order = list(names.judges)
    return sorted(judges, key=order.index)


def place_cell(place: int, official: int) -> Cell:
    """Return a place in another ranking, marked where it is not the official one."""
    return Cell(str(place), stands_out=place != official)
