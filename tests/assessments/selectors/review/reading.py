"""Read the sections of a small panel as the page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.domain.inputs import compute
from assessments.domain.names import Names
from assessments.selectors.review.panel import review_panel
from tests.assessments.domain.builders import inputs_of, total_only, totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessments.domain.inputs import Inputs
    from assessments.selectors.review.parts import DataTable, Section

NAMES = Names(
    contestants={"A": "Anggrek", "B": "Bakung", "C": "Cempaka"},
    aspects={"a": "kelembagaan", "b": "sosial"},
    judges={"J3": "Citra", "J1": "Ani", "J2": "Budi", "J4": "Dewi"},
)
MARKS = {"J1": (90, 88, 70), "J2": (85, 84, 60), "J3": (60, 80, 50), "J4": (82, 80, 65)}
MINUS = "\N{MINUS SIGN}"


def sections_of(inputs: Inputs) -> dict[str, Section]:
    panel = review_panel(compute(inputs), NAMES, prizes=3)
    return {section.title: section for section in panel.sections}


def panel_of(marks: Mapping[str, Sequence[int]], *contestants: str) -> Inputs:
    return inputs_of(total_only(minimum_panel=1), totals(marks, *(contestants or ("A", "B", "C"))))


def texts(table: DataTable) -> dict[str, list[str]]:
    return {line.heading: [cell.text for cell in line.cells] for line in table.lines}


def reasons(table: DataTable) -> dict[str, list[str]]:
    return {line.heading: [cell.reason for cell in line.cells] for line in table.lines}
