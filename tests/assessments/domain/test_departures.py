"""The panel's own order counts over the very inputs it was decided on, and beside the rules."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from assessments.domain.bundle import read_bundle, write_bundle
from assessments.domain.departures import DepartureInput, order_of
from assessments.domain.diagnose import diagnose
from assessments.domain.errors import InvalidInput
from assessments.domain.explain import explain
from assessments.domain.inputs import Inputs, TieDecisionInput, TieKind, compute
from assessments.domain.recheck import recheck

from .builders import decisions, inputs_of, total_only, totals

ROWS = {judge: [80, 70, 60] for judge in ("J1", "J2", "J3")}
INPUTS = inputs_of(total_only(), totals(ROWS, *"ABC"))


def departed(*order: str, inputs: Inputs = INPUTS, **overrides: object) -> Inputs:
    """Return the inputs with a departure; each argument names those who share a place."""
    facts: dict[str, object] = {
        "order": tuple(tuple(group) for group in order),
        "basis": inputs.basis,
        "reason": "Kunjungan lapangan.",
        "signers": ("J2", "J1"),
    }
    return replace(inputs, departure=DepartureInput(**(facts | overrides)))  # type: ignore[arg-type]


def test_the_order_of_the_panel_is_marked_as_such_and_keeps_the_computed_places() -> None:
    outcome = compute(departed("B", "AC"))

    assert decisions(outcome) == [
        ("B", 1, "departure"),
        ("A", 2, "departure"),
        ("C", 2, "departure"),
    ]
    assert [each.place_by_rules for each in outcome.placements] == [2, 1, 3]
    assert [each.shared for each in outcome.placements] == [False, True, True]
    assert outcome.by_rules == compute(INPUTS).placements


def test_a_departure_from_other_inputs_does_not_count() -> None:
    departure = departed("B", "A", "C").departure
    other = inputs_of(total_only(), totals(ROWS | {"J3": [80, 70, 61]}, *"ABC"))

    outcome = compute(replace(other, departure=departure))

    assert outcome.unused_departure == departure
    assert outcome.placements == compute(other).placements


def test_a_departure_names_exactly_those_who_have_a_place() -> None:
    assert compute(departed("B", "A")).unused_departure is not None


def test_while_the_computed_order_is_open_there_is_nothing_to_depart_from() -> None:
    tie = inputs_of(total_only(), totals({judge: [80, 80, 60] for judge in ROWS}, *"ABC"))
    unused = replace(INPUTS, tie_decisions=(TieDecisionInput(("A", "B"), TieKind.JOINT),))
    few = replace(INPUTS, absences=("J1", "J2"))

    for inputs in (tie, unused, few):
        assert compute(departed("C", "B", "A", inputs=inputs)).unused_departure is not None


def test_the_basis_is_the_digest_without_the_departure() -> None:
    inputs = departed("B", "A", "C")

    assert (inputs.basis, INPUTS.basis) == (INPUTS.digest, INPUTS.digest)
    assert inputs.digest != INPUTS.digest


def test_a_departure_reads_back_and_an_officer_gets_both_orders() -> None:
    inputs = departed("B", "AC")
    text = write_bundle({"kube": (inputs, compute(inputs))})
    bundle = read_bundle(text)

    assert bundle.categories["kube"].inputs == Inputs.from_canonical(inputs.as_canonical())
    assert recheck(bundle).differences == ()
    assert [(p.place, p.computed_place) for p in bundle.categories["kube"].places] == [
        (1, 2),
        (2, 1),
        (2, 3),
    ]


def test_a_bundle_whose_order_was_changed_is_told_with_both_orders() -> None:
    inputs = departed("B", "A", "C")
    document = json.loads(write_bundle({"kube": (inputs, compute(inputs))}))
    document["categories"]["kube"]["inputs"]["departure"]["order"] = [["C"], ["A"], ["B"]]

    found = " ".join(recheck(read_bundle(json.dumps(document))).differences)

    assert "bagian departure bukan yang dibekukan" in found
    assert "peserta C: dihitung tempat 1 oleh panel, tempat 3 menurut hitungan" in found


def test_neighbours_are_explained_by_the_word_of_the_panel() -> None:
    pairs = explain(compute(departed("B", "AC")))

    assert [each.sentence for each in pairs] == [
        (
            "Panel memutuskan B (70,00, tempat 2 menurut hitungan) di atas"
            " A (80,00, tempat 1 menurut hitungan)."
        ),
        (
            "Panel memutuskan A (80,00, tempat 1 menurut hitungan) dan"
            " C (60,00, tempat 3 menurut hitungan) berbagi tempat 2."
        ),
    ]


def test_what_is_diagnosed_is_the_computed_order() -> None:
    assert diagnose(compute(departed("C", "B", "A"))) == diagnose(compute(INPUTS))


@pytest.mark.parametrize(
    ("order", "overrides", "said"),
    [
        (("A",), {}, "sedikitnya dua peserta"),
        (("A", "A"), {}, "masing-masing sekali"),
        (("A", "", "B"), {}, "masing-masing sekali"),
        (("B", "A"), {"signers": ()}, "perlu penanda tangan"),
        (("B", "A"), {"signers": ("J1", "J1")}, "perlu penanda tangan"),
        (("B", "A"), {"basis": "x"}, "dasar bukan sidik"),
        (("B", "A"), {"reason": ""}, "perlu alasan"),
        (("B", "Z"), {}, "peserta Z: tidak ada dalam daftar"),
        (("B", "A"), {"signers": ("J9",)}, "juri J9: tidak ada dalam daftar"),
    ],
)
def test_a_doubtful_departure_is_refused(
    order: tuple[str, ...], overrides: dict[str, object], said: str
) -> None:
    with pytest.raises(InvalidInput, match=said):
        departed(*order, inputs=INPUTS, **overrides)


def test_places_become_an_order_and_a_gap_is_refused() -> None:
    assert order_of({"A": 2, "B": 1, "C": 2, "D": 4}) == (("B",), ("A", "C"), ("D",))
    with pytest.raises(InvalidInput, match="seharusnya tempat 3"):
        order_of({"A": 1, "B": 1, "C": 2})
