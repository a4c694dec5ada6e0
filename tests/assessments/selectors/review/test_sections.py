"""Each section as read on the page, from panels of which one knows the answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from assessments.domain.inputs import Recusal, compute
from assessments.selectors.review.panel import review_panel
from tests.assessments.domain.builders import inputs_of, percent_aspects, total_only, totals
from tests.assessments.selectors.review.reading import (
    MARKS,
    NAMES,
    panel_of,
    reasons,
    sections_of,
    texts,
)


def test_the_order_of_the_sections_goes_from_the_winner_to_the_judges() -> None:
    assert list(sections_of(panel_of(MARKS))) == [
        "Jarak tempat pertama dan kedua",
        "Bila satu juri dikeluarkan",
        "Peluang tiap tempat bila juri diundi ulang",
        "Kepekaan terhadap bobot",
        "Menurut cara hitung lain",
        "Kesepakatan juri",
        "Longgar, ketat, dan sebaran tiap juri",
        "Nilai yang menyimpang",
    ]


def test_a_close_race_names_the_judges_who_could_level_it() -> None:
    near = sections_of(panel_of({"J1": (80, 79), "J2": (70, 70)}, "A", "B"))[
        "Jarak tempat pertama dan kedua"
    ]

    assert near.headline == "0,50 poin"
    assert near.findings == (
        (
            "Anggrek di atas Bakung dengan 0,50 poin; galat baku selisih 0,50 (seluruh tabel), 0,50"
            " (juri demi juri)."
        ),
        "Jaraknya nol bila salah satu juri ini memberi Anggrek 1,00 poin kurang (Ani dan Budi).",
        "Jaraknya nol bila salah satu juri ini memberi Bakung 1,00 poin lebih (Ani dan Budi).",
    )


def test_a_race_that_no_single_total_levels_says_so() -> None:
    near = sections_of(panel_of({"J1": (100, 0), "J2": (100, 0)}, "A", "B"))[
        "Jarak tempat pertama dan kedua"
    ]

    assert near.findings[1:] == ("Perubahan satu lembar nilai tidak dapat mengganti pemenang.",)


def test_each_removal_stands_in_the_order_of_the_panel_and_differences_stand_out() -> None:
    removed = sections_of(panel_of(MARKS))["Bila satu juri dikeluarkan"]

    (table,) = removed.tables
    assert removed.headline == "juara tetap pada 3 dari 4 percobaan"
    assert table.columns == (
        "Peserta",
        "Hasil",
        "tanpa Citra",
        "tanpa Ani",
        "tanpa Budi",
        "tanpa Dewi",
    )
    assert texts(table) == {
        "Bakung": ["1", "2", "1", "1", "1"],
        "Anggrek": ["2", "1", "2", "2", "2"],
        "Cempaka": ["3", "3", "3", "3", "3"],
    }
    assert [cell.stands_out for cell in table.lines[0].cells] == [False, True, False, False, False]


def test_two_judges_at_a_time_are_counted_from_seven_on() -> None:
    marks = {f"J{number}": (90, 80, 70) for number in range(1, 8)}
    names = replace(NAMES, judges={judge: judge for judge in marks})

    panel = review_panel(compute(panel_of(marks)), names, prizes=3)

    (removed,) = [each for each in panel.sections if each.title == "Bila satu juri dikeluarkan"]
    assert removed.findings == ("Tanpa dua juri sekaligus juara tetap pada 21 dari 21 percobaan.",)


def test_trimming_leaves_no_result_without_a_judge_and_says_why() -> None:
    rules = replace(total_only(), method="trimmed_mean")
    marks = {**MARKS, "J5": (70, 75, 60)}
    names = replace(NAMES, judges={judge: judge for judge in marks})

    panel = review_panel(compute(inputs_of(rules, totals(marks, "A", "B", "C"))), names, prizes=3)

    (removed,) = [each for each in panel.sections if each.title == "Bila satu juri dikeluarkan"]
    (table,) = removed.tables
    assert texts(table)["Bakung"][1:] == ["tidak dapat dihitung"] * 5
    assert set(reasons(table)["Bakung"][1:]) == {"Tanpa juri itu hasil tidak dapat dihitung."}


def test_one_judge_alone_leaves_most_things_undefined_with_their_reasons() -> None:
    found = sections_of(panel_of({"J1": (90, 80, 70)}))

    assert found["Bila satu juri dikeluarkan"].findings == (
        "Hanya satu juri yang menentukan peringkat.",
    )
    needs_two = ("Perlu sedikitnya dua juri yang menilai seluruh peserta.",)
    for title in (
        "Jarak tempat pertama dan kedua",
        "Peluang tiap tempat bila juri diundi ulang",
        "Nilai yang menyimpang",
    ):
        assert (found[title].headline, found[title].office_findings) == (
            "tidak dapat dihitung",
            needs_two,
        )
    (measures,) = found["Kesepakatan juri"].tables
    assert found["Kesepakatan juri"].headline == "tidak dapat dihitung"
    assert [line.heading for line in measures.lines] == ["Kendall W", "ICC", "Krippendorff alpha"]
    assert reasons(measures)["ICC"][0] == needs_two[0]
    (judges,) = found["Longgar, ketat, dan sebaran tiap juri"].tables
    assert texts(judges)["Ani"] == ["0,00", "tidak dapat dihitung", "–", "–", "–"]


def test_the_chance_of_a_place_is_exact_for_a_small_panel() -> None:
    drawn = sections_of(panel_of({"J1": (80, 70), "J2": (60, 70)}, "A", "B"))[
        "Peluang tiap tempat bila juri diundi ulang"
    ]

    # A and B are equal in half of the draws, and each is ahead in a quarter
    assert texts(drawn.tables[0]) == {
        "Anggrek": ["75,0%", "25,0%", "1,25"],
        "Bakung": ["75,0%", "25,0%", "1,25"],
    }
    assert (drawn.headline, drawn.findings) == ("tempat pertama: 75,0%", ())


def test_a_large_panel_is_drawn_at_random_and_the_error_is_said() -> None:
    marks = {f"J{number}": (90 - number, 80, 70) for number in range(1, 11)}
    names = replace(NAMES, judges={judge: judge for judge in marks})

    panel = review_panel(compute(panel_of(marks)), names, prizes=3)

    drawn = panel.sections[2]
    assert drawn.findings == ("Ditaksir dari 20.000 undian acak; galat paling besar 0,3%.",)


def test_weights_have_shares_ranges_and_the_nearest_flip() -> None:
    rules = percent_aspects(60, 40, minimum_panel=1)
    marks = {
        "A": {"J1": {"a1": "80", "b1": "60"}},
        "B": {"J1": {"a1": "70", "b1": "70"}},
    }

    weighed = sections_of(inputs_of(rules, marks))["Kepekaan terhadap bobot"]

    shares, ranges, flips = weighed.tables
    assert weighed.headline == "juara pertama pada 50,0% pembagian bobot"
    assert texts(shares) == {"Anggrek": ["50,0%"], "Bakung": ["50,0%"]}
    assert texts(ranges) == {
        "kelembagaan": ["60,0%", "50,0%", "100,0%"],
        "sosial": ["40,0%", "0,0%", "50,0%"],
    }
    assert texts(flips) == {"Bakung": ["10,0%", "50,0%", "50,0%"]}


def test_one_weighted_aspect_has_no_range_and_nobody_to_flip_to() -> None:
    weighed = sections_of(panel_of(MARKS))["Kepekaan terhadap bobot"]

    assert len(weighed.tables) == 1
    assert weighed.office_findings == ("Hanya satu aspek yang berbobot.",)


def test_a_shared_first_place_has_neither_range_nor_flip() -> None:
    equal = sections_of(panel_of({"J1": (80, 80), "J2": (70, 70)}, "A", "B"))

    assert equal["Kepekaan terhadap bobot"].office_findings == ("Tempat pertama dipakai bersama.",)


def test_other_methods_say_whose_places_change() -> None:
    others = sections_of(panel_of(MARKS))["Menurut cara hitung lain"]

    (table,) = others.tables
    assert table.columns == (
        "Peserta",
        "Hasil",
        "jumlah peringkat",
        "rerata terpangkas",
        "median",
        "disesuaikan",
        "duel mayoritas",
        "nilai z",
    )
    assert texts(table)["Bakung"] == ["1", "2", "tidak dapat dihitung", "2", "1", "2", "1"]
    assert others.headline == "juara lain menurut 3 cara"
    assert others.findings == ("Anggrek diunggulkan mayoritas juri atas setiap peserta lain.",)


def test_majorities_that_go_round_leave_no_favourite() -> None:
    cycle = {"J1": (90, 80, 70), "J2": (70, 90, 80), "J3": (80, 70, 90)}

    others = sections_of(panel_of(cycle))["Menurut cara hitung lain"]

    assert others.headline == "juara sama menurut semua cara"
    assert others.findings == (
        "Tidak ada peserta yang diunggulkan mayoritas juri atas semua yang lain.",
    )


def test_without_anybody_who_judged_all_the_panel_has_no_majorities() -> None:
    rules = replace(total_only(minimum_panel=1), hole_policy="adjusted")
    inputs = replace(
        inputs_of(rules, totals({"J1": (90, 80, 70), "J2": (85, 84, 80)}, "A", "B", "C")),
        recusals=(Recusal("J1", "A"), Recusal("J2", "C")),
    )

    others = sections_of(inputs)["Menurut cara hitung lain"]

    (table,) = others.tables
    assert others.findings == ()
    assert "Tidak ada juri yang menilai seluruh peserta." in reasons(table)["Anggrek"]


@pytest.mark.parametrize(("language", "text"), [("id", "0,50 poin"), ("en", "0.50 points")])
def test_numbers_follow_the_language_of_the_page(language: str, text: str) -> None:
    with translation.override(language):
        near = review_panel(
            compute(panel_of({"J1": (80, 79), "J2": (70, 70)}, "A", "B")), NAMES, prizes=2
        ).sections[0]

    assert near.headline == text
