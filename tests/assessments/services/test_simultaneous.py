"""What meets in the same moment ends as one of its serial orders, on both databases."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition, ScoreSheet, SheetRevision
from assessments.services.judging import close_judging
from assessments.services.sheets import (
    Entry,
    pull_back_score_sheet,
    save_score_sheet,
    submit_score_sheet,
)
from kube_awards.core.errors import Conflict, WrongState
from kube_awards.ledger.selectors import verify_chain
from tests.factories import fill_sheet, make_user, new_token, open_edition, send_sheet, sheet_of
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(5)


def save(sheet: ScoreSheet, *values: int, token: str = "") -> partial[ScoreSheet]:
    """Prepare a save of these values over the version that sheet carries."""
    return partial(
        save_score_sheet,
        sheet=sheet,
        actor=sheet.judge.user,
        seen_version=sheet.version,
        entries={number: Entry(value) for number, value in enumerate(values, start=1)},
        token=token or new_token(),
    )


def move(step: Callable[..., ScoreSheet], sheet: ScoreSheet, token: str) -> partial[ScoreSheet]:
    """Prepare sending or pulling back, from one page."""
    return partial(
        step,
        sheet=sheet,
        actor=sheet.judge.user,
        seen_version=sheet.version,
        token=token,
    )


def history(sheet: ScoreSheet) -> list[tuple[int, list[int]]]:
    """Return each kept version and its values."""
    rows = SheetRevision.objects.filter(sheet=sheet).order_by("version")
    return [
        (row.version, [entry["value"] for entry in json.loads(row.entries).values()])
        for row in rows
    ]


def values_on(sheet: ScoreSheet) -> list[int | None]:
    scores = sheet.scores.order_by("indicator__number")
    return list(scores.values_list("value", flat=True))


@pytest.mark.parametrize("_round", ROUNDS)
def test_of_two_saves_over_the_same_version_exactly_one_wins(_round: int) -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))

    answers = at_once(save(sheet, 5, 5, 5, 5), save(sheet, 1, 1, 1, 1))

    winner = 5 if isinstance(answers[0], ScoreSheet) else 1
    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "ScoreSheet"]
    assert values_on(sheet) == [winner] * 4
    assert history(sheet) == [(1, [winner] * 4)]


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_form_sent_four_times_at_once_is_one_save(_round: int) -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))

    answers = at_once(*[save(sheet, 5, 4, 3, 2, token="a" * 32)] * 4)

    assert [getattr(answer, "version", answer) for answer in answers] == [1, 1, 1, 1]
    assert history(sheet) == [(1, [5, 4, 3, 2])]


@pytest.mark.parametrize("_round", ROUNDS)
def test_sending_twice_at_once_gives_one_receipt(_round: int) -> None:
    sheet = fill_sheet(sheet_of(open_edition(judges=1, contestants=1)), 5, 4, 3, 2)

    answers = at_once(*[move(submit_score_sheet, sheet, "c" * 32)] * 2)

    assert [getattr(answer, "receipt", answer) for answer in answers] == ["NL-2018-0001"] * 2
    assert [version for version, _values in history(sheet)] == [1, 2]


@pytest.mark.parametrize("_round", ROUNDS)
def test_pulling_back_twice_at_once_is_once(_round: int) -> None:
    sheet = send_sheet(sheet_of(open_edition(judges=1, contestants=1)), 5, 4, 3, 2)

    answers = at_once(*[move(pull_back_score_sheet, sheet, "d" * 32)] * 2)

    assert [getattr(answer, "state", answer) for answer in answers] == ["draft"] * 2
    assert [version for version, _values in history(sheet)] == [1, 2, 3]


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_save_that_meets_the_closing_is_whole_or_refused(_round: int) -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = sheet_of(edition)

    saved, closed = at_once(
        save(sheet, 5, 4, 3, 2), partial(close_judging, edition=edition, actor=make_user())
    )

    kept = [] if isinstance(saved, WrongState) else [5, 4, 3, 2]
    assert isinstance(closed, Edition)
    assert Edition.objects.get(pk=edition.pk).state == "closed"
    assert values_on(sheet) == kept
    assert history(sheet) == ([(1, kept)] if kept else [])
    assert verify_chain().reason == ""


@pytest.mark.parametrize("_round", ROUNDS)
def test_receipts_of_sheets_sent_at_once_differ(_round: int) -> None:
    edition = open_edition(judges=3, contestants=1)
    sheets = [fill_sheet(sheet_of(edition, judge), 5, 4, 3, 2) for judge in (1, 2, 3)]

    answers = at_once(*[move(submit_score_sheet, sheet, "c" * 32) for sheet in sheets])

    receipts = sorted(getattr(answer, "receipt", "") for answer in answers)
    assert receipts == ["NL-2018-0001", "NL-2018-0002", "NL-2018-0003"]


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_save_and_a_sending_from_two_tabs_never_mix(_round: int) -> None:
    sheet = fill_sheet(sheet_of(open_edition(judges=1, contestants=1)), 5, 4, 3, 2)

    answers = at_once(save(sheet, 1, 1, 1, 1), move(submit_score_sheet, sheet, "c" * 32))

    present = ScoreSheet.objects.get(pk=sheet.pk)
    expected = ("submitted", [5, 4, 3, 2]) if present.is_submitted else ("draft", [1, 1, 1, 1])
    assert sum(isinstance(answer, Conflict) for answer in answers) == 1
    assert (present.state, values_on(sheet)) == expected
