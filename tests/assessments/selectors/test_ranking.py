from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from assessments.models import Category, Contestant, Judge, TieKind
from assessments.selectors.panel_acts import seen_text
from assessments.selectors.ranking import (
    AspectBar,
    Ranking,
    Segment,
    frozen_ranking,
    live_ranking,
)
from assessments.services.judging import open_judging
from assessments.services.results import freeze_result
from assessments.services.ties import record_tie_decision
from tests.circumstances import torn_apart
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_category,
    make_contestant,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    send_all,
    send_sheet,
    sheet_of,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition

pytestmark = pytest.mark.django_db


def category_of(edition: Edition) -> Category:
    return edition.categories.get()


def rows_of(ranking: Ranking) -> list[tuple[int, int, str, str, str]]:
    """Return place, running order, score, gap and the sentence on a tie."""
    return [
        (row.place, row.contestant.running_order, row.score_text, row.gap_text, row.tie_line)
        for row in ranking.rows
    ]


def test_a_ranking_from_the_first_place_down() -> None:
    edition = closed_edition(values={1: (5, 4, 3, 2), 2: (5, 5, 5, 5), 3: (1, 2, 2, 1)})

    ranking = live_ranking(category_of(edition))

    assert rows_of(ranking) == [
        (1, 2, "100,00", "26,00", ""),
        (2, 1, "74,00", "44,00", ""),
        (3, 3, "30,00", "", ""),
    ]
    assert (ranking.state, ranking.is_ready, ranking.has_open_tie) == ("computed", True, False)
    assert (ranking.panel_size, ranking.missing_sheets) == (3, 0)


def test_a_row_names_contestant_and_region() -> None:
    row = live_ranking(category_of(closed_edition(judges=1, contestants=1))).rows[0]

    assert (row.title, row.region) == (row.contestant.name, "Jakarta Timur")
    assert row.title.startswith("KUBE Melati ")


def test_the_bar_shows_what_each_aspect_adds() -> None:
    edition = closed_edition(judges=1, contestants=1, values={1: (5, 4, 3, 2)})

    row = live_ranking(category_of(edition)).rows[0]

    assert row.bar == AspectBar(
        (
            Segment("kelembagaan", "Kelembagaan", "54,0", Decimal("0.00"), Decimal("54.00")),
            Segment("ekonomi", "Ekonomi", "20,0", Decimal("54.00"), Decimal("20.00")),
        )
    )
    assert row.bar.sentence == "Kelembagaan 54,0, Ekonomi 20,0"


def test_what_adds_up_is_the_exact_value() -> None:
    edition = open_edition(judges=3, contestants=1)
    for judge, last in enumerate([5, 5, 4], start=1):
        send_sheet(sheet_of(edition, judge), 5, 5, 5, last)

    row = live_ranking(category_of(edition)).rows[0]

    assert (row.value, row.score_text) == (Fraction(296, 3), "98,67")


def test_a_tie_says_which_aspect_put_it_in_order() -> None:
    edition = closed_edition(contestants=2, values={1: (3, 3, 5, 4), 2: (5, 3, 3, 3)})

    sentence = "Nilai akhir sama (72,00); urutan memakai nilai kelembagaan."
    assert rows_of(live_ranking(category_of(edition))) == [
        (1, 2, "72,00", "0,00", sentence),
        (2, 1, "72,00", "", sentence),
    ]


def test_a_tie_says_when_the_judges_put_it_in_order() -> None:
    edition = open_edition(judges=3, contestants=2)
    for judge, (first, second) in enumerate([(4, 3), (4, 3), (1, 3)], start=1):
        send_sheet(sheet_of(edition, judge, 1), first, first, first, first)
        send_sheet(sheet_of(edition, judge, 2), second, second, second, second)

    sentence = (
        "Nilai akhir sama (60,00); urutan memakai jumlah juri yang memberi nilai lebih tinggi."
    )
    assert rows_of(live_ranking(category_of(edition))) == [
        (1, 1, "60,00", "0,00", sentence),
        (2, 2, "60,00", "", sentence),
    ]


def test_a_tie_that_no_rule_breaks_is_a_shared_place() -> None:
    edition = closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})

    ranking = live_ranking(category_of(edition))

    assert (ranking.has_open_tie, ranking.is_computed, ranking.is_ready) == (True, True, False)
    assert {row[2:] for row in rows_of(ranking)} == {
        ("80,00", "0,00", "Nilai akhir sama (80,00); tempat bersama."),
        ("80,00", "", "Nilai akhir sama (80,00); tempat bersama."),
    }
    assert [row.place for row in ranking.rows] == [1, 1]


def test_values_that_would_print_alike_get_more_decimals() -> None:
    category = make_category(make_edition(), weights=(99.99, 0.01), minimum_panel=1)
    for _each in range(2):
        make_contestant(category)
    make_judge(category.edition)
    edition = open_judging(edition=category.edition, actor=make_user())
    send_all(edition, {1: (4, 4, 4, 4), 2: (4, 4, 4, 3)})

    texts = [row.score_text for row in live_ranking(category_of(edition)).rows]

    assert texts == ["80,000", "79,999"]


def test_missing_sheets_give_no_places() -> None:
    edition = open_edition(judges=3, contestants=2)
    send_sheet(sheet_of(edition), 5, 5, 5, 5)
    fill_sheet(sheet_of(edition, judge=2), 5, 5, 5, 5)

    ranking = live_ranking(category_of(edition))

    assert (ranking.is_incomplete, ranking.is_ready, ranking.rows) == (True, False, ())
    assert (ranking.missing_sheets, ranking.panel_size, ranking.has_open_tie) == (5, 0, False)


def test_a_panel_below_its_minimum_gives_no_places() -> None:
    edition = closed_edition(judges=3, contestants=1)
    gone = Judge.objects.get(order=3)
    gone.sheets.all().delete()
    gone.delete()

    ranking = live_ranking(category_of(edition))

    assert (ranking.state, ranking.rows) == ("insufficient_panel", ())
    assert (ranking.is_incomplete, ranking.is_ready) == (False, False)


def test_an_order_of_the_panel_is_said_to_be_one() -> None:
    edition = closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})
    record_tie_decision(
        category=category_of(edition),
        kind=TieKind.ORDERED,
        contestants=(contestants := list(Contestant.objects.order_by("-running_order"))),
        signers=list(edition.judges.all()),
        reason="Musyawarah.",
        seen=seen_text(contestants, []),
        actor=make_user(),
    )

    ranking = live_ranking(category_of(edition))

    sentence = "Nilai akhir sama (80,00); urutan diputuskan panel."
    assert rows_of(ranking) == [(1, 2, "80,00", "0,00", sentence), (2, 1, "80,00", "", sentence)]
    assert (ranking.has_unused_decision, ranking.is_ready) == (False, True)


def test_a_panel_torn_apart_by_recusals_says_so() -> None:
    edition = torn_apart()

    ranking = live_ranking(category_of(edition))

    assert (ranking.is_disconnected, ranking.is_ready) == (True, False)
    assert (ranking.panel_size, ranking.needed_panel) == (2, 1)


def test_a_frozen_ranking_lacks_nothing() -> None:
    edition = closed_edition(judges=1, contestants=1)
    frozen = frozen_ranking(category_of(edition), freeze_result(edition=edition, actor=make_user()))

    assert (frozen.state, frozen.missing_sheets, frozen.panel_size, frozen.needed_panel) == (
        "computed",
        0,
        0,
        0,
    )


@pytest.mark.parametrize(
    "values",
    [
        {1: (5, 4, 3, 2), 2: (5, 5, 5, 5), 3: (1, 2, 2, 1)},
        {1: (3, 3, 5, 4), 2: (5, 3, 3, 3), 3: (4, 4, 4, 4)},
    ],
)
def test_the_frozen_ranking_is_the_live_one(values: dict[int, tuple[int, ...]]) -> None:
    edition = closed_edition(values=values)
    live = live_ranking(category_of(edition))

    result = freeze_result(edition=edition, actor=make_user())

    assert frozen_ranking(category_of(edition), result) == live


def test_the_frozen_ranking_keeps_the_rules_it_was_made_under() -> None:
    edition = closed_edition()
    result = freeze_result(edition=edition, actor=make_user())
    before = frozen_ranking(category_of(edition), result)
    version = category_of(edition).rules_versions.get()
    version.canonical = "{}"
    version.save()

    assert frozen_ranking(category_of(edition), result) == before


@pytest.mark.parametrize("count", [1, 3])
def test_rankings_take_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = closed_edition(judges=count, contestants=count)
    category = category_of(edition)
    result = freeze_result(edition=edition, actor=make_user())

    with django_assert_num_queries(8):
        live_ranking(category)
    with django_assert_num_queries(2):
        frozen_ranking(category, result)
