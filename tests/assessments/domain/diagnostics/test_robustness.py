from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assessments.domain.diagnostics.removal import Removals, removals
from assessments.domain.diagnostics.robustness import Label, Robustness, robustness
from assessments.domain.diagnostics.shadows import Method, Shadow
from assessments.domain.diagnostics.undefined import Reason, Undefined

from .tables import F1, judged, mean_ranker

if TYPE_CHECKING:
    from assessments.domain.diagnostics.table import Table

AGREES = Shadow(Method.ADJUSTED, (1, 2), ("K1",), changes_winner=False, changes_places=False)
OVERTAKES = Shadow(Method.ADJUSTED, (2, 1), ("K2",), changes_winner=True, changes_places=True)
CLEAR = judged("60 50", "61 50", "60 52")
NAMES = {"K1": "KUBE Melati", "K2": "KUBE Mawar", "K3": "KUBE Tulip", "J1": "Bu Ani"}


def runs_of(table: Table) -> Removals:
    return removals(table.contestants, table.judges, mean_ranker(table))


def label_of(
    table: Table = CLEAR,
    winners: tuple[str, ...] = ("K1",),
    chance: Fraction | Undefined = Fraction(4, 5),
    share: Fraction = Fraction(3, 5),
    adjusted: Shadow = AGREES,
) -> Robustness:
    chances = chance if isinstance(chance, Undefined) else [chance] * len(winners)
    return robustness(winners, runs_of(table), chances, [share] * len(winners), adjusted)


def test_a_winner_who_passes_every_test_is_firm() -> None:
    found = label_of(chance=Fraction(3, 4), share=Fraction(1, 2))

    assert found.label is Label.KOKOH
    assert found.sentence(NAMES.__getitem__) == (
        "Kokoh: KUBE Melati tetap di tempat pertama tanpa juri mana pun, pada 75 % undian ulang "
        "juri, dan pada 50 % pembagian bobot."
    )


def test_a_winner_who_hangs_on_one_judge_is_fragile() -> None:
    found = label_of(F1, ("K3",))

    assert (found.label, found.lost_without) == (Label.RAPUH, ("J1",))
    assert found.sentence(NAMES.__getitem__) == (
        "Rapuh: tanpa Bu Ani, KUBE Tulip tidak lagi di tempat pertama."
    )


def test_a_winner_whom_the_fit_overtakes_is_fragile() -> None:
    found = label_of(adjusted=OVERTAKES)

    assert (found.label, found.overtaken_by) == (Label.RAPUH, ("K2",))
    assert found.sentence(NAMES.__getitem__) == (
        "Rapuh: bila lembar yang tidak ada ditaksir, KUBE Mawar di tempat pertama."
    )


def test_a_low_chance_and_few_weights_make_a_fair_winner() -> None:
    found = label_of(chance=Fraction(7499, 10_000), share=Fraction(49, 100))

    assert found.label is Label.CUKUP
    # rounded down, so that no bar seems to be reached
    assert found.sentence(NAMES.__getitem__) == (
        "Cukup: KUBE Melati di tempat pertama hanya pada 74,9 % undian ulang juri; "
        "KUBE Melati di tempat pertama hanya pada 49 % pembagian bobot."
    )


def test_a_first_place_that_may_be_shared_is_not_firm() -> None:
    found = label_of(judged("50 50", "60 50", "60 50", "40 50"))

    assert (found.label, found.unsure_without) == (Label.CUKUP, ("J2", "J3"))
    assert found.sentence() == "Cukup: tanpa J2 atau J3, tempat pertama K1 tidak pasti."


def test_shared_winners_are_listed_together() -> None:
    found = label_of(judged("60 60 60 10", "60 60 60 10"), ("K1", "K2", "K3"))

    assert found.sentence() == (
        "Kokoh: K1, K2 dan K3 tetap di tempat pertama tanpa juri mana pun, pada 80 % undian ulang "
        "juri, dan pada 60 % pembagian bobot."
    )


def test_one_judge_is_no_ground_for_firmness() -> None:
    found = label_of(judged("60 50"), chance=Undefined(Reason.FEW_JUDGES))

    assert (found.label, found.runs) == (Label.CUKUP, 0)
    assert found.sentence() == "Cukup: hanya satu juri yang menentukan tempat K1."


def test_a_chance_that_cannot_be_computed_is_said() -> None:
    found = label_of(chance=Undefined(Reason.NO_PANEL))

    assert found.label is Label.CUKUP
    assert found.sentence() == ("Cukup: peluang K1 bila juri diundi ulang tidak dapat dihitung.")
