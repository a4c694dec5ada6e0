"""Places from sheet values: exact, and a pure function of its arguments (ranking.md §2)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from .errors import InvalidInput
from .ladder import Tally, climb
from .outcome import Outcome, OutcomeState, Placement, Rung
from .panel import check_people, common_panel, missing_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .ladder import Group
    from .rules import Rules
    from .scoring import SheetValue

    Values = Mapping[tuple[str, str], SheetValue]

__all__ = ["Outcome", "OutcomeState", "Placement", "Rung", "rank"]


def rank(
    rules: Rules, contestants: Sequence[str], judges: Sequence[str], values: Values
) -> Outcome:
    """Return the outcome of one category.

    `values` maps (judge, contestant) to the value of a filed sheet, in units of the same rules. A
    pair without a value makes the outcome incomplete, never a zero. Raises `InvalidInput` for
    people listed twice, values of people not listed, and values these rules cannot give.
    """
    check_people(contestants, judges)
    _check_values(rules, contestants, judges, values)
    missing = missing_pairs(contestants, judges, values)
    panel = common_panel(judges, missing)
    if missing:
        return Outcome(OutcomeState.INCOMPLETE, panel, missing=missing)
    if len(panel) < rules.minimum_panel:
        return Outcome(OutcomeState.INSUFFICIENT_PANEL, panel)
    tallies = {each: _tally(panel, each, values) for each in contestants}
    divisor = rules.denominator * len(panel)
    placements = tuple(_placements(climb(rules, tallies), tallies, divisor))
    return Outcome(OutcomeState.COMPUTED, panel, placements)


def _tally(panel: Sequence[str], contestant: str, values: Values) -> Tally:
    sheets = [values[judge, contestant] for judge in panel]
    by_judge = tuple([sheet.total for sheet in sheets])
    aspects = tuple(map(sum, zip(*(sheet.aspects for sheet in sheets), strict=True)))
    return Tally(sum(by_judge), aspects, by_judge)


def _placements(
    groups: Sequence[Group], tallies: Mapping[str, Tally], divisor: int
) -> Iterator[Placement]:
    """Give places as 1-2-2-4: place = 1 + number of contestants strictly ahead (§2.6)."""
    place = 1
    for group in groups:
        shared = len(group.members) > 1
        for member in sorted(group.members):
            tally = tallies[member]
            yield Placement(
                contestant=member,
                place=place,
                value=Fraction(tally.total, divisor),
                aspect_values=tuple(Fraction(units, divisor) for units in tally.aspects),
                decided_by=group.rung,
                rung_aspect=group.aspect,
                shared=shared,
                exhausted=shared,
            )
        place += len(group.members)


def _check_values(
    rules: Rules, contestants: Sequence[str], judges: Sequence[str], values: Values
) -> None:
    known_judges, known_contestants = frozenset(judges), frozenset(contestants)
    for (judge, contestant), value in values.items():
        if judge not in known_judges or contestant not in known_contestants:
            raise InvalidInput("lembar di luar daftar", f"juri {judge}", f"peserta {contestant}")
        if not rules.units.admits(value.aspects, value.total):
            problem = "nilai tersimpan tidak sesuai dengan aturan"
            raise InvalidInput(problem, f"juri {judge}", f"peserta {contestant}")
