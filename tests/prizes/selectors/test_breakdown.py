from __future__ import annotations

import pytest

from assessments.models import Score
from assessments.services.judging import close_judging
from assessments.services.sheets import submit_score_sheet
from prizes.selectors.breakdown import Breakdown, Quote, breakdown_of
from tests.circumstances import excuse
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_user,
    new_token,
    open_edition,
    proposed,
    sheet_of,
)

pytestmark = pytest.mark.django_db


def test_each_judge_each_indicator_and_the_exact_sums() -> None:
    edition = closed_edition(judges=3, contestants=2, values={1: (5, 4, 3, 2), 2: (1, 1, 1, 1)})
    category = edition.categories.get()

    found = breakdown_of(category, category.contestants.get(running_order=1), None)

    assert [judge.order for judge in found.judges] == [1, 2, 3]
    assert [each.values for each in found.aspects] == [("90,00",) * 3, ("50,00",) * 3]
    assert [row.values for each in found.aspects for row in each.indicators] == [
        (value,) * 3 for value in ("5", "4", "3", "2")
    ]
    assert (found.totals, found.value, found.quotes) == (("74,00",) * 3, "74,00", [])


def test_what_judges_wrote_is_quoted_with_their_name() -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = fill_sheet(sheet_of(edition), 5, 4, 3, 2, notes={2: "Buku kas rapi."})
    submit_score_sheet(
        sheet=sheet, actor=sheet.judge.user, seen_version=sheet.version, token=new_token()
    )
    category = close_judging(edition=edition, actor=make_user()).categories.get()

    (row,) = breakdown_of(category, sheet.contestant, None).quotes

    assert (row.indicator.number, row.notes) == (2, (Quote(sheet.judge.name, "Buku kas rapi."),))


def test_a_decision_is_read_from_what_it_froze() -> None:
    edition = closed_edition(judges=1, contestants=1, values={1: (5, 4, 3, 2)})
    category = edition.categories.get()
    contestant = category.contestants.get()
    before = breakdown_of(category, contestant, None)
    decision = proposed(edition)
    Score.objects.update(value=1)

    assert breakdown_of(category, contestant, decision) == before


def test_a_judge_who_does_not_count_has_no_column() -> None:
    edition = closed_edition(judges=4, contestants=1)
    excuse(edition, judge=4)
    category = edition.categories.get()

    found = breakdown_of(category, category.contestants.get(), None)

    assert [judge.order for judge in found.judges] == [1, 2, 3]


def test_without_a_ranking_there_is_no_final_value() -> None:
    edition = open_edition(judges=3, contestants=1)
    category = edition.categories.get()

    found = breakdown_of(category, category.contestants.get(), None)

    assert isinstance(found, Breakdown)
    assert (found.judges, found.totals, found.value) == ((), (), "")
