"""From an outcome to its diagnosis: the table, the panel and the ranking they ask for (§3)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from .circumstances import Circumstances, Recusal
from .diagnostics import Diagnosis, Table, diagnose_table
from .errors import InvalidInput
from .outcome import OutcomeState
from .ranking import rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .diagnostics.removal import Ranker
    from .outcome import Outcome


def diagnose(outcome: Outcome, prizes: int = 5) -> Diagnosis:
    """Return the diagnosis of an outcome that has places, rows from first place to last.

    `prizes` is how many places are awarded. Judges without any sheet that counts are left out. What
    is diagnosed are the computed places, also where the panel departed from them.
    Raises `InvalidInput` for an outcome without places.
    """
    if outcome.state is not OutcomeState.COMPUTED:
        raise InvalidInput("belum ada peringkat untuk didiagnosis", "hasil")
    return diagnose_table(
        table_of(outcome),
        [placement.aspect_values for placement in outcome.by_rules],
        [aspect.weight for aspect in outcome.rules.aspects],
        _ranker(outcome),
        counted=outcome.panel,
        prizes=prizes,
    )


def table_of(outcome: Outcome) -> Table:
    """Return the totals of all sheets that count, on 0..100, with a hole for each that is not."""
    contestants = tuple(placement.contestant for placement in outcome.by_rules)
    judges = tuple(sorted({judge for judge, _ in outcome.sheets}))
    return Table(
        contestants,
        judges,
        tuple(tuple(_total(outcome, judge, each) for judge in judges) for each in contestants),
    )


def _total(outcome: Outcome, judge: str, contestant: str) -> Fraction | None:
    sheet = outcome.sheets.get((judge, contestant))
    return None if sheet is None else Fraction(sheet.total, outcome.rules.denominator)


def _ranker(outcome: Outcome) -> Ranker:
    """Return the places when only some of the panel count: same rules, no minimum, no decisions."""
    places = {placement.contestant: placement.place for placement in outcome.by_rules}
    rules = replace(outcome.rules, minimum_panel=1)

    def places_with(judges: tuple[str, ...]) -> Mapping[str, int]:
        if judges == outcome.panel:
            return places
        kept = {pair: sheet for pair, sheet in outcome.sheets.items() if pair[0] in judges}
        holes = tuple(
            Recusal(judge, each) for judge in judges for each in places if (judge, each) not in kept
        )
        found = rank(rules, tuple(places), judges, kept, Circumstances(recusals=holes))
        return {placement.contestant: placement.place for placement in found.placements}

    return places_with
