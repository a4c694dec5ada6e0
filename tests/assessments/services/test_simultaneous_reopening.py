"""A sheet is given back, saved and closed at once: always one of the serial orders."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

import pytest

from assessments.models import Edition, RulesVersion, ScoreSheet, SheetRevision
from assessments.selectors.instrument import outline_of
from assessments.services.judging import close_judging
from assessments.services.reopening import reopen_score_sheet
from assessments.services.results import freeze_result
from assessments.services.rules_change import change_rules, choices_of
from assessments.services.sheets import (
    Entry,
    pull_back_score_sheet,
    save_score_sheet,
    submit_score_sheet,
)
from kube_awards.core.errors import Conflict, Refused, WrongState
from kube_awards.ledger.selectors import verify_chain
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_user,
    new_token,
    open_edition,
    send_sheet,
    sheet_of,
)
from tests.simultaneous import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(5)


def reopening(sheet: ScoreSheet) -> Callable[[], object]:
    return partial(reopen_score_sheet, sheet=sheet, reason="Periksa.", actor=make_user())


def save(sheet: ScoreSheet, seen: int, value: int) -> Callable[[], object]:
    """Prepare a save over the version that was seen."""
    return partial(
        save_score_sheet,
        sheet=sheet,
        actor=sheet.judge.user,
        seen_version=seen,
        entries={number: Entry(value) for number in range(1, 5)},
        token=new_token(),
    )


def versions(sheet: ScoreSheet) -> list[tuple[int, str]]:
    rows = SheetRevision.objects.filter(sheet=sheet).order_by("version")
    return list(rows.values_list("version", "state"))


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_who_give_back_the_same_sheet_do_it_once(_round: int) -> None:
    sheet = send_sheet(sheet_of(open_edition(judges=1, contestants=1)), 5, 4, 3, 2)

    answers = at_once(reopening(sheet), reopening(sheet))

    assert sorted(type(answer).__name__ for answer in answers) == ["ScoreSheet", "WrongState"]
    assert versions(sheet) == [(1, "draft"), (2, "submitted"), (3, "reopened")]


@pytest.mark.parametrize("_round", ROUNDS)
def test_giving_back_meets_the_judge_who_pulls_back(_round: int) -> None:
    sheet = send_sheet(sheet_of(open_edition(judges=1, contestants=1)), 5, 4, 3, 2)
    pulling = partial(
        pull_back_score_sheet,
        sheet=sheet,
        actor=sheet.judge.user,
        seen_version=sheet.version,
        token=new_token(),
    )

    answers = at_once(reopening(sheet), pulling)

    present = ScoreSheet.objects.get(pk=sheet.pk)
    assert sum(isinstance(answer, Refused) for answer in answers) == 1
    won = "draft" if isinstance(answers[0], Refused) else "reopened"
    assert (present.state, present.version) == (won, 3)


@pytest.mark.parametrize("_round", ROUNDS)
def test_giving_back_saving_and_closing_end_in_a_serial_order(_round: int) -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = send_sheet(sheet_of(edition), 5, 4, 3, 2)

    given, saved, closed = at_once(
        reopening(sheet),
        save(sheet, seen=3, value=1),
        partial(close_judging, edition=edition, actor=make_user()),
    )

    # Whenever closing comes, the sheet is given back; the save holds only if that came before it.
    assert isinstance(given, ScoreSheet)
    assert isinstance(closed, Edition)
    kept = [] if isinstance(saved, Refused) else [(4, "reopened")]
    assert versions(sheet) == [(1, "draft"), (2, "submitted"), (3, "reopened"), *kept]
    assert verify_chain().reason == ""


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_result_never_holds_a_sheet_that_was_given_back(_round: int) -> None:
    edition = closed_edition(judges=3, contestants=2)
    sheet = sheet_of(edition)

    given, frozen = at_once(
        reopening(sheet), partial(freeze_result, edition=edition, actor=make_user())
    )

    present = ScoreSheet.objects.get(pk=sheet.pk)
    assert isinstance(given, WrongState) != isinstance(frozen, Refused)
    assert present.state == ("submitted" if isinstance(given, WrongState) else "reopened")


def changing(edition: Edition) -> Callable[[], object]:
    """Prepare other weights for the only category."""
    category = edition.categories.get()
    one, two = (aspect.key or 0 for aspect in outline_of(category).aspects)
    return partial(
        change_rules,
        category=category,
        outline=outline_of(category).with_weights({one: Decimal(70), two: Decimal(30)}, {}),
        choices=choices_of(category),
        seen=category.version,
        reason="Bobot keliru.",
        actor=make_user(),
    )


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_sheet_sent_while_rules_change_is_given_back_or_a_conflict(_round: int) -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = fill_sheet(sheet_of(edition), 5, 4, 3, 2)
    sending = partial(
        submit_score_sheet,
        sheet=sheet,
        actor=sheet.judge.user,
        seen_version=sheet.version,
        token=new_token(),
    )

    sent, changed = at_once(sending, changing(edition))

    present = ScoreSheet.objects.select_related("rules").get(pk=sheet.pk)
    assert isinstance(changed, RulesVersion)
    assert present.rules.number == 2
    expected = ("draft", 2) if isinstance(sent, Conflict) else ("reopened", 3)
    assert (present.state, present.version) == expected


@pytest.mark.parametrize("_round", ROUNDS)
def test_a_result_frozen_while_rules_change_never_mixes_them(_round: int) -> None:
    edition = closed_edition(judges=3, contestants=2)

    changed, frozen = at_once(
        changing(edition), partial(freeze_result, edition=edition, actor=make_user())
    )

    assert isinstance(changed, Refused) != isinstance(frozen, Refused)
    moved = ScoreSheet.objects.filter(rules__number=2, state="reopened").count()
    assert moved == (0 if isinstance(changed, Refused) else 6)
