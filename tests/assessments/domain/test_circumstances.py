"""Recusals, absences, withdrawals and decisions of the panel are part of what is hashed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from assessments.domain.canonical import canonical_json
from assessments.domain.circumstances import Circumstances, Recusal, TieDecisionInput, TieKind
from assessments.domain.errors import InvalidInput
from assessments.domain.inputs import Inputs, SheetInput, refuse_recused_marks

from .builders import inputs_of, total_only, totals

if TYPE_CHECKING:
    from collections.abc import Callable

INPUTS = inputs_of(total_only(), totals({"J1": [1, 2, 3], "J2": [4, 5, 6]}, "K1", "K2", "K3"))
JOINT = TieDecisionInput(("K3", "K2"), TieKind.JOINT)
AROUND = replace(
    INPUTS,
    recusals=(Recusal("J2", "K1"), Recusal("J1", "K3")),
    absences=("J2",),
    withdrawn=("K1",),
    tie_decisions=(JOINT,),
)


def test_circumstances_stand_in_the_inputs_in_an_order_of_their_own() -> None:
    assert canonical_json(AROUND.circumstances.as_canonical()) == (
        '{"absences":["J2"],"recusals":[{"contestant":"K3","judge":"J1"},'
        '{"contestant":"K1","judge":"J2"}],'
        '"tie_decisions":[{"group":["K2","K3"],"kind":"joint"}],"withdrawn":["K1"]}'
    )
    assert AROUND.as_canonical() == INPUTS.as_canonical() | AROUND.circumstances.as_canonical()


def test_inputs_without_circumstances_keep_the_digest_of_the_first_engine() -> None:
    # 1.0 wrote these four parts and no others
    assert sorted(INPUTS.as_canonical()) == ["contestants", "judges", "rules", "sheets"]


def test_an_order_is_written_as_it_was_decided() -> None:
    order = TieDecisionInput(("K2", "K3"), TieKind.ORDERED, ("K3", "K2"))

    assert canonical_json(Circumstances(tie_decisions=(order,)).as_canonical()) == (
        '{"tie_decisions":[{"group":["K2","K3"],"kind":"ordered","order":["K3","K2"]}]}'
    )


@pytest.mark.parametrize(
    "inputs",
    [
        INPUTS,
        AROUND,
        replace(
            AROUND,
            tie_decisions=(TieDecisionInput(("K2", "K3"), TieKind.ORDERED, ("K3", "K2")),),
        ),
    ],
)
def test_inputs_come_back_from_storage_as_they_were(inputs: Inputs) -> None:
    stored = Inputs.from_canonical(inputs.as_canonical())

    assert (stored.as_canonical(), stored.digest) == (inputs.as_canonical(), inputs.digest)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"recusals": (Recusal("J9", "K1"),)},
            "juri J9, peserta K1: berhalangan tetapi di luar daftar",
        ),
        (
            {"recusals": (Recusal("J1", "K9"),)},
            "juri J1, peserta K9: berhalangan tetapi di luar daftar",
        ),
        (
            {"recusals": (Recusal("J1", "K1"), Recusal("J1", "K1"))},
            "juri J1, peserta K1: berhalangan dua kali",
        ),
        ({"absences": ("J9",)}, "juri J9: tidak ada dalam daftar"),
        ({"absences": ("J1", "J1")}, "juri J1: tercantum dua kali"),
        ({"withdrawn": ("K9",)}, "peserta K9: tidak ada dalam daftar"),
        ({"withdrawn": ("K1", "K1")}, "peserta K1: tercantum dua kali"),
        (
            {"tie_decisions": (TieDecisionInput(("K1", "K9"), TieKind.JOINT),)},
            "keputusan panel atas K1, K9: peserta K9 tidak ada dalam daftar",
        ),
        (
            {"tie_decisions": (JOINT, TieDecisionInput(("K1", "K2"), TieKind.JOINT))},
            "peserta K2: ada dalam dua keputusan panel",
        ),
    ],
)
def test_contradictory_circumstances_are_refused(
    changes: dict[str, tuple[str, ...]], message: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        replace(INPUTS, **changes)  # type: ignore[arg-type]  # one field of many types at a time

    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: TieDecisionInput((), TieKind.JOINT), "perlu sedikitnya dua peserta"),
        (lambda: TieDecisionInput(("K1",), TieKind.JOINT), "perlu sedikitnya dua peserta"),
        (lambda: TieDecisionInput(("K1", "K1"), TieKind.JOINT), "perlu sedikitnya dua peserta"),
        (lambda: TieDecisionInput(("K1", "K2"), TieKind.ORDERED), "urutan tidak sesuai"),
        (
            lambda: TieDecisionInput(("K1", "K2"), TieKind.JOINT, ("K1", "K2")),
            "urutan tidak sesuai",
        ),
        (
            lambda: TieDecisionInput(("K1", "K2"), TieKind.ORDERED, ("K1", "K3")),
            "urutan tidak sesuai",
        ),
        (
            lambda: TieDecisionInput(("K1", "K2"), cast("TieKind", "lot")),
            "jenis 'lot' tidak dikenal",
        ),
    ],
)
def test_a_decision_that_says_nothing_clear_is_refused(
    make: Callable[[], object], problem: str
) -> None:
    with pytest.raises(InvalidInput, match=problem):
        make()


Record = dict[str, object]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"trick": 1}, "masukan: bagian trick tidak dikenal"),
        ({"judges": [1]}, "masukan: bagian judges bukan daftar teks"),
        ({"rules": []}, "aturan: bukan objek"),
        ({"sheets": [{}]}, "lembar: bagian contestant tidak ada"),
        (
            {"sheets": [{"judge": "J1", "contestant": "K1", "scores": []}]},
            "juri J1, peserta K1: bagian scores bukan objek",
        ),
        (
            {"sheets": [{"judge": "J1", "contestant": "K1", "scores": {"a1": 4}}]},
            "juri J1, peserta K1, indikator a1: int bukan teks",
        ),
        ({"recusals": [{"judge": "J1"}]}, "recusals 1: bagian contestant tidak ada"),
        ({"recusals": {}}, "masukan: bagian recusals bukan daftar"),
        ({"withdrawn": [None]}, "masukan: bagian withdrawn bukan daftar teks"),
        (
            {"tie_decisions": [{"group": ["K1", "K2"], "kind": "lot"}]},
            "keputusan panel: jenis 'lot' tidak dikenal",
        ),
    ],
)
def test_damaged_inputs_are_refused_with_the_place(changes: Record, message: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Inputs.from_canonical(INPUTS.as_canonical() | changes)

    assert str(caught.value) == message


def test_a_service_can_refuse_marks_under_a_recusal() -> None:
    marked = replace(INPUTS, recusals=(Recusal("J2", "K1"),))
    empty = tuple(s for s in marked.sheets if (s.judge, s.contestant) != ("J2", "K1"))
    clean = replace(marked, sheets=(*empty, SheetInput("J2", "K1", {})))

    refuse_recused_marks(clean)
    with pytest.raises(InvalidInput) as caught:
        refuse_recused_marks(marked)

    assert str(caught.value) == "juri J2, peserta K1: ada nilai padahal juri berhalangan"
