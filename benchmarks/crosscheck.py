"""Compare the diagnostics with scipy, pingouin and krippendorff on random tables.

Needs requirements/bench.txt. Every figure of ours is computed without those libraries; here the
largest difference of many tables is printed for each.
"""

from __future__ import annotations

import random
import warnings
from collections import defaultdict
from fractions import Fraction
from math import isnan
from typing import TYPE_CHECKING, TypeAlias

import krippendorff
import numpy as np
import pandas as pd
import pingouin
import scipy

from assessments.domain.additive import fit, islands
from assessments.domain.diagnostics.alpha import Metric
from assessments.domain.diagnostics.alpha import krippendorff as own_alpha
from assessments.domain.diagnostics.concordance import concordance
from assessments.domain.diagnostics.f_distribution import f_quantile
from assessments.domain.diagnostics.intraclass import intraclass
from assessments.domain.diagnostics.table import Table
from assessments.domain.diagnostics.undefined import Undefined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A table of totals by contestant and judge; None where there is no sheet.
Totals: TypeAlias = "list[list[int | None]]"
Pair: TypeAlias = "tuple[str, float, float]"

TABLES = 300
MOST_DIFFERENCE = 1e-9
QUANTILES = (0.025, 0.975)
ICC_NAMES = {
    "icc11": "ICC(1,1)",
    "icc21": "ICC(A,1)",
    "icc31": "ICC(C,1)",
    "icc1k": "ICC(1,k)",
    "icc2k": "ICC(A,k)",
    "icc3k": "ICC(C,k)",
}


def drawn(chance: random.Random, *, holes: bool) -> Totals:
    """Return the totals of 3 to 8 contestants by 3 to 9 judges, ties being common."""
    contestants, judges = chance.randint(3, 8), chance.randint(3, 9)
    return [
        [
            None if holes and chance.random() < 1 / 6 else chance.randint(60, 80)
            for _ in range(judges)
        ]
        for _ in range(contestants)
    ]


def table_of(totals: Totals) -> Table:
    """Return the totals as the diagnostics take them."""
    return Table(
        tuple(f"K{row}" for row in range(len(totals))),
        tuple(f"J{column}" for column in range(len(totals[0]))),
        tuple(tuple(None if t is None else Fraction(t) for t in row) for row in totals),
    )


def friedman(totals: Totals) -> Iterator[Pair]:
    """Compare Friedman's statistic, and W that follows from it, ties corrected."""
    own = concordance(table_of(totals))
    if isinstance(own, Undefined):
        return
    theirs = scipy.stats.friedmanchisquare(*totals).statistic
    yield "Friedman's chi-square (scipy)", own.chi_square, theirs
    yield "Kendall's W (scipy)", own.w, theirs / (own.m * (own.n - 1))


def rank_correlations(totals: Totals) -> Iterator[Pair]:
    """Compare the mean of Spearman's rho over all pairs of judges."""
    own = concordance(table_of(totals))
    columns = list(zip(*totals, strict=True))
    if isinstance(own, Undefined) or any(len(set(column)) == 1 for column in columns):
        return
    matrix = scipy.stats.spearmanr(np.array(totals)).statistic
    theirs = matrix[np.triu_indices(len(columns), 1)].mean()
    if not isinstance(own.mean_rho, Undefined):
        yield "mean Spearman rho (scipy)", own.mean_rho, theirs


def intraclass_correlations(totals: Totals) -> Iterator[Pair]:
    """Compare all six ICC and their intervals."""
    own = intraclass(table_of(totals))
    if isinstance(own, Undefined):
        return
    frame = pd.DataFrame(
        [(row, column, t) for row, ts in enumerate(totals) for column, t in enumerate(ts)],
        columns=["contestant", "judge", "total"],
    )
    found = pingouin.intraclass_corr(frame, "contestant", "judge", "total").set_index("Type")
    for name, type_ in ICC_NAMES.items():
        coefficient, theirs = getattr(own, name), found.loc[type_]
        if not isinstance(coefficient.value, Undefined):
            yield "six ICC (pingouin)", coefficient.value, theirs["ICC"]
        if not isinstance(coefficient.interval, Undefined):
            for end, value in zip(coefficient.interval, theirs["CI95"], strict=True):
                yield "95 % intervals of ICC (pingouin)", end, value


def alphas(totals: Totals) -> Iterator[Pair]:
    """Compare Krippendorff's alpha of every metric on a table with holes."""
    units = [[Fraction(t) for t in row if t is not None] for row in totals]
    data = np.array([[np.nan if t is None else t for t in row] for row in totals], float).T
    for metric in Metric:
        own = own_alpha(units, metric)
        if not isinstance(own, Undefined):
            theirs = krippendorff.alpha(data, level_of_measurement=metric.value)
            yield f"Krippendorff's alpha, {metric} (krippendorff)", float(own), theirs


def additive_fits(totals: Totals) -> Iterator[Pair]:
    """Compare the exact additive fit with least squares in floats."""
    sheets = {
        (f"J{column}", f"K{row}"): (total,)
        for row, ts in enumerate(totals)
        for column, total in enumerate(ts)
        if total is not None
    }
    judges, people = (sorted({pair[at] for pair in sheets}) for at in (0, 1))
    if len(islands(judges, people, sheets)) > 1:
        return
    names = [*people, *judges]
    rows = [[name in pair for name in names] for pair in sheets]
    sum_of_judges = [name in judges for name in names]
    right = [*[units for (units,) in sheets.values()], 0]
    solution = np.linalg.lstsq(np.array([*rows, sum_of_judges], float), np.array(right))[0]
    own = fit(judges, people, sheets)
    for name, theirs in zip(names, solution, strict=True):
        value = (own.contestants if name in own.contestants else own.judges)[name][0]
        yield "additive fit (numpy lstsq)", float(value), theirs


def f_quantiles(chance: random.Random) -> Iterator[Pair]:
    """Compare quantiles of F, relative, for whole and broken degrees of freedom."""
    first, second = chance.randint(1, 30), chance.uniform(1, 60)
    for p in QUANTILES:
        theirs = scipy.stats.f.ppf(p, first, second)
        yield "quantiles of F, relative (scipy)", f_quantile(p, first, second) / theirs, 1.0


FULL: tuple[Callable[[Totals], Iterator[Pair]], ...] = (
    friedman,
    rank_correlations,
    intraclass_correlations,
)
HOLED: tuple[Callable[[Totals], Iterator[Pair]], ...] = (alphas, additive_fits)


def pairs(chance: random.Random) -> Iterator[Pair]:
    """Yield every comparison of one pair of random tables."""
    full, holed = drawn(chance, holes=False), drawn(chance, holes=True)
    for check in FULL:
        yield from check(full)
    for check in HOLED:
        yield from check(holed)
    yield from f_quantiles(chance)


def main() -> int:
    """Print the largest difference of each figure; return 1 where one is too large."""
    warnings.simplefilter("ignore")  # of the libraries, about tables as small as ours
    pingouin.options["round.column.CI95"] = None
    chance = random.Random(1979)  # noqa: S311 - made-up tables
    worst: defaultdict[str, float] = defaultdict(float)
    counts: defaultdict[str, int] = defaultdict(int)
    for _ in range(TABLES):
        for name, own, theirs in pairs(chance):
            counts[name] += 1
            difference = abs(own - theirs)
            worst[name] = max(worst[name], float("inf") if isnan(difference) else difference)
    for module in (scipy, pingouin, np):
        print(f"  {module.__name__} {module.__version__}")
    for name in sorted(worst):
        mark = "ok  " if worst[name] <= MOST_DIFFERENCE else "OVER"
        print(f"  {mark} {name}: {counts[name]} compared, largest difference {worst[name]:.1e}")
    return 0 if max(worst.values()) <= MOST_DIFFERENCE else 1
