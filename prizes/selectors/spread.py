"""Read how far judges lie apart: dots on one scale for all rows, and marks far from the middle."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kube_awards.core.formats import listed, score_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessments.domain.outcome import Outcome
    from prizes.selectors.decisions import PrizedRanking, PrizedRow

# ux.md §3.4: points of the 100.
CLOSE_GAP = 1
FAR_FROM_MEDIAN = 15
# Fewer do not make a middle that one of them could be far from.
FEWEST_FOR_A_MEDIAN = 3
# The drawing: units of its view box, and how much of it the ends keep free for half a dot.
WIDTH, MARGIN, STEP = 120, 8, 10


@dataclass(frozen=True)
class Dot:
    """One judge's total on the scale."""

    x: Decimal
    is_far: bool


@dataclass(frozen=True)
class Strip:
    """The totals one contestant was given, drawn on the scale of the table; said in words too."""

    dots: tuple[Dot, ...]
    median_x: Decimal
    sentence: str


@dataclass(frozen=True)
class SpreadRow:
    """A row of a ranking with the totals behind it; `is_close` says the next is near."""

    prized: PrizedRow = field(compare=False)  # live or decided: the same spread
    strip: Strip | None
    is_close: bool


@dataclass(frozen=True)
class Spread:
    """A ranking with its totals on one scale from `low` to `high`, and the marks that are far.

    `far` has `above` or `below` by (judge, contestant), public ids.
    """

    rows: tuple[SpreadRow, ...]
    low: int
    high: int
    far: Mapping[tuple[str, str], str]


def spread_of(prized: PrizedRanking, outcome: Outcome) -> Spread:
    """Return the rows of a ranking with what each judge who counts gave."""
    totals = {
        each.row.contestant.public_id: totals_of(outcome, each.row.contestant.public_id)
        for each in prized.rows
    }
    given = [value for own in totals.values() for value in own.values()]
    low, high = _ends(given)
    far = {
        (judge, contestant): "above" if value > middle else "below"
        for judge, contestant, value, middle in far_marks(outcome)
    }
    close = [
        0 <= upper.row.value - lower.row.value < CLOSE_GAP for upper, lower in pairwise(prized.rows)
    ]
    rows = tuple(
        SpreadRow(each, _strip(each.row.contestant.public_id, totals, far, (low, high)), is_close)
        for each, is_close in zip(prized.rows, [*close, False], strict=True)
    )
    return Spread(rows, low, high, far)


def far_marks(outcome: Outcome) -> Iterator[tuple[str, str, Fraction, Fraction]]:
    """Return (judge, contestant, total, median) of each total far from its contestant's median."""
    for placement in outcome.placements:
        totals = totals_of(outcome, placement.contestant)
        if len(totals) < FEWEST_FOR_A_MEDIAN:
            continue
        middle = median(totals.values())
        for judge, value in totals.items():
            if abs(value - middle) >= FAR_FROM_MEDIAN:
                yield judge, placement.contestant, value, middle


def totals_of(outcome: Outcome, contestant: str) -> dict[str, Fraction]:
    """Return what each judge who counts gave a contestant (public ids), of 100."""
    return {
        judge: Fraction(outcome.sheets[judge, contestant].total, outcome.rules.denominator)
        for judge in outcome.panel
        if (judge, contestant) in outcome.sheets
    }


def _ends(given: Sequence[Fraction]) -> tuple[int, int]:
    """Return the tens around everything that was given, at least ten points apart."""
    if not given:
        return 0, 100
    low = int(min(given) // STEP) * STEP
    high = -int(-max(given) // STEP) * STEP
    return (low, high) if low < high else (max(low - STEP, 0), max(low, STEP))


def _strip(
    contestant: str,
    totals: Mapping[str, Mapping[str, Fraction]],
    far: Mapping[tuple[str, str], str],
    ends: tuple[int, int],
) -> Strip | None:
    own = totals[contestant]
    if not own:
        return None
    dots = tuple(
        Dot(_x(value, *ends), (judge, contestant) in far)
        for judge, value in sorted(own.items(), key=lambda item: item[1])
    )
    outlying = (own[judge] for judge in own if (judge, contestant) in far)
    outliers = [score_text(value, 1) for value in sorted(outlying, reverse=True)]
    return Strip(dots, _x(median(own.values()), *ends), _sentence(list(own.values()), outliers))


def _x(value: Fraction, low: int, high: int) -> Decimal:
    """Return a drawing coordinate; never a value anybody reads."""
    part = (value - low) / (high - low)
    return Decimal(round(10 * (MARGIN + (WIDTH - 2 * MARGIN) * part))) / 10


def _sentence(values: Sequence[Fraction], outliers: Sequence[str]) -> str:
    """Say what the strip shows, for whoever does not see it."""
    said = ngettext(
        "%(n)d juri: %(low)s sampai %(high)s, nilai tengah %(middle)s.",
        "%(n)d juri: %(low)s sampai %(high)s, nilai tengah %(middle)s.",
        len(values),
    ) % {
        "n": len(values),
        "low": score_text(min(values), 1),
        "high": score_text(max(values), 1),
        "middle": score_text(median(values), 1),
    }
    if not outliers:
        return said
    return f"{said} " + _("Jauh dari juri lain: %(values)s.") % {"values": listed(outliers)}
