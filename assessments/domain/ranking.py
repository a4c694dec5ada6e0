"""Places from sheet values: exact, and a pure function of its arguments (ranking.md §2)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from .additive import islands
from .circumstances import Circumstances
from .errors import InvalidInput
from .ladder import climb, settle
from .outcome import Cut, JudgeEffect, Outcome, OutcomeState, Placement, Rung
from .panel import check_people, roster_of
from .tallies import adjusted, available, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .additive import Fit
    from .circumstances import TieDecisionInput
    from .ladder import Group
    from .panel import Roster
    from .rules import Rules
    from .scoring import SheetValue
    from .tallies import Count

    Values = Mapping[tuple[str, str], SheetValue]

__all__ = ["Outcome", "OutcomeState", "Placement", "Rung", "rank"]

NOTHING = Circumstances()


def rank(
    rules: Rules,
    contestants: Sequence[str],
    judges: Sequence[str],
    values: Values,
    circumstances: Circumstances = NOTHING,
) -> Outcome:
    """Return the outcome of one category.

    `values` maps (judge, contestant) to the value of a filed sheet, in units of the same rules. A
    pair without a value makes the outcome incomplete, never a zero, unless the judge is recused or
    absent or the contestant withdrawn; a value there is void. Raises `InvalidInput` for people
    listed twice, values and circumstances of people not listed, and values these rules cannot give.
    """
    check_people(contestants, judges)
    circumstances.check(contestants, judges)
    _check_values(rules, contestants, judges, values)
    roster = roster_of(contestants, judges, values.keys(), circumstances)
    outcome = _roll_call(rules, roster, values, rules.hole_policy)
    if outcome.state is not OutcomeState.COMPUTED:
        return outcome
    return _placed(outcome, roster, rules.hole_policy, circumstances.tie_decisions)


def shadow(outcome: Outcome, hole_policy: str) -> Outcome:
    """Return what another policy for holes would have given; to be shown, never applied.

    Takes `available` besides the policies of the rules. Holes are whatever the outcome has no
    sheet for; decisions of the panel are left aside. Trimming goes with `common` alone.
    """
    rules = outcome.rules
    if hole_policy != "common":
        rules = replace(rules, method="weighted_mean")
    judges = sorted({judge for judge, _ in outcome.sheets})
    contestants = sorted({contestant for _, contestant in outcome.sheets})
    roster = roster_of(contestants, judges, outcome.sheets.keys(), NOTHING)
    roster = replace(roster, recused=roster.missing, missing=())
    shadowed = _roll_call(rules, roster, outcome.sheets, hole_policy)
    if shadowed.state is not OutcomeState.COMPUTED:
        return shadowed
    return _placed(shadowed, roster, hole_policy, ())


def _roll_call(rules: Rules, roster: Roster, values: Values, hole_policy: str) -> Outcome:
    """Return the outcome as far as it is known before anything is counted."""
    panel = roster.panel(hole_policy)
    parts = islands(panel, roster.contestants, _counting(roster, values)) if roster.recused else ()
    if roster.missing:
        state = OutcomeState.INCOMPLETE
    elif len(panel) < rules.needed_panel:
        state = OutcomeState.INSUFFICIENT_PANEL
    elif hole_policy == "adjusted" and len(parts) > 1:
        state = OutcomeState.DISCONNECTED
    else:
        state = OutcomeState.COMPUTED
    return Outcome(
        state,
        panel,
        missing=roster.missing,
        dropped=roster.dropped(panel),
        unplaced=roster.unplaced,
        voided=roster.voided,
        islands=parts if state is OutcomeState.DISCONNECTED else (),
        rules=rules,
        sheets=_counting(roster, values),
    )


def _counting(roster: Roster, values: Values) -> Values:
    """Return the sheets that count under some policy."""
    if not (roster.absent or roster.unplaced or roster.voided):
        return values
    judges, contestants = frozenset(roster.judges), frozenset(roster.contestants)
    void = frozenset(roster.voided)
    return {
        pair: value
        for pair, value in values.items()
        if pair[0] in judges and pair[1] in contestants and pair not in void
    }


def _placed(
    outcome: Outcome, roster: Roster, hole_policy: str, decisions: Sequence[TieDecisionInput]
) -> Outcome:
    """Return the outcome with its places."""
    rules, panel, people, sheets = (
        outcome.rules,
        outcome.panel,
        roster.contestants,
        outcome.sheets,
    )
    effects: tuple[JudgeEffect, ...] = ()
    if hole_policy == "common" or not roster.recused:
        count = whole(rules, panel, people, sheets)
    elif hole_policy == "adjusted":
        count, fitted = adjusted(rules, panel, people, sheets)
        effects = tuple(_effects(rules, fitted))
    else:
        count = available(rules, panel, people, sheets)
    groups, unused = settle(climb(rules, count.tallies), decisions)
    placements = tuple(_placements(groups, count, rules.denominator))
    return replace(outcome, placements=placements, effects=effects, unused_decisions=unused)


def _effects(rules: Rules, fitted: Fit) -> Iterator[JudgeEffect]:
    for judge, units in fitted.judges.items():
        *aspects, total = (each / rules.denominator for each in units)
        yield JudgeEffect(judge, tuple(aspects), total)


def _placements(groups: Sequence[Group], count: Count, denominator: int) -> Iterator[Placement]:
    """Give places as 1-2-2-4: place = 1 + number of contestants strictly ahead (§2.6)."""
    place = 1
    value_divisor, aspect_divisor = denominator * count.value_of, denominator * count.aspects_of
    for group in groups:
        shared = len(group.members) > 1
        cut = group.cut
        for member in sorted(group.members):
            tally = count.tallies[member]
            yield Placement(
                contestant=member,
                place=place,
                value=Fraction(tally.value, value_divisor),
                aspect_values=tuple([Fraction(units, aspect_divisor) for units in tally.aspects]),
                decided_by=group.rung,
                rung_aspect=group.aspect,
                shared=shared,
                exhausted=shared and not group.decided,
                cut=cut,
            )
            cut = Cut(Rung.SHARED)
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
