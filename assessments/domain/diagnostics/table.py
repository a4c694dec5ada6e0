"""The totals that the diagnostics look at: contestants × judges, holes allowed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from assessments.domain.errors import InvalidInput
from assessments.domain.panel import check_people

from .undefined import Reason

_TOP = 100


@dataclass(frozen=True)
class Table:
    """Totals T_ij on 0..100, exact: one row a contestant, one column a judge, `None` for a hole."""

    contestants: tuple[str, ...]
    judges: tuple[str, ...]
    totals: tuple[tuple[Fraction | None, ...], ...]

    def __post_init__(self) -> None:
        check_people(self.contestants, self.judges)
        if not self.contestants or not self.judges:
            raise InvalidInput("tidak ada peserta atau tidak ada juri", "tabel")
        if len(self.totals) != len(self.contestants):
            raise InvalidInput("jumlah baris bukan jumlah peserta", "tabel")
        for contestant, row in zip(self.contestants, self.totals, strict=True):
            if len(row) != len(self.judges):
                raise InvalidInput("jumlah kolom bukan jumlah juri", f"peserta {contestant}")
            for judge, total in zip(self.judges, row, strict=True):
                _check(total, judge, contestant)

    @cached_property
    def common(self) -> Panel:
        """Return the columns of the judges who scored every contestant (ranking.md §2.3)."""
        kept = [
            (judge, column)
            for judge, column in zip(self.judges, zip(*self.totals, strict=True), strict=True)
            if None not in column
        ]
        return Panel(
            contestants=self.contestants,
            judges=tuple(judge for judge, _ in kept),
            columns=tuple(tuple(x for x in column if x is not None) for _, column in kept),
        )

    @property
    def has_holes(self) -> bool:
        """Say whether any total is missing."""
        return len(self.common.judges) < len(self.judges)

    @cached_property
    def by_contestant(self) -> tuple[tuple[tuple[int, Fraction], ...], ...]:
        """Return the totals of each contestant that exist, with the column they stand in."""
        return tuple(
            tuple((j, total) for j, total in enumerate(row) if total is not None)
            for row in self.totals
        )

    @cached_property
    def by_judge(self) -> tuple[tuple[tuple[int, Fraction], ...], ...]:
        """Return the totals of each judge that exist, with the row they stand in."""
        return tuple(
            tuple((i, total) for i, total in enumerate(column) if total is not None)
            for column in zip(*self.totals, strict=True)
        )


@dataclass(frozen=True)
class Panel:
    """The judges who scored everyone: a table without holes, kept by judge (m columns of n)."""

    contestants: tuple[str, ...]
    judges: tuple[str, ...]
    columns: tuple[tuple[Fraction, ...], ...]

    @property
    def n(self) -> int:
        """Return the number of contestants."""
        return len(self.contestants)

    @property
    def m(self) -> int:
        """Return the number of judges, possibly 0."""
        return len(self.judges)

    @cached_property
    def scale(self) -> int:
        """Return the common denominator of all totals."""
        return lcm(*(total.denominator for column in self.columns for total in column))

    @cached_property
    def units(self) -> tuple[tuple[int, ...], ...]:
        """Return the columns in whole units of 1/scale: exact, and much faster than fractions."""
        return tuple(tuple(int(x * self.scale) for x in column) for column in self.columns)

    @cached_property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        """Return the units by contestant."""
        return tuple(tuple(column[i] for column in self.units) for i in range(self.n))

    @cached_property
    def means(self) -> tuple[Fraction, ...]:
        """Return F of each contestant: the mean over the judges (needs one)."""
        return tuple(Fraction(sum(row), self.scale * self.m) for row in self.rows)

    @cached_property
    def judge_means(self) -> tuple[Fraction, ...]:
        """Return the mean of each judge over the contestants."""
        return tuple(Fraction(sum(column), self.scale * self.n) for column in self.units)

    def lacks(self, judges: int = 2, contestants: int = 2) -> Reason | None:
        """Return what is missing for a statistic that needs so many judges and contestants."""
        if not self.judges:
            return Reason.NO_PANEL
        if self.m < judges:
            return Reason.FEW_JUDGES
        return Reason.FEW_CONTESTANTS if self.n < contestants else None


def _check(total: object, judge: str, contestant: str) -> None:
    if total is None:
        return
    # an int would pass here and later divide into a float
    if not isinstance(total, Fraction) or not 0 <= total <= _TOP:
        problem = f"{total!r} bukan pecahan antara 0 dan 100"
        raise InvalidInput(problem, f"juri {judge}", f"peserta {contestant}")
