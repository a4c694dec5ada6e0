from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessments.domain.inputs import Recusal, SheetInput, compute
from assessments.models import Contestant, ScoreSheet
from assessments.selectors.people import contestants_in, entrants_of, panel_of
from assessments.selectors.rules import current_rules_version, frozen_rules
from assessments.selectors.scores import category_inputs, live_outcome
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

    from kube_awards.console.sample.store import StoredSample

pytestmark = pytest.mark.django_db


def test_only_sent_sheets_enter_with_every_score_as_entered() -> None:
    edition = open_edition(judges=2, contestants=1)
    sent = send_sheet(sheet_of(edition, judge=1), 5, 4, 3, 2)
    fill_sheet(sheet_of(edition, judge=2), 1, 1, 1, 1)
    category = edition.categories.get()

    inputs = category_inputs(category)

    contestant = sent.contestant.public_id
    assert inputs.rules == frozen_rules(current_rules_version(category))
    assert inputs.contestants == (contestant,)
    assert inputs.judges == tuple(judge.public_id for judge in panel_of(category.edition_id))
    assert inputs.sheets == (
        SheetInput(
            panel_of(category.edition_id)[0].public_id,
            contestant,
            {"1": "5", "2": "4", "3": "3", "4": "2"},
        ),
    )


def test_who_withdrew_enters_the_inputs_as_such_and_gets_no_place() -> None:
    edition = closed_edition(judges=1, contestants=2)
    Contestant.objects.filter(running_order=1).update(is_withdrawn=True)
    category = edition.categories.get()
    gone, left = category.contestants.order_by("running_order")

    inputs = category_inputs(category)

    assert contestants_in(category) == [left]
    assert inputs.withdrawn == (gone.public_id,)
    assert {sheet.contestant for sheet in inputs.sheets} == {gone.public_id, left.public_id}
    outcome = live_outcome(category, entrants_of(category))
    assert outcome == compute(inputs)
    assert [(each.contestant, each.place) for each in outcome.placements] == [(left.public_id, 1)]


def test_circumstances_enter_for_every_contestant_they_cover() -> None:
    edition = closed_edition(judges=3, contestants=3)
    elsewhere(edition, contestant=1)
    elsewhere(edition, contestant=2)
    recuse(edition, judge=2)
    excuse(edition, judge=3)
    category = edition.categories.get()
    first, second, _third = entrants_of(category)
    one, two, three = panel_of(edition.pk)

    inputs = category_inputs(category)

    assert inputs.recusals == (
        Recusal(two.public_id, first.public_id),
        Recusal(two.public_id, second.public_id),
    )
    assert inputs.absences == (three.public_id,)
    outcome = live_outcome(category, entrants_of(category))
    assert outcome == compute(inputs)
    assert (outcome.state, outcome.panel) == ("insufficient_panel", (one.public_id,))


@pytest.mark.parametrize("kind", ["kube", "pendamping"])
def test_the_stored_integers_rank_the_sample_as_its_scores_do(
    kind: str, sample: StoredSample
) -> None:
    category = sample.edition.categories.get(kind=kind)

    assert live_outcome(category, entrants_of(category)) == compute(category_inputs(category))


def test_a_sheet_of_which_nothing_is_stored_counts_as_missing() -> None:
    edition = closed_edition(judges=1, contestants=1)
    ScoreSheet.objects.get().aspect_values.all().delete()

    category = edition.categories.get()
    outcome = live_outcome(category, entrants_of(category))

    assert (outcome.state, len(outcome.missing)) == ("incomplete", 1)


@pytest.mark.parametrize("count", [1, 3])
def test_a_live_outcome_takes_as_many_queries_for_three_as_for_one(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    category = closed_edition(judges=count, contestants=count).categories.get()

    with django_assert_num_queries(6):
        live_outcome(category, entrants_of(category))
