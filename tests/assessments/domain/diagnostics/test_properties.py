"""What must hold for every table, tried on random ones (ranking.md §3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.domain.diagnostics import Diagnosis, Table, Undefined, diagnose_table
from assessments.domain.diagnostics.alpha import Alpha
from assessments.domain.diagnostics.chances import PlaceChances, place_chances
from assessments.domain.diagnostics.concordance import Concordance, concordance
from assessments.domain.diagnostics.weight_shares import weight_shares

from .tables import mean_ranker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

T = TypeVar("T")

relaxed = settings(deadline=None, max_examples=60)
slow = settings(deadline=None, max_examples=15)
# so few values that ties of every kind are common
POINTS = st.sampled_from([Fraction(x) for x in ("0", "50", "60", "60.5", "71/3", "100")])


@dataclass(frozen=True)
class Case:
    """A table, and aspect means that have nothing to do with it."""

    table: Table
    aspects: tuple[tuple[Fraction, ...], ...]


@st.composite
def tables(draw: DrawFn, *, most_judges: int = 4, holes: bool = True) -> Table:
    n, m = draw(st.integers(1, 4)), draw(st.integers(1, most_judges))
    cell = st.one_of(st.none(), POINTS) if holes else POINTS
    # the first judge has scored everybody, so that there are places
    rows = [(draw(POINTS), *(draw(cell) for _ in range(m - 1))) for _ in range(n)]
    return Table(tuple(f"K{i}" for i in range(n)), tuple(f"J{j}" for j in range(m)), tuple(rows))


@st.composite
def cases(draw: DrawFn) -> Case:
    table = draw(tables())
    row = st.tuples(POINTS, POINTS, POINTS)
    return Case(table, tuple(draw(row) for _ in table.contestants))


def diagnosis_of(case: Case) -> Diagnosis:
    weights = (Fraction(2), Fraction(2), Fraction(1))
    return diagnose_table(case.table, case.aspects, weights, mean_ranker(case.table))


@slow
@given(cases(), st.data())
def test_names_and_order_of_people_leave_no_trace(case: Case, data: st.DataObject) -> None:
    rows = data.draw(st.permutations(range(len(case.table.contestants))))
    columns = data.draw(st.permutations(range(len(case.table.judges))))

    before = diagnosis_of(case)
    after = diagnosis_of(Case(_turned(case.table, rows, columns), _at(case.aspects, rows)))

    assert _numbers(before) == _numbers(after)
    assert _at(before.places, rows) == after.places
    assert _at([s.effect for s in before.severity], columns) == tuple(
        s.effect for s in after.severity
    )
    assert _at(before.weights.shares.shares, rows) == after.weights.shares.shares
    if isinstance(before.chances, PlaceChances) and isinstance(after.chances, PlaceChances):
        assert _at(before.chances.table, rows) == after.chances.table


def _turned(table: Table, rows: Sequence[int], columns: Sequence[int]) -> Table:
    return Table(
        tuple(f"peserta {i}" for i in rows),
        tuple(f"juri {j}" for j in columns),
        tuple(_at(row, columns) for row in _at(table.totals, rows)),
    )


def _at(items: Sequence[T], positions: Sequence[int]) -> tuple[T, ...]:
    return tuple(items[position] for position in positions)


def _numbers(found: Diagnosis) -> tuple[object, ...]:
    """Return what belongs to no single person."""
    w, alpha, robust = found.concordance, found.alpha, found.robustness
    return (
        (w.w, w.p) if isinstance(w, Concordance) else w,
        (alpha.value, alpha.interval) if isinstance(alpha, Alpha) else alpha,
        found.intraclass,
        (robust.label, robust.chance, robust.weight_share, len(robust.lost_without)),
        [(shadow.changes_winner, shadow.changes_places) for shadow in found.shadows],
    )


@slow
@given(tables(most_judges=11, holes=False).filter(lambda table: len(table.judges) > 9), st.data())
def test_even_drawn_chances_do_not_depend_on_the_order(table: Table, data: st.DataObject) -> None:
    columns = data.draw(st.permutations(range(len(table.judges))))
    turned = replace(
        table,
        judges=tuple(f"juri {j}" for j in columns),
        totals=tuple(_at(row, columns) for row in table.totals),
    )

    assert place_chances(turned) == place_chances(table)


@relaxed
@given(tables())
def test_w_and_p_lie_between_nought_and_one(table: Table) -> None:
    found = concordance(table)

    if isinstance(found, Concordance):
        assert 0 <= found.w <= 1
        assert 0 < found.p <= 1


@relaxed
@given(tables())
def test_chances_sum_to_exactly_one(table: Table) -> None:
    found = place_chances(table)

    if not isinstance(found, Undefined):
        assert [sum(row) for row in found.table] == [1] * len(table.contestants)
        # every resample has somebody in the first place
        assert sum(found.first) >= 1


@relaxed
@given(
    st.integers(1, 3).flatmap(
        lambda aspects: st.lists(st.tuples(*[POINTS] * aspects), min_size=1, max_size=6)
    )
)
def test_shares_of_the_weights_cover_everything(values: list[tuple[Fraction, ...]]) -> None:
    shares = weight_shares(values).shares

    assert sum(dict(zip(values, shares, strict=True)).values()) == 1
    assert sum(shares) >= 1
    assert (sum(shares) == 1) == all(
        share == 0 or values.count(row) == 1 for row, share in zip(values, shares, strict=True)
    )


@relaxed
@given(tables())
def test_no_number_is_ever_nan(table: Table) -> None:
    row = (Fraction(1),)

    found = diagnose_table(table, [row] * len(table.contestants), row, mean_ranker(table))

    assert "nan" not in repr(found).replace("reason", "")
    assert "inf" not in repr(found)
