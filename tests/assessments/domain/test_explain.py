"""Whole sentences, and points that sum to the gap exactly (ranking.md §2.8)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.domain.explain import explain
from assessments.domain.inputs import Recusal, TieDecisionInput, TieKind, compute
from assessments.domain.names import Names
from assessments.domain.outcome import Rung
from assessments.domain.sentences import Difference

from .builders import Marks, inputs_of, percent_aspects, total_only, totals
from .strategies import categories
from .test_properties import relaxed

if TYPE_CHECKING:
    from assessments.domain.inputs import Inputs
    from assessments.domain.rules import Rules

NAMES = Names(
    contestants={"K1": "KUBE Melati Jaya", "K2": "KUBE Anggrek Mandiri"},
    aspects={"a": "kelembagaan", "b": "sosial", "c": "ekonomi"},
    judges={"J1": "Siti Aminah"},
)
RULES = percent_aspects(30, 30, 40)


def same_for_all(**contestants: str) -> Marks:
    return {
        name: {
            judge: dict(zip(("a1", "b1", "c1"), row.split(), strict=True))
            for judge in ("J1", "J2", "J3")
        }
        for name, row in contestants.items()
    }


def sentences(inputs: Inputs) -> list[str]:
    return [pair.sentence for pair in explain(compute(inputs), NAMES)]


def test_the_sentence_names_both_the_gap_and_what_made_it() -> None:
    marks = same_for_all(K1="90 88 88", K2="90 88 86")

    assert sentences(inputs_of(RULES, marks)) == [
        (
            "KUBE Melati Jaya (88,60) di atas KUBE Anggrek Mandiri (87,80) dengan selisih 0,80"
            " poin, terutama karena aspek ekonomi (+0,80)."
        )
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "reason"),
    [
        (
            "80 80 80",
            "70 70 80",
            "aspek kelembagaan dan aspek sosial (masing-masing +3,00).",
        ),
        (
            "80 80 80",
            "70 90 70",
            "aspek ekonomi (+4,00), meskipun lebih rendah pada aspek sosial (\N{MINUS SIGN}3,00).",
        ),
        (
            "70 70 90",
            "80 80 70",
            (
                "aspek ekonomi (+8,00), meskipun lebih rendah pada aspek kelembagaan"
                " (\N{MINUS SIGN}3,00) dan aspek sosial (\N{MINUS SIGN}3,00)."
            ),
        ),
    ],
)
def test_the_sentence_hides_nothing_that_speaks_against(
    upper: str, lower: str, reason: str
) -> None:
    (sentence,) = sentences(inputs_of(RULES, same_for_all(K1=upper, K2=lower)))

    assert sentence.partition("terutama karena ")[2] == reason


def test_the_smallest_gap_is_still_seen() -> None:
    rows = {"J1": ["80.001", "80"], "J2": ["80", "80"], "J3": ["80", "80"]}

    assert sentences(inputs_of(total_only(step="0.001"), totals(rows, "K1", "K2"))) == [
        (
            "KUBE Melati Jaya (80,0003) di atas KUBE Anggrek Mandiri (80,0000) dengan selisih"
            " 0,0003 poin, terutama karena aspek kelembagaan (+0,0003)."
        )
    ]


def test_a_tie_broken_by_an_aspect_says_which_and_by_what() -> None:
    marks = same_for_all(K1="75 75 80", K2="80 78 74", K3="78 80 74")

    assert sentences(inputs_of(RULES, marks)) == [
        (
            "Nilai akhir KUBE Melati Jaya dan KUBE Anggrek Mandiri sama (77,00); KUBE Melati Jaya"
            " di atas karena nilai aspek ekonomi lebih tinggi (80,00 banding 74,00)."
        ),
        (
            "Nilai akhir KUBE Anggrek Mandiri dan K3 sama (77,00), begitu pula nilai aspek ekonomi;"
            " KUBE Anggrek Mandiri di atas karena nilai aspek kelembagaan lebih tinggi (80,00"
            " banding 78,00)."
        ),
    ]


EQUAL = "Nilai akhir KUBE Melati Jaya dan KUBE Anggrek Mandiri sama"


@pytest.mark.parametrize(
    ("rows", "ending"),
    [
        ([[64, 60], [64, 60], [52, 60]], "KUBE Melati Jaya unggul 2 banding 1."),
        (
            [[64, 60], [60, 60], [66, 60], [50, 60]],
            "KUBE Melati Jaya unggul 2,5 banding 1,5 (nilai yang sama dihitung setengah).",
        ),
    ],
)
def test_a_tie_broken_by_the_judges_tells_the_score(rows: list[list[int]], ending: str) -> None:
    marks = totals({f"J{at}": row for at, row in enumerate(rows)}, "K1", "K2")

    assert sentences(inputs_of(total_only(), marks)) == [
        (
            f"{EQUAL} (60,00), begitu pula nilai aspek kelembagaan; dalam perbandingan juri demi"
            f" juri {ending}"
        )
    ]


def test_among_three_equals_the_points_of_the_comparison_are_told() -> None:
    columns = {"K1": "60 50 60 70 40", "K2": "50 40 70 60 60", "K3": "60 70 60 50 40"}
    marks = {
        name: {f"J{judge}": {"a1": total} for judge, total in enumerate(row.split())}
        for name, row in columns.items()
    }

    assert sentences(inputs_of(total_only(), marks))[0] == (
        f"{EQUAL} (56,00), begitu pula nilai aspek kelembagaan; dalam perbandingan juri demi juri"
        " di antara 3 peserta yang sama KUBE Melati Jaya mengumpulkan 5,5 poin dan KUBE Anggrek"
        " Mandiri 5 poin (nilai yang sama dihitung setengah)."
    )


@pytest.mark.parametrize(
    ("decisions", "ending"),
    [
        ((), "keduanya berbagi tempat 1 sampai panel memutuskan."),
        (
            (TieDecisionInput(("K1", "K2"), TieKind.JOINT),),
            "panel memutuskan keduanya berbagi tempat 1.",
        ),
        (
            (TieDecisionInput(("K1", "K2"), TieKind.ORDERED, ("K1", "K2")),),
            "panel memutuskan KUBE Melati Jaya di atas KUBE Anggrek Mandiri.",
        ),
    ],
)
def test_where_every_rule_ends_the_panel_is_named(
    decisions: tuple[TieDecisionInput, ...], ending: str
) -> None:
    inputs = inputs_of(RULES, same_for_all(K1="70 70 70", K2="70 70 70"))

    assert sentences(replace(inputs, tie_decisions=decisions)) == [
        f"{EQUAL} (70,00), begitu pula nilai semua aspek dan perbandingan juri demi juri; {ending}"
    ]


@pytest.mark.parametrize(
    ("precision", "beginning"),
    [
        (1, f"{EQUAL} setelah dibulatkan menjadi 1 desimal (77,0)"),
        (0, f"{EQUAL} setelah dibulatkan menjadi bilangan bulat (77)"),
    ],
)
def test_rounding_before_ranking_is_said(precision: int, beginning: str) -> None:
    rules = replace(percent_aspects(1, 99), ranking_precision=precision)
    marks = {
        "K1": {j: {"a1": "80", "b1": "77"} for j in ("J1", "J2", "J3")},
        "K2": {j: {"a1": "78", "b1": "77"} for j in ("J1", "J2", "J3")},
    }

    (pair,) = explain(compute(inputs_of(rules, marks)), NAMES)

    assert pair.sentence.startswith(beginning)
    assert pair.gap == Fraction(2, 100)


def test_a_ladder_that_starts_with_the_judges_is_told_in_its_order() -> None:
    rules = replace(percent_aspects(50, 50), ladder=("head_to_head", "aspects"))
    marks = {
        "K1": {j: {"a1": "80", "b1": "60"} for j in ("J1", "J2", "J3")},
        "K2": {j: {"a1": "70", "b1": "70"} for j in ("J1", "J2", "J3")},
    }
    none = replace(rules, ladder=())

    assert sentences(inputs_of(rules, marks)) == [
        (
            f"{EQUAL} (70,00), begitu pula perbandingan juri demi juri; KUBE Melati Jaya di atas"
            " karena nilai aspek kelembagaan lebih tinggi (80,00 banding 70,00)."
        )
    ]
    assert sentences(inputs_of(none, marks)) == [
        f"{EQUAL} (70,00); keduanya berbagi tempat 1 sampai panel memutuskan."
    ]


def test_the_points_are_told_by_aspect_and_by_judge() -> None:
    marks = same_for_all(K1="90 88 88", K2="90 88 86")
    marks["K1"]["J1"]["c1"] = "91"  # type: ignore[index]  # a plain dict here

    (pair,) = explain(compute(inputs_of(RULES, marks)), NAMES)

    two, most = Fraction(4, 15), Fraction(2, 3)
    assert (pair.ahead, pair.behind, pair.rung, pair.rung_aspect) == ("K1", "K2", Rung.VALUE, None)
    assert pair.gap == Fraction(6, 5)
    assert pair.by_aspect == (
        Difference("a", "kelembagaan", Fraction(0), "0,00"),
        Difference("b", "sosial", Fraction(0), "0,00"),
        Difference("c", "ekonomi", Fraction(6, 5), "+1,20"),
    )
    assert pair.by_judge == (
        Difference("J1", "Siti Aminah", most, "+0,67"),
        Difference("J2", "J2", two, "+0,27"),
        Difference("J3", "J3", two, "+0,27"),
    )


def test_there_is_nothing_to_explain_without_places() -> None:
    alone = compute(inputs_of(RULES, same_for_all(K1="70 70 70")))

    assert explain(alone) == ()
    assert explain(compute(replace(inputs_of(RULES, same_for_all(K1="1 2 3")), sheets=()))) == ()


def options(rules: Rules) -> st.SearchStrategy[Rules]:
    return st.sampled_from(
        [
            rules,
            replace(rules, hole_policy="adjusted"),
            replace(rules, ranking_precision=0),
            replace(rules, ladder=("head_to_head",)),
        ]
    )


@relaxed
@given(categories(), st.data())
def test_the_points_sum_to_the_gap_to_the_last_fraction(
    category: tuple[Rules, Marks], data: st.DataObject
) -> None:
    rules, marks = category
    inputs = inputs_of(data.draw(options(rules)), marks)
    pairs = [Recusal(judge, who) for judge in inputs.judges for who in inputs.contestants]
    holes = data.draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3))

    for pair in explain(compute(replace(inputs, recusals=tuple(holes)))):
        assert sum(each.points for each in pair.by_aspect) == pair.gap
        assert sum(each.points for each in pair.by_judge) == pair.gap


@relaxed
@given(st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=5, max_size=7))
def test_the_points_of_a_trimmed_result_sum_to_the_gap_too(rows: list[list[int]]) -> None:
    rules = replace(total_only(), method="trimmed_mean")
    marks = totals({f"J{at}": row for at, row in enumerate(rows)}, "K1", "K2", "K3")

    for pair in explain(compute(inputs_of(rules, marks))):
        assert sum(each.points for each in pair.by_aspect) == pair.gap
        assert sum(each.points for each in pair.by_judge) == pair.gap
