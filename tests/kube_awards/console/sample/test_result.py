"""The sheets of the sample give the lively result its screens and papers are shown with."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kube_awards.console.sample.loader import read_sample_edition
from tests.kube_awards.console.sample.arithmetic import (
    aspect_means,
    far_from_median,
    final,
    judge_total,
    ranking,
)

if TYPE_CHECKING:
    from kube_awards.console.sample.content import SampleCategory

EDITION = read_sample_edition()
KUBE, FACILITATOR = EDITION.categories
each_category = pytest.mark.parametrize("category", EDITION.categories, ids=lambda c: c.key)


def test_the_finished_kube_result() -> None:
    assert ranking(KUBE) == [
        (1, "melati-jaya", "442/5"),
        (2, "anggrek-mandiri", "438/5"),
        (3, "mawar-sejahtera", "739/10"),
        (4, "cahaya-bersama", "739/10"),
        (5, "kenanga-berkah", "67"),
    ]


def test_the_finished_pendamping_result() -> None:
    assert ranking(FACILITATOR) == [
        (1, "pendamping-selatan", "456/5"),
        (2, "pendamping-pusat", "88"),
        (3, "pendamping-timur", "847/10"),
        (4, "pendamping-utara", "803/10"),
        (5, "pendamping-barat", "789/10"),
    ]


def test_the_first_two_kube_are_nearly_tied() -> None:
    gap = final(KUBE, "melati-jaya") - final(KUBE, "anggrek-mandiri")

    assert gap == Fraction(4, 5)


def test_the_exact_tie_is_solved_by_ekonomi_the_first_rung() -> None:
    third = [str(value) for value in aspect_means(KUBE, "mawar-sejahtera")]
    fourth = [str(value) for value in aspect_means(KUBE, "cahaya-bersama")]

    assert final(KUBE, "mawar-sejahtera") == final(KUBE, "cahaya-bersama")
    assert (third, fourth) == (["70", "75", "76"], ["77", "72", "73"])


def test_exactly_one_sheet_is_far_from_the_panel() -> None:
    assert far_from_median(KUBE, 15) == [("juri-3", "kenanga-berkah", "-27")]
    assert far_from_median(FACILITATOR, 15) == []


def test_judges_differ_in_severity() -> None:
    means = {
        judge.key: str(
            sum(judge_total(KUBE, s) for s in KUBE.sheets if s.judge == judge.key) / Fraction(5)
        )
        for judge in EDITION.judges
    }

    assert means == {
        "juri-1": "389/5",
        "juri-2": "80",
        "juri-3": "701/10",
        "juri-4": "827/10",
        "juri-5": "401/5",
    }


@each_category
def test_all_fifty_sheets_are_filled_and_none_is_monotonous(category: SampleCategory) -> None:
    sheets = {(sheet.judge, sheet.contestant): sheet.scores for sheet in category.sheets}

    assert len(sheets) == len(category.sheets) == 25
    for scores in sheets.values():
        assert len(scores) == 12
        assert set(scores) <= {1, 2, 3, 4, 5}
        assert max(map(scores.count, scores)) < 9


@each_category
def test_notes_are_short_and_explain_every_lowest_value(category: SampleCategory) -> None:
    for sheet in category.sheets:
        noted = {note.indicator for note in sheet.notes}
        lowest = {n for n, score in enumerate(sheet.scores, 1) if score == 1}
        assert all(len(note.text) <= 500 for note in sheet.notes)
        assert lowest <= noted


def test_while_judging_is_open_one_judge_has_six_sent_one_draft_three_untouched() -> None:
    state = EDITION.open_state
    sheets = [s for c in EDITION.categories for s in c.sheets if s.judge == state.judge]
    parts = [(sheet.contestant, state.part_of(sheet)) for sheet in sheets]

    filled = [(contestant, len(part.scores) if part else 0) for contestant, part in parts]

    assert filled == [
        ("melati-jaya", 12),
        ("anggrek-mandiri", 12),
        ("mawar-sejahtera", 12),
        ("cahaya-bersama", 12),
        ("kenanga-berkah", 12),
        ("pendamping-timur", 12),
        ("pendamping-selatan", 6),
        ("pendamping-barat", 0),
        ("pendamping-utara", 0),
        ("pendamping-pusat", 0),
    ]


def test_while_judging_is_open_every_other_judge_has_sent_everything() -> None:
    state = EDITION.open_state
    others = [s for c in EDITION.categories for s in c.sheets if s.judge != "juri-3"]

    assert [state.part_of(sheet) for sheet in others] == others
    assert len(others) == 40


def test_the_draft_shows_the_running_score_of_the_drawing() -> None:
    state = EDITION.open_state
    (draft,) = [
        part for s in FACILITATOR.sheets if state.is_draft(s) and (part := state.part_of(s))
    ]

    points = sum(Fraction(30 * 25 * score, 5 * 100) for score in draft.scores)

    assert (draft.scores, points) == ((5, 4, 4, 4, 4, 5), 39)
    assert [note.indicator for note in draft.notes] == [6]
