"""What every aspect and every judge adds to a final value, to the last fraction (§2.2, §2.7)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .outcome import Outcome, Placement
    from .rules import Rules

# A sheet as points on 0..100: its aspects, then its total.
Row: TypeAlias = tuple[Fraction, ...]


@dataclass(frozen=True)
class Contribution:
    """The points of one contestant: `by_aspect` in the order of the rules, `by_judge` of the panel.

    Either sums to the final value exactly. Under `adjusted` a judge without a sheet stands with
    the estimate of the fit; under `trimmed_mean` the highest and the lowest total count nothing
    (equal ones share what is left out, so that no name decides).
    """

    by_aspect: tuple[Fraction, ...]
    by_judge: tuple[Fraction, ...]


def contribution(outcome: Outcome, placement: Placement) -> Contribution:
    """Return what the final value of a placed contestant is made of."""
    rules = outcome.rules
    rows = _rows(outcome, placement)
    weights = _weights(rules, [row[-1] for row in rows.values()])
    weighted = {
        judge: tuple(weight * points for points in row)
        for (judge, row), weight in zip(rows.items(), weights, strict=True)
    }
    sums = [sum(column, Fraction(0)) for column in zip(*weighted.values(), strict=True)]
    return Contribution(
        by_aspect=tuple(share * s for share, s in zip(shares(rules), sums, strict=False)),
        by_judge=tuple(
            weighted[judge][-1] if judge in weighted else Fraction(0) for judge in outcome.panel
        ),
    )


def shares(rules: Rules) -> tuple[Fraction, ...]:
    """Return the weight of each aspect over the sum of the weights."""
    units = rules.units
    return tuple(Fraction(weight, units.weight_sum) for weight in units.weights)


def _rows(outcome: Outcome, placement: Placement) -> Mapping[str, Row]:
    """Return the sheets of a contestant by judge, with the estimates of an adjustment."""
    denominator = outcome.rules.denominator
    rows: dict[str, Row] = {}
    for judge in outcome.panel:
        sheet = outcome.sheets.get((judge, placement.contestant))
        if sheet is not None:
            rows[judge] = tuple(
                Fraction(units, denominator) for units in (*sheet.aspects, sheet.total)
            )
    own = (*placement.aspect_values, placement.value)
    for effect in outcome.effects:
        if effect.judge not in rows:
            lenience = (*effect.aspects, effect.total)
            rows[effect.judge] = tuple(a + b for a, b in zip(own, lenience, strict=True))
    return rows


def _weights(rules: Rules, totals: Sequence[Fraction]) -> list[Fraction]:
    """Return how much of the final value each total is."""
    if rules.method != "trimmed_mean":
        return [Fraction(1, len(totals))] * len(totals)
    left_out = [
        sum(
            (Fraction(total == end, totals.count(end)) for end in (max(totals), min(totals))),
            Fraction(0),
        )
        for total in totals
    ]
    return [(1 - out) / (len(totals) - 2) for out in left_out]
