from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assessments.domain.canonical import ENGINE_VERSION, digest
from assessments.models import (
    Category,
    Contestant,
    Edition,
    Judge,
    Result,
    ScoreSheet,
)
from assessments.services.judging import close_judging, reopen_judging
from assessments.services.results import (
    freeze_result,
    unfreeze_edition,
)
from kube_awards.core.errors import WrongState
from tests.assessments.services.frozen import places, refusal_of
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_edition,
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
)
from tests.ledger_lines import Line, written_lines

if TYPE_CHECKING:
    from kube_awards.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_result_keeps_places_exact_values_and_what_decided(panitia: User) -> None:
    edition = closed_edition(values={1: (5, 4, 3, 2), 2: (5, 5, 5, 5), 3: (1, 2, 2, 1)})

    result = freeze_result(edition=edition, actor=panitia)

    assert places(result) == [
        (1, 2, "74", "90 50", "value", ""),
        (2, 1, "100", "100 100", "value", ""),
        (3, 3, "30", "30 30", "value", ""),
    ]


def test_a_mean_that_no_decimal_holds_is_kept_exactly(panitia: User) -> None:
    edition = open_edition(judges=3, contestants=1)
    for judge, values in enumerate([(5, 5, 5, 5), (5, 5, 5, 5), (5, 5, 5, 4)], start=1):
        send_sheet(sheet_of(edition, judge), *values)
    close_judging(edition=edition, actor=panitia)

    result = freeze_result(edition=edition, actor=panitia)

    assert places(result) == [(1, 1, "296/3", "100 290/3", "value", "")]


def test_a_tie_is_put_in_order_by_the_heaviest_aspect(panitia: User) -> None:
    edition = closed_edition(judges=3, contestants=2, values={1: (3, 3, 5, 4), 2: (5, 3, 3, 3)})

    result = freeze_result(edition=edition, actor=panitia)

    assert places(result) == [
        (1, 2, "72", "60 90", "aspect", "kelembagaan"),
        (2, 1, "72", "80 60", "aspect", "kelembagaan"),
    ]


def test_the_canonical_inputs_hold_every_score_as_entered(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1, values={1: (5, 4, 3, 2)})

    result = freeze_result(edition=edition, actor=panitia)

    sheet = sheet_of(edition)
    canonical = json.loads(result.canonical)
    judge, contestant = sheet.judge.public_id, sheet.contestant.public_id
    assert canonical == {
        "kube": {
            "contestants": [contestant],
            "judges": [judge],
            "rules": json.loads(sheet.rules.canonical),
            "sheets": [
                {
                    "contestant": contestant,
                    "judge": judge,
                    "scores": {"1": "5", "2": "4", "3": "3", "4": "2"},
                }
            ],
        }
    }
    assert (result.digest, result.engine_version) == (digest(canonical), ENGINE_VERSION)


def test_freezing_writes_two_lines_to_the_ledger(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)

    with written_lines() as lines:
        result = freeze_result(edition=edition, actor=panitia)

    assert Edition.objects.get(pk=edition.pk).state == "frozen"
    assert lines == [
        Line("Sri Panitia", "result.frozen", "assessments.result", None, {"digest": result.digest}),
        Line(
            "Sri Panitia",
            "edition.frozen",
            "assessments.edition",
            {"state": "closed"},
            {"state": "frozen"},
        ),
    ]


def test_the_same_scores_give_the_same_digest_again(panitia: User) -> None:
    edition = closed_edition(kinds=("kube", "pendamping"))
    first = freeze_result(edition=edition, actor=panitia)
    unfreeze_edition(edition=edition, actor=panitia, reason="Nama salah.")

    second = freeze_result(edition=edition, actor=panitia)

    assert (first.number, second.number) == (1, 2)
    assert first.digest == second.digest
    assert places(first) == places(second)


def test_names_and_running_order_do_not_enter_the_digest(panitia: User) -> None:
    edition = closed_edition()
    first = freeze_result(edition=edition, actor=panitia)
    unfreeze_edition(edition=edition, actor=panitia, reason="Urutan salah.")
    for contestant in Contestant.objects.all():
        Contestant.objects.filter(pk=contestant.pk).update(
            running_order=contestant.running_order + 10
        )
    Judge.objects.filter(order=1).update(order=9)

    assert freeze_result(edition=edition, actor=panitia).digest == first.digest


def test_one_changed_score_changes_the_digest(panitia: User) -> None:
    edition = closed_edition()
    first = freeze_result(edition=edition, actor=panitia)
    unfreeze_edition(edition=edition, actor=panitia, reason="Juri mengoreksi.")
    reopen_judging(edition=edition, actor=panitia, reason="Juri mengoreksi.")
    ScoreSheet.objects.filter(pk=sheet_of(edition).pk).update(
        state="reopened", reopened_because="Periksa."
    )
    send_sheet(sheet_of(edition), 5, 5, 5, 4)
    close_judging(edition=edition, actor=panitia)

    second = freeze_result(edition=edition, actor=panitia)

    assert second.digest != first.digest
    assert places(second)[0][2] == "296/3"


def test_who_withdrew_has_no_place(panitia: User) -> None:
    edition = closed_edition(contestants=3)
    Contestant.objects.filter(running_order=1).update(is_withdrawn=True)

    result = freeze_result(edition=edition, actor=panitia)

    assert [(turn, place) for turn, place, *_rest in places(result)] == [(2, 1), (3, 2)]


def test_missing_sheets_are_counted_in_the_refusal() -> None:
    edition = open_edition(contestants=2)
    send_sheet(sheet_of(edition), 5, 5, 5, 5)
    fill_sheet(sheet_of(edition, judge=2), 5, 5, 5, 5)
    close_judging(edition=edition, actor=make_user())

    assert refusal_of(edition) == "KUBE: 5 lembar nilai belum terkirim."


def test_one_unfinished_category_keeps_the_other_from_being_frozen() -> None:
    edition = open_edition(judges=1, contestants=1, kinds=("kube", "pendamping"))
    send_sheet(sheet_of(edition), 5, 5, 5, 5)
    close_judging(edition=edition, actor=make_user())

    assert refusal_of(edition) == "Pendamping KUBE: 1 lembar nilai belum terkirim."


def test_a_panel_that_shrank_below_its_minimum_gives_no_places() -> None:
    edition = closed_edition(judges=3, contestants=1)
    gone = Judge.objects.get(order=3)
    gone.sheets.all().delete()
    gone.delete()

    assert refusal_of(edition) == ("KUBE: juri yang menilai semua peserta kurang dari 3.")


def test_a_tie_the_rules_cannot_break_is_the_panels_to_decide() -> None:
    edition = closed_edition(contestants=2, values={1: (4, 4, 4, 4), 2: (4, 4, 4, 4)})

    assert refusal_of(edition) == (
        "KUBE: ada nilai sama yang tidak dapat dipisahkan aturan; panel memutuskan."
    )


@pytest.mark.parametrize("state", ["setup", "open", "frozen", "archived"])
def test_only_a_closed_edition_is_frozen(state: str, panitia: User) -> None:
    edition = make_edition(state=state)

    with pytest.raises(WrongState) as refusal:
        freeze_result(edition=edition, actor=panitia)

    assert refusal.value.state == state


def test_going_back_keeps_the_result_and_says_why(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    result = freeze_result(edition=edition, actor=panitia)

    with written_lines() as lines:
        unfreeze_edition(edition=edition, actor=panitia, reason="Nama salah.")

    assert list(Result.objects.all()) == [result]
    assert Edition.objects.get(pk=edition.pk).state == "closed"
    assert lines == [
        Line(
            "Sri Panitia",
            "edition.unfrozen",
            "assessments.edition",
            {"state": "frozen"},
            {"state": "closed"},
            "Nama salah.",
        )
    ]


def test_a_frozen_result_is_not_touched_by_later_set_up(panitia: User) -> None:
    edition = closed_edition(judges=1, contestants=1)
    result = freeze_result(edition=edition, actor=panitia)
    before = places(result)

    Category.objects.update(minimum_panel=9)

    assert places(Result.objects.get(pk=result.pk)) == before
