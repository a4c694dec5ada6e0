from __future__ import annotations

from fractions import Fraction
from math import isclose, sqrt
from typing import TYPE_CHECKING

from assessments.domain.diagnostics.majority import Majority, majority
from assessments.domain.diagnostics.shadows import Method, Shadow, shadows
from assessments.domain.diagnostics.standardised import ZScores, z_scores
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import F1, F2, exact, judged

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table


def places_by_method(table: Table, places: tuple[int, ...]) -> dict[str, object]:
    return {shadow.method.value: shadow.places for shadow in shadows(table, places)}


def test_the_methods_disagree_where_the_panel_does() -> None:
    """peers.md F1: mean 3 2 1 4 5, z 2 3 4 1 5, place sums 10 7 8 10 10, median 3 2 1 4 5."""
    found = places_by_method(F1, (3, 2, 1, 4, 5))

    assert found == {
        # K1, K4 and K5 share the sum 10 and are parted by their means
        "rank_sum": (3, 1, 2, 4, 5),
        "trimmed_mean": Undefined(Reason.SMALL_PANEL),
        "median": (3, 2, 1, 4, 5),
        "adjusted": (3, 2, 1, 4, 5),
        "copeland": (3, 1, 2, 3, 3),
        "z_score": (4, 1, 2, 3, 5),
    }


def test_a_shadow_says_whom_it_would_have_put_first() -> None:
    rank_sum, trimmed, *_ = shadows(F1, (3, 2, 1, 4, 5))

    assert rank_sum == Shadow(
        Method.RANK_SUM, (3, 1, 2, 4, 5), ("K2",), changes_winner=True, changes_places=True
    )
    assert trimmed == Shadow(
        Method.TRIMMED_MEAN,
        Undefined(Reason.SMALL_PANEL),
        (),
        changes_winner=False,
        changes_places=False,
    )


def test_a_shared_first_place_does_not_unseat_the_winner() -> None:
    copeland = shadows(judged("70 60", "60 70", "65 65"), (1, 2))[4]

    assert (copeland.winners, copeland.changes_winner) == (("K1", "K2"), False)


def test_trimming_drops_one_highest_and_one_lowest() -> None:
    table = judged("10 40", "50 45", "50 45", "50 46", "50 100")

    found = places_by_method(table, (2, 1))

    # 150 against 136 of three; the even judge count of the median is tested below
    assert (found["trimmed_mean"], found["median"]) == ((1, 2), (1, 2))


def test_the_median_of_an_even_panel_is_the_mean_of_the_middle_two() -> None:
    assert places_by_method(judged("10 30", "50 31"), (2, 1))["median"] == (2, 1)


def test_the_fit_uses_the_sheets_that_the_panel_leaves_out() -> None:
    found = places_by_method(F2, (1, 2, 3, 4, 5))

    # the panel J2, J3 has K2 ahead of K1 as well
    assert found["adjusted"] == (2, 1, 3, 4, 5)
    assert found["rank_sum"] == (2, 1, 3, 4, 5)


def test_without_a_common_panel_only_the_fit_is_left() -> None:
    found = places_by_method(judged("- 50 40", "60 - 30", "50 40 -"), (1, 2, 3))

    none = Undefined(Reason.NO_PANEL)
    assert isinstance(found.pop("adjusted"), tuple)
    assert found.pop("trimmed_mean") == Undefined(Reason.SMALL_PANEL)
    assert found == dict.fromkeys(("rank_sum", "median", "copeland", "z_score"), none)


def test_pieces_without_a_link_have_no_fit() -> None:
    found = places_by_method(judged("50 -", "- 40"), (1, 2))

    assert found["adjusted"] == Undefined(Reason.DISCONNECTED)


def test_the_condorcet_winner_beats_everybody() -> None:
    found = majority(judged("3 2 1", "3 1 2", "1 2 3"))

    assert found == Majority(exact(2, 0, 1), "K1", ())


def test_a_circle_of_majorities_has_no_winner() -> None:
    found = majority(judged("4 3 2 1", "2 4 3 1", "3 2 4 1"))

    assert found == Majority(
        exact(2, 2, 2, 0),
        Undefined(Reason.MAJORITY_CYCLE),
        ("K1", "K2", "K3"),
    )


def test_level_duels_leave_nobody_to_beat_everybody() -> None:
    found = majority(judged("2 1", "1 2"))

    half = Fraction(1, 2)
    assert found == Majority((half, half), Undefined(Reason.NO_MAJORITY), ())


def test_z_scores_stand_on_the_population_deviation() -> None:
    found = z_scores(judged("10 20 30", "50 50 50"))

    root = sqrt(1.5)
    assert isinstance(found, ZScores)
    assert (found.judges, found.places) == (("J1", "J2"), (3, 2, 1))
    assert all(isclose(row[0], z) for row, z in zip(found.scores, (-root, 0, root), strict=True))
    # a judge who rates all alike gives everybody 0
    assert [row[1] for row in found.scores] == [0, 0, 0]
    assert isclose(found.means[2], root / 2)


def test_a_panel_of_nobody_has_neither_duels_nor_z_scores() -> None:
    nobody = judged("50 -", "- 40")

    assert majority(nobody) == Undefined(Reason.NO_PANEL)
    assert z_scores(nobody) == Undefined(Reason.NO_PANEL)
