"""The panel departs while a sheet is given back or the result is frozen: a serial order always."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from assessments.models import Departure, Result
from assessments.selectors.departures import departure_seen
from assessments.selectors.ranking import live_ranking
from assessments.selectors.scores import category_inputs
from assessments.services.departures import record_departure
from assessments.services.reopening import reopen_score_sheet
from assessments.services.results import freeze_result
from kube_awards.core.errors import Refused
from kube_awards.ledger.selectors import verify_chain
from tests.factories import closed_edition, make_user, sheet_of
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.models import Edition

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(5)


@pytest.fixture
def edition() -> Edition:
    return closed_edition(judges=1, contestants=2, values={1: (5, 5, 5, 5), 2: (4, 4, 4, 4)})


def departing(edition: Edition) -> Callable[[], object]:
    """Prepare a departure over what stands now."""
    category = edition.categories.get()
    return partial(
        record_departure,
        category=category,
        places={each: 3 - each.running_order for each in category.contestants.all()},
        signers=list(edition.judges.all()),
        reason="Panel menimbang kunjungan lapangan.",
        seen=departure_seen(category_inputs(category).basis, None),
        actor=make_user(),
    )


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_departure_never_counts_over_a_sheet_that_was_given_back(
    _round: int, edition: Edition
) -> None:
    reopening = partial(
        reopen_score_sheet, sheet=sheet_of(edition), reason="Periksa.", actor=make_user()
    )

    said, reopened = at_once(departing(edition), reopening)

    ranking = live_ranking(edition.categories.get())
    assert not isinstance(reopened, Refused)
    assert isinstance(said, Departure | Refused)
    assert (ranking.is_computed, ranking.is_departed) == (False, False)
    assert ranking.has_unused_departure == isinstance(said, Departure)
    assert verify_chain().first_broken is None


@pytest.mark.parametrize("_round", ROUNDS)
def test_of_two_who_record_at_once_one_is_told(_round: int, edition: Edition) -> None:
    answers = at_once(departing(edition), departing(edition))

    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "Departure"]
    assert Departure.objects.count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_frozen_result_holds_the_departure_or_never_met_it(_round: int, edition: Edition) -> None:
    freezing: Callable[[], object] = partial(freeze_result, edition=edition, actor=make_user())

    said, result = at_once(departing(edition), freezing)

    assert isinstance(result, Result)
    departed = [each.place != each.computed_place for each in result.placements.all()]
    assert departed == [isinstance(said, Departure)] * 2
