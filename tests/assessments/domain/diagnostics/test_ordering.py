from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.diagnostics.connection import is_connected
from assessments.domain.diagnostics.draws import generator, repetitions, resampled, shuffled
from assessments.domain.diagnostics.duel import first_and_second, leaders
from assessments.domain.diagnostics.linear import apply, inverse
from assessments.domain.diagnostics.ordering import canonical_order, double_ranks, places_of
from assessments.domain.diagnostics.undefined import Reason, Undefined


def test_places_skip_after_a_shared_one() -> None:
    assert places_of([70, 90, 70, 90, 10]) == (3, 1, 3, 1, 5)


def test_mid_ranks_are_doubled_and_shared_by_equals() -> None:
    # ranks 1, 2.5, 2.5, 4
    assert double_ranks([10, 20, 20, 30]) == [2, 5, 5, 8]


@given(st.permutations(range(4)), st.permutations(range(3)))
def test_the_canonical_order_ignores_how_rows_and_columns_stand(
    rows: list[int], columns: list[int]
) -> None:
    cells: list[list[int | None]] = [[3, 1, None], [2, 1, 4], [3, 3, 3], [1, None, 4]]
    mixed = [[cells[i][j] for j in columns] for i in rows]

    def canonical(table: list[list[int | None]]) -> list[list[int | None]]:
        first, second = canonical_order(table)
        return [[table[i][j] for j in second] for i in first]

    assert canonical(mixed) == canonical(cells)


def test_the_draws_are_the_same_for_ever() -> None:
    chance = generator()

    assert "".join(shuffled("ABCDE", chance)) == "BDECA"
    assert "".join(resampled("ABCDE", chance)) == "BADBD"


def test_every_order_is_equally_likely() -> None:
    chance = Random(5)  # noqa: S311 - a test
    counts: dict[str, int] = {}
    for _ in range(6_000):
        order = "".join(shuffled("ABC", chance))
        counts[order] = counts.get(order, 0) + 1

    # four standard deviations of a binomial count
    assert len(counts) == 6
    assert all(abs(count - 1000) < 116 for count in counts.values())


def test_large_tables_are_drawn_less_often() -> None:
    assert [repetitions(20_000, cells) for cells in (35, 1_000, 100_000)] == [20_000, 10_000, 999]


def test_groups_are_connected_by_what_they_share() -> None:
    assert is_connected([{1, 2}, {3}, {2, 3}])
    assert not is_connected([{1, 2}, {3}])
    assert is_connected([])


def test_an_inverse_undoes_its_matrix() -> None:
    matrix = [[Fraction(x) for x in row] for row in ([0, 2, 1], [1, 1, 0], [3, 0, 1])]
    vector = [Fraction(1), Fraction(2), Fraction(3)]

    assert apply(inverse(matrix), apply(matrix, vector)) == vector


def test_a_duel_needs_one_first_and_one_second() -> None:
    assert leaders((2, 1, 1)) == (1, 2)
    assert first_and_second((2, 1, 3)) == (1, 0)
    assert first_and_second((1, 1, 3)) == Undefined(Reason.SHARED_FIRST)
    assert first_and_second((1, 2, 2)) == Undefined(Reason.SHARED_SECOND)
    assert first_and_second((1,)) == Undefined(Reason.FEW_CONTESTANTS)
