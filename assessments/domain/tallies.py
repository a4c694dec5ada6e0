"""From sheet values to what is ranked: mean, trimmed mean, adjusted (§2.2, §2.7)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, TypeAlias

from .additive import fit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .additive import Fit
    from .rules import Rules
    from .scoring import SheetValue

    Sheets: TypeAlias = "Mapping[tuple[str, str], SheetValue]"

Units: TypeAlias = int | Fraction
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one contestant is ranked by, the more the better.

    `key` decides, `value` and `aspects` are sums in units of 1/D; `by_judge` the total from each
    judge of the panel, None where there is no sheet.
    """

    key: Units
    value: Units
    aspects: tuple[Units, ...]
    by_judge: tuple[int | None, ...]


@dataclass(frozen=True)
class Count:
    """The tallies, and how many sheets their sums stand for: `value` and `aspects` apart."""

    tallies: Mapping[str, Tally]
    value_of: int
    aspects_of: int


def whole(rules: Rules, panel: Sequence[str], people: Sequence[str], sheets: Sheets) -> Count:
    """Count a panel without holes by the method of the rules.

    `trimmed_mean` leaves out one highest and one lowest total; aspects are always those of the
    whole panel.
    """
    trims = rules.method == "trimmed_mean"
    judges = len(panel)
    kept = judges - 2 if trims else judges
    tallies = {}
    for contestant in people:
        rows = [sheets[judge, contestant] for judge in panel]
        by_judge = tuple([sheet.total for sheet in rows])
        value = sum(by_judge) - (max(by_judge) + min(by_judge) if trims else 0)
        aspects = tuple(map(sum, zip(*[sheet.aspects for sheet in rows], strict=True)))
        tallies[contestant] = Tally(_key(rules, value, kept), value, aspects, by_judge)
    return Count(tallies, kept, judges)


def adjusted(
    rules: Rules, panel: Sequence[str], people: Sequence[str], sheets: Sheets
) -> tuple[Count, Fit]:
    """Count what the additive fit finds for each contestant: T = a + b, Σb = 0."""
    fitted = fit(panel, people, {pair: (*v.aspects, v.total) for pair, v in sheets.items()})
    tallies = {}
    for contestant in people:
        *aspects, value = fitted.contestants[contestant]
        by_judge = _totals(panel, contestant, sheets)
        tallies[contestant] = Tally(_key(rules, value, 1), value, tuple(aspects), by_judge)
    return Count(tallies, 1, 1), fitted


def available(rules: Rules, panel: Sequence[str], people: Sequence[str], sheets: Sheets) -> Count:
    """Count the mean of whatever sheets there are; for comparison only (§2.3)."""
    tallies = {}
    for contestant in people:
        by_judge = _totals(panel, contestant, sheets)
        rows = [sheets[judge, contestant] for judge in panel if (judge, contestant) in sheets]
        aspects = zip(*[sheet.aspects for sheet in rows], strict=True)
        value = Fraction(sum(sheet.total for sheet in rows), len(rows))
        means = tuple(Fraction(sum(units), len(rows)) for units in aspects)
        tallies[contestant] = Tally(_key(rules, value, 1), value, means, by_judge)
    return Count(tallies, 1, 1)


def _totals(panel: Sequence[str], contestant: str, sheets: Sheets) -> tuple[int | None, ...]:
    found = [sheets.get((judge, contestant)) for judge in panel]
    return tuple(None if sheet is None else sheet.total for sheet in found)


def _key(rules: Rules, value: Units, sheets: int) -> Units:
    """Return what decides: the exact value, or half up to the decimals of the rules (§2.4)."""
    if rules.ranking_precision is None:
        return value
    scale: int = 10**rules.ranking_precision
    return floor(Fraction(value, rules.denominator * sheets) * scale + HALF)
