from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.selectors.judge_table import HeatCell, judge_table, sent_totals
from tests.circumstances import elsewhere, excuse, recuse
from tests.factories import (
    closed_edition,
    fill_sheet,
    open_edition,
    send_sheet,
    sheet_of,
)

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

NOT_SENT = HeatCell(missing_text="belum terkirim")


def test_the_table_shows_totals_own_places_and_distance_from_the_panel() -> None:
    edition = open_edition(judges=2, contestants=2)
    for judge, contestant, values in [
        (1, 1, (5, 4, 3, 2)),
        (1, 2, (5, 5, 5, 5)),
        (2, 1, (1, 1, 1, 1)),
        (2, 2, (2, 2, 2, 2)),
    ]:
        send_sheet(sheet_of(edition, judge, contestant), *values)

    table = judge_table(edition.categories.get())

    assert [contestant.running_order for contestant in table.contestants] == [1, 2]
    assert [(row.judge.order, row.cells, row.mean_text, row.offset_text) for row in table.rows] == [
        (1, (HeatCell("74,0", "2", 4), HeatCell("100,0", "1", 5)), "87,0", "+28,5"),
        (2, (HeatCell("20,0", "2", 1), HeatCell("40,0", "1", 2)), "30,0", "\N{MINUS SIGN}28,5"),
    ]


def test_what_is_not_sent_stays_blank_and_takes_place_and_mean_with_it() -> None:
    edition = open_edition(judges=2, contestants=2)
    send_sheet(sheet_of(edition, 1, 1), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, 1, 2), 5, 5, 5, 5)

    table = judge_table(edition.categories.get())

    assert [(row.cells, row.mean_text, row.offset_text) for row in table.rows] == [
        ((HeatCell("74,0", "", 1), NOT_SENT), "", ""),
        ((NOT_SENT, NOT_SENT), "", ""),
    ]


def test_who_does_not_judge_a_contestant_shows_no_value_and_says_why() -> None:
    edition = closed_edition(judges=3, contestants=2)
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)
    excuse(edition, judge=2)

    table = judge_table(edition.categories.get())

    recused, absent = HeatCell(missing_text="benturan"), HeatCell(missing_text="tidak hadir")
    assert [(row.cells, row.mean_text, row.offset_text) for row in table.rows] == [
        ((recused, HeatCell("80,0", "", 1)), "", ""),
        ((absent, absent), "", ""),
        ((HeatCell("100,0", "1", 5), HeatCell("80,0", "2", 1)), "90,0", "+0,0"),
    ]


def test_equal_totals_of_a_judge_share_the_middle_place() -> None:
    edition = closed_edition(judges=1, contestants=3, values=dict.fromkeys((1, 2, 3), (3, 3, 3, 3)))

    (row,) = judge_table(edition.categories.get()).rows

    assert row.cells == (HeatCell("60,0", "2", 1),) * 3


def test_two_equal_totals_share_a_half_place() -> None:
    edition = closed_edition(judges=1, contestants=2, values=dict.fromkeys((1, 2), (3, 3, 3, 3)))

    (row,) = judge_table(edition.categories.get()).rows

    assert [cell.place_text for cell in row.cells] == ["1,5", "1,5"]


def test_totals_of_sent_sheets_are_exact_integers() -> None:
    edition = open_edition(judges=1, contestants=2)
    sent = send_sheet(sheet_of(edition), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, contestant=2), 5, 5, 5, 5)

    totals = sent_totals(edition.categories.get())

    assert totals == {(sent.judge_id, sent.contestant_id): 74 * sent.rules.denominator}


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    category = closed_edition(judges=count, contestants=count).categories.get()

    with django_assert_num_queries(5):
        judge_table(category)
