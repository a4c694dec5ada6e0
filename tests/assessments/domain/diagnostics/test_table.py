from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.domain.diagnostics import Reason, Table
from assessments.domain.errors import InvalidInput

from .tables import by_contestant, judged


def test_judges_with_a_hole_leave_the_common_panel() -> None:
    panel = judged("70 60", "- 50", "90.5 80").common

    assert (panel.judges, panel.m, panel.n) == (("J1", "J3"), 2, 2)
    assert panel.units == ((140, 120), (181, 160))
    assert panel.rows == ((140, 181), (120, 160))
    assert panel.means == (Fraction(321, 4), Fraction(70))
    assert panel.judge_means == (Fraction(65), Fraction(341, 4))


def test_a_table_knows_its_sheets_from_both_sides() -> None:
    table = judged("70 60", "- 50")

    assert table.has_holes
    assert table.by_contestant == (((0, Fraction(70)),), ((0, Fraction(60)), (1, Fraction(50))))
    assert table.by_judge == (((0, Fraction(70)), (1, Fraction(60))), ((1, Fraction(50)),))
    assert not judged("70 60").has_holes


def test_a_panel_says_what_it_lacks() -> None:
    assert judged("- 60", "50 -").common.lacks() is Reason.NO_PANEL
    assert judged("70 60", "50 -").common.lacks() is Reason.FEW_JUDGES
    assert judged("70", "50").common.lacks() is Reason.FEW_CONTESTANTS
    assert judged("70 60", "50 40").common.lacks() is None


@pytest.mark.parametrize(
    ("total", "problem"),
    [
        (70, "juri J1, peserta K1: 70 bukan pecahan antara 0 dan 100"),
        (0.5, "juri J1, peserta K1: 0.5 bukan pecahan antara 0 dan 100"),
        (Fraction(-1), "juri J1, peserta K1: Fraction(-1, 1) bukan pecahan antara 0 dan 100"),
        (Fraction(101), "juri J1, peserta K1: Fraction(101, 1) bukan pecahan antara 0 dan 100"),
    ],
)
def test_only_fractions_on_the_scale_enter(total: Fraction, problem: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Table(("K1",), ("J1",), ((total,),))

    assert str(refused.value) == problem


def test_a_table_of_the_wrong_shape_is_refused() -> None:
    one = (Fraction(1),)

    with pytest.raises(InvalidInput, match="tabel: jumlah baris bukan jumlah peserta"):
        Table(("K1", "K2"), ("J1",), (one,))
    with pytest.raises(InvalidInput, match="peserta K1: jumlah kolom bukan jumlah juri"):
        Table(("K1",), ("J1", "J2"), (one,))
    with pytest.raises(InvalidInput, match="tabel: tidak ada peserta atau tidak ada juri"):
        Table((), ("J1",), ())
    with pytest.raises(InvalidInput, match="tabel: tidak ada peserta atau tidak ada juri"):
        Table(("K1",), (), ((),))
    with pytest.raises(InvalidInput, match="juri J1: tercantum dua kali"):
        Table(("K1",), ("J1", "J1"), ((Fraction(1), Fraction(1)),))


def test_every_reason_has_its_own_sentence() -> None:
    sentences = [reason.sentence for reason in Reason]

    assert len(set(sentences)) == len(Reason)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_rows_become_contestants() -> None:
    assert by_contestant([1, 2], [3, 4]) == judged("1 3", "2 4")
