"""Small tables of totals, and the plainest ranking over them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.domain.diagnostics.ordering import places_of
from assessments.domain.diagnostics.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Cell = int | str | Fraction | None


def by_judge(*columns: Sequence[Cell]) -> Table:
    """Return a table from one column of totals for each judge J1, J2 …; `None` is a hole."""
    return by_contestant(*zip(*columns, strict=True))


def by_contestant(*rows: Sequence[Cell]) -> Table:
    """Return a table from one row of totals for each contestant K1, K2 …."""
    return Table(
        contestants=tuple(f"K{number}" for number in range(1, len(rows) + 1)),
        judges=tuple(f"J{number}" for number in range(1, len(rows[0]) + 1)),
        totals=tuple(tuple(None if x is None else Fraction(x) for x in row) for row in rows),
    )


def exact(*values: Cell) -> tuple[Fraction, ...]:
    """Return the values as fractions."""
    return tuple(Fraction(value) for value in values if value is not None)


def column(text: str) -> list[Cell]:
    """Return totals from text such as ``84 60 - 79``."""
    return [None if word == "-" else word for word in text.split()]


def judged(*texts: str) -> Table:
    """Return a table from the totals of each judge as text."""
    return by_judge(*map(column, texts))


def mean_ranker(table: Table) -> Callable[[tuple[str, ...]], Mapping[str, int]]:
    """Return a ranker by the mean of the totals that exist, without any ladder."""

    def rank(judges: tuple[str, ...]) -> Mapping[str, int]:
        chosen = [table.judges.index(judge) for judge in judges]
        rows = [[row[j] for j in chosen] for row in table.totals]
        means = [_mean([x for x in row if x is not None]) for row in rows]
        return dict(zip(table.contestants, places_of(means), strict=True))

    return rank


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


#: Shrout & Fleiss 1979, table 2: six targets (rows) rated by four judges.
SHROUT_FLEISS = by_judge(
    [9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]
)

#: Krippendorff 2011, section D: twelve units, four observers, seven values missing.
KRIPPENDORFF = judged(
    "1 2 3 3 2 1 4 1 2 - - -",
    "1 2 3 3 2 2 4 1 2 5 - 3",
    "- 3 3 3 2 3 4 2 2 5 1 -",
    "1 2 3 3 2 4 4 1 2 5 1 -",
)

#: peers.md F1: the judge with the narrowest range decides under z-scores and place sums.
F1 = judged("84 60 94 79 66", "69 93 91 66 74", "80 83 79 82 81")

#: peers.md F2, J1 (severe) recused from K1.
F2 = judged("- 72 68 66 64", "80 82 78 76 74", "80 82 78 76 74")
