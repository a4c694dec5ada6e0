from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.selectors.comparison import Comparison, comparison_of
from tests.circumstances import elsewhere, recuse
from tests.factories import fill_sheet, open_edition, send_sheet, sheet_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition

pytestmark = pytest.mark.django_db


def own(edition: Edition) -> Comparison:
    return comparison_of(edition.judges.get(order=1), edition.categories.get())


def test_own_values_stand_side_by_side_with_their_means_and_the_order_of_scoring() -> None:
    edition = open_edition(judges=2, contestants=3)
    fill_sheet(sheet_of(edition, contestant=2), 5, 4, 3, 2)
    send_sheet(sheet_of(edition, contestant=1), 1, 4, 3, 5)
    fill_sheet(sheet_of(edition, judge=2, contestant=1), 2, 2, 2, 2)

    page = own(edition)

    assert [(column.turn, column.mean_text) for column in page.columns] == [
        (2, "3,3"),
        (1, "3,5"),
        (None, ""),
    ]
    assert [([cell.value for cell in row.cells], row.mean_text) for row in page.rows] == [
        ([1, 5, None], "3,0"),
        ([4, 4, None], "4,0"),
        ([3, 3, None], "3,0"),
        ([5, 2, None], "3,5"),
    ]
    assert (page.is_possible, page.hints) == (True, [])


def test_a_cell_leads_to_its_indicator() -> None:
    edition = open_edition(judges=1, contestants=1)

    page = own(edition)

    sheet = sheet_of(edition)
    assert page.rows[2].cells[0].url == f"/juri/lembar/{sheet.public_id}/#ind3"
    assert page.columns[0].title == sheet.contestant.name


def test_an_indicator_with_one_value_for_all_is_pointed_out() -> None:
    edition = open_edition(judges=1, contestants=2)
    fill_sheet(sheet_of(edition, contestant=1), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, contestant=2), 4, 4, 2, None)

    assert own(edition).hints == ["Indikator 2 belum membedakan peserta."]


def test_one_scored_contestant_is_nothing_to_compare() -> None:
    edition = open_edition(judges=1, contestants=2)
    fill_sheet(sheet_of(edition, contestant=1), 5)

    assert not own(edition).is_possible


def test_contestants_of_a_recused_region_are_not_compared() -> None:
    edition = open_edition(judges=1, contestants=2)
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)

    assert [column.sheet.contestant.running_order for column in own(edition).columns] == [2]


@pytest.mark.parametrize("count", [1, 3])
def test_the_comparison_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=1, contestants=count)
    for turn in range(1, count + 1):
        fill_sheet(sheet_of(edition, contestant=turn), 5)
    judge, category = edition.judges.get(), edition.categories.get()

    with django_assert_num_queries(4):
        comparison_of(judge, category)
