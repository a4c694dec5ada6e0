from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from assessments.domain.diagnostics import Diagnosis, Reason, Table, Undefined, diagnose_table
from assessments.domain.diagnostics.robustness import Label
from assessments.domain.errors import InvalidInput

from .tables import F1, F2, judged, mean_ranker

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE = (Fraction(1),)


def diagnose(table: Table, counted: Sequence[str] | None = None) -> Diagnosis:
    """Diagnose totals that come from one aspect, ranked by the mean."""
    judges = table.common.judges if counted is None else counted
    chosen = [table.judges.index(judge) for judge in judges]
    values = []
    for row in table.totals:
        given = [row[j] or Fraction(0) for j in chosen]
        values.append((sum(given, Fraction(0)) / len(given),))
    return diagnose_table(table, values, ONE, mean_ranker(table), counted=counted)


def test_everything_about_one_result_is_collected() -> None:
    found = diagnose(F1)

    assert (found.contestants, found.judges) == (F1.contestants, F1.judges)
    assert (found.panel, found.counted) == (F1.judges, F1.judges)
    assert (found.places, found.winners) == ((3, 2, 1, 4, 5), ("K3",))
    assert found.skillings_mack == Undefined(Reason.COMPLETE)
    assert found.robustness.label is Label.RAPUH
    assert found.robustness.lost_without == found.removals.flipping == ("J1",)
    assert found.weights.ranges == Undefined(Reason.ONE_ASPECT)


def test_with_a_hole_the_panel_decides_and_the_fit_looks_on() -> None:
    found = diagnose(F2)

    assert (found.panel, found.counted) == (("J2", "J3"), ("J2", "J3"))
    assert (found.winners, found.robustness.label) == (("K2",), Label.KOKOH)
    assert [each.judge for each in found.severity if each.flagged] == ["J1"]


def test_a_result_that_rests_on_every_sheet_is_tried_without_each_judge() -> None:
    found = diagnose(F2, counted=F2.judges)

    assert [run.removed for run in found.removals.single] == [("J1",), ("J2",), ("J3",)]
    # the plain mean of what is there gives K1 the first place, the fit takes it away
    assert found.winners == ("K1",)
    assert found.robustness.overtaken_by == ("K2",)
    assert found.closeness == Undefined(Reason.OTHER_RULE)


def test_without_a_common_panel_what_needs_one_says_so() -> None:
    found = diagnose(judged("- 50 40", "60 - 30", "50 40 -"), counted=("J1", "J2", "J3"))

    none = Undefined(Reason.NO_PANEL)
    assert found.panel == ()
    assert [
        found.concordance,
        found.intraclass,
        found.discrimination,
        found.unusual,
        found.z_scores,
        found.chances,
        found.majority,
        found.closeness,
    ] == [none] * 8


def test_one_judge_and_one_contestant_are_said_not_computed() -> None:
    found = diagnose(judged("50"))

    assert (found.concordance, found.chances) == (Undefined(Reason.FEW_JUDGES),) * 2
    assert (found.winners, found.robustness.label) == (("K1",), Label.CUKUP)
    assert diagnose(judged("50", "40")).closeness == Undefined(Reason.FEW_CONTESTANTS)


def test_everything_tied_leaves_a_shared_first_place() -> None:
    found = diagnose(judged("50 50", "50 50", "50 50"))

    assert found.winners == ("K1", "K2")
    assert found.concordance == Undefined(Reason.ALL_EQUAL)
    assert found.intraclass == found.alpha == Undefined(Reason.NO_SPREAD)
    assert found.closeness == Undefined(Reason.SHARED_FIRST)
    assert found.robustness.label is Label.KOKOH


def test_parts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(InvalidInput, match="aspek: jumlah baris aspek bukan jumlah peserta"):
        diagnose_table(F1, [ONE], ONE, mean_ranker(F1))
    with pytest.raises(InvalidInput, match="peserta K1: tidak mendapat peringkat"):
        diagnose_table(F1, [ONE] * 5, ONE, lambda _: {})
    with pytest.raises(InvalidInput, match="peserta K1: tidak mendapat peringkat"):
        diagnose_table(judged("50 -", "- 40"), [ONE] * 2, ONE, mean_ranker(F1))
