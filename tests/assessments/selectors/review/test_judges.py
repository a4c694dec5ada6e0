"""The sections on the judges, from panels of which one knows the answers."""

from __future__ import annotations

from dataclasses import replace

from assessments.domain.inputs import Recusal, compute
from assessments.selectors.review.panel import review_panel
from tests.assessments.domain.builders import inputs_of, total_only, totals
from tests.assessments.selectors.review.reading import (
    MARKS,
    MINUS,
    NAMES,
    panel_of,
    reasons,
    sections_of,
    texts,
)


def test_agreement_gives_every_measure_with_its_interval_and_question() -> None:
    (table,) = sections_of(panel_of(MARKS))["Kesepakatan juri"].tables

    assert [line.heading for line in table.lines] == [
        "Kendall W",
        "p permutasi",
        "Spearman rho",
        "ICC(3,k)",
        "ICC(2,1)",
        "ICC(2,k)",
        "Krippendorff alpha",
    ]
    assert all(line.note for line in table.lines)
    # rank sums 5, 7 and 12 of four judges: S = 26, W = 12·26 / (16·24)
    assert texts(table)["Kendall W"] == ["0,81", "–"]


def test_holes_bring_the_test_of_all_sheets() -> None:
    inputs = replace(panel_of(MARKS), recusals=(Recusal("J1", "C"),))

    (table,) = sections_of(inputs)["Kesepakatan juri"].tables

    assert "Skillings–Mack" in texts(table)


def test_a_hole_that_leaves_nothing_to_compare_says_why() -> None:
    marks = {"J1": (80, 80), "J2": (85, 84)}
    inputs = replace(panel_of(marks, "A", "B"), recusals=(Recusal("J2", "A"),))

    (table,) = sections_of(inputs)["Kesepakatan juri"].tables

    assert reasons(table)["Skillings–Mack"] == [
        "Setiap juri memberi nilai yang sama kepada semua peserta.",
        "",
    ]


def test_a_severe_judge_stands_out() -> None:
    marks = {"J1": (90, 80, 70), "J2": (91, 81, 71), "J3": (70, 60, 51)}

    judges = sections_of(panel_of(marks))["Longgar, ketat, dan sebaran tiap juri"]

    (table,) = judges.tables
    assert judges.headline == "perlu perhatian: 3 juri"
    assert [(line.heading, line.cells[0].text) for line in table.lines] == [
        ("Citra", f"{MINUS}13,44"),
        ("Ani", "+6,22"),
        ("Budi", "+7,22"),
    ]
    assert all(line.cells[0].stands_out for line in table.lines)


def test_unusual_marks_are_listed_with_what_they_do_to_the_gap() -> None:
    marks = {f"J{number}": (80, 70, 60, 50) for number in range(1, 6)} | {"J6": (80, 70, 60, 90)}
    names = replace(NAMES, judges={judge: judge for judge in marks})

    panel = review_panel(
        compute(inputs_of(total_only(), totals(marks, "A", "B", "C", "D"))), names, prizes=3
    )

    unusual = panel.sections[-1]
    (table,) = unusual.tables
    assert (unusual.headline, len(table.lines)) == ("1 nilai", 1)
    assert (table.lines[0].heading, table.lines[0].note) == ("J6", "D")
    assert texts(table)["J6"] == ["+25,00", "+3,87", "0,00"]


def test_without_unusual_marks_the_largest_is_given() -> None:
    unusual = sections_of(panel_of(MARKS))["Nilai yang menyimpang"]

    assert unusual.headline == "tidak ada"
    assert unusual.findings[0].startswith("|z| terbesar ")
