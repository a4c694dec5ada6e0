"""Each rule the database itself holds, by the name of its constraint; and facts about one row."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from django.db.models import ProtectedError

from assessments.models import (
    Absence,
    Aspect,
    AspectValue,
    Category,
    Contestant,
    Descriptor,
    Edition,
    Indicator,
    Judge,
    Placement,
    Recusal,
    Result,
    RulesVersion,
    ScaleLevel,
    Score,
    ScoreSheet,
    SheetRevision,
    TieDecision,
    TieKind,
    TieMember,
)
from assessments.services.results import freeze_result
from tests.broken_rules import breaks, constraints_of
from tests.circumstances import excuse, recuse
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_judge,
    make_kube,
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
)

pytestmark = pytest.mark.django_db

# The same row once more, or a row that says something impossible: constraint, model, what is wrong.
TWICE = [
    ("one_category_per_kind", Category, {}),
    ("one_level_per_value", ScaleLevel, {}),
    ("one_aspect_per_code", Aspect, {"order": 9}),
    ("one_aspect_per_order", Aspect, {"code": "lain"}),
    ("one_indicator_per_number", Indicator, {}),
    ("one_descriptor_per_value", Descriptor, {}),
    ("one_rules_per_number", RulesVersion, {}),
    ("one_contestant_per_turn", Contestant, {"kube": None, "facilitator": "new"}),
    ("kube_competes_once", Contestant, {"running_order": 9}),
    ("judge_sits_once", Judge, {}),
    ("one_sheet_per_judge_and_contestant", ScoreSheet, {}),
    ("one_score_per_indicator", Score, {}),
    ("one_value_per_aspect", AspectValue, {}),
    ("one_revision_per_version", SheetRevision, {"token": "f" * 32}),
    ("one_revision_per_token", SheetRevision, {"version": 9}),
    ("one_result_per_number", Result, {}),
    ("one_placement_per_contestant", Placement, {}),
    ("one_recusal_per_region", Recusal, {}),
    ("one_tie_decision_per_contestant", TieMember, {"position": 9}),
]
WRONG = [
    ("edition_state_is_known", Edition, {"state": "selesai"}),
    ("category_kind_is_known", Category, {"kind": "lomba"}),
    ("scale_has_two_values", Category, {"scale_minimum": 5}),
    ("panel_has_a_judge", Category, {"minimum_panel": 0}),
    ("method_is_known", Category, {"method": "undian"}),
    ("hole_policy_is_known", Category, {"hole_policy": "available"}),
    ("ladder_is_known", Category, {"ladder": "usia"}),
    ("prize_sharing_is_known", Category, {"prize_sharing": "undian"}),
    ("prize_unit_from_one", Category, {"prize_unit": 0}),
    ("recusal_reason_is_known", Recusal, {"reason": "malas"}),
    ("absence_has_a_reason", Absence, {"reason": ""}),
    ("tie_kind_is_known", TieDecision, {"kind": "undian"}),
    ("tie_decision_has_a_reason", TieDecision, {"reason": ""}),
    ("aspect_weight_not_negative", Aspect, {"weight": -1}),
    ("indicator_weight_not_negative", Indicator, {"weight": -1}),
    ("contestant_is_kube_or_facilitator", Contestant, {"kube": None}),
    ("unsur_is_known", Judge, {"unsur": "pejabat"}),
    ("sheet_state_is_known", ScoreSheet, {"state": "hilang"}),
    ("submitted_sheet_is_complete", ScoreSheet, {"total_units": None}),
    ("submitted_sheet_is_complete", ScoreSheet, {"submitted_at": None}),
    ("score_says_something", Score, {"value": None}),
]
OWN_TESTS = {"facilitator_competes_once", "one_head_of_panel", "one_contestant_per_position"}


@pytest.fixture
def finished() -> Edition:
    """Give a frozen edition, in which there is a row of every model."""
    edition = closed_edition(judges=1, contestants=1)
    freeze_result(edition=edition, actor=make_user())
    recuse(edition, judge=1)
    excuse(edition, judge=1)
    decision = make_tie_decision(edition.categories.get())
    TieMember.objects.create(decision=decision, contestant=Contestant.objects.get(), position=1)
    return edition


def make_tie_decision(category: Category) -> TieDecision:
    return TieDecision.objects.create(
        category=category, kind=TieKind.ORDERED, reason="Musyawarah.", recorded_by=make_user()
    )


@pytest.mark.usefixtures("finished")
@pytest.mark.parametrize(("name", "model", "changes"), TWICE, ids=[row[0] for row in TWICE])
def test_the_database_refuses_a_second_row(
    name: str, model: type[Contestant], changes: dict[str, object]
) -> None:
    row = model.objects.all()[0]
    row.pk, row.public_id = None, "salinan"
    for field, value in changes.items():
        setattr(row, field, make_facilitator() if value == "new" else value)

    with breaks(name):
        row.save(force_insert=True)


@pytest.mark.usefixtures("finished")
@pytest.mark.parametrize(("name", "model", "changes"), WRONG)
def test_the_database_refuses_an_impossible_row(
    name: str, model: type[Edition], changes: dict[str, object]
) -> None:
    with breaks(name):
        model.objects.update(**changes)


def test_the_database_refuses_a_contestant_that_is_both() -> None:
    contestant = make_contestant(make_category(make_edition()))

    with breaks("contestant_is_kube_or_facilitator"):
        Contestant.objects.filter(pk=contestant.pk).update(facilitator=make_facilitator())


def test_the_database_refuses_a_facilitator_that_competes_twice() -> None:
    category = make_category(make_edition(), kind="pendamping")
    person = make_facilitator()
    make_contestant(category, person)

    with breaks("facilitator_competes_once"):
        make_contestant(category, person)


def test_the_database_refuses_a_second_head_of_the_panel() -> None:
    edition = make_edition()
    make_judge(edition, is_head=True)
    make_judge(make_edition(), is_head=True)
    make_judge(edition)

    with breaks("one_head_of_panel"):
        make_judge(edition, is_head=True)


def test_the_database_refuses_two_contestants_on_one_position() -> None:
    category = make_category(make_edition())
    decision = make_tie_decision(category)
    first, second = (make_contestant(category) for _each in range(2))
    TieMember.objects.create(decision=decision, contestant=first, position=1)

    with breaks("one_contestant_per_position"):
        TieMember.objects.create(decision=decision, contestant=second, position=1)


def test_no_constraint_is_without_a_test() -> None:
    tested = {row[0] for row in [*TWICE, *WRONG]} | OWN_TESTS

    assert tested == constraints_of("assessments")


# Facts about one row ------------------------------------------------------------------------------

NOON = dt.datetime(2018, 9, 20, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("state", "closes_at", "accepts"),
    [
        ("setup", None, False),
        ("open", None, True),
        ("open", NOON + dt.timedelta(seconds=1), True),
        ("open", NOON - dt.timedelta(seconds=60), True),
        ("open", NOON - dt.timedelta(seconds=60, microseconds=1), False),
        ("closed", None, False),
        ("closed", NOON + dt.timedelta(days=1), False),
        ("frozen", None, False),
        ("archived", None, False),
    ],
)
def test_scores_are_accepted_while_open_and_a_minute_longer(
    state: str, closes_at: dt.datetime | None, accepts: bool
) -> None:
    edition = Edition(state=state, closes_at=closes_at)

    assert edition.accepts_scores(NOON) is accepts


@pytest.mark.parametrize(
    ("state", "is_open", "shows"),
    [
        ("setup", False, False),
        ("open", True, False),
        ("closed", False, True),
        ("frozen", False, True),
        ("archived", False, True),
    ],
)
def test_staff_see_values_only_after_closing(state: str, is_open: bool, shows: bool) -> None:
    edition = Edition(state=state)

    assert (edition.is_open, edition.shows_values_to_staff) == (is_open, shows)


def test_a_sheet_knows_whether_it_was_sent() -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    before = sheet.is_submitted

    sent = send_sheet(sheet, 5, 4, 3, 2)

    assert (before, sent.is_submitted) == (False, True)


def test_a_placement_gives_its_exact_numbers() -> None:
    placement = Placement(value="296/3", aspect_points="60 116/3")

    assert placement.exact_value == Fraction(296, 3)
    assert placement.exact_aspect_points == (Fraction(60), Fraction(116, 3))


def test_rows_name_themselves_in_the_words_of_the_office() -> None:
    edition = make_edition()
    category = make_category(edition)
    kube = make_contestant(category, make_kube(name="Melati Jaya"))
    judge = make_judge(edition, make_user(full_name="Dr. Rini"))

    assert [str(row) for row in (edition, category, kube, judge)] == [
        "KUBE Berprestasi 2018",
        "KUBE",
        "KUBE Melati Jaya",
        "Dr. Rini",
    ]


def test_rows_of_the_instrument_name_themselves() -> None:
    category = make_category(make_edition())
    aspect = category.aspects.get(code="ekonomi")
    indicator = aspect.indicators.get(number=3)

    rows = [category.levels.get(value=5), aspect, indicator, indicator.descriptors.get(value=2)]
    assert [str(row) for row in rows] == [
        "5 – Sangat baik",
        "Ekonomi",
        "3. Hal 3",
        "Hal 3 bernilai 2",
    ]


def test_rows_of_a_sheet_name_themselves(finished: Edition) -> None:
    sheet = sheet_of(finished)
    score, value = sheet.scores.all()[0], sheet.aspect_values.all()[0]
    result = finished.results.get()
    placement = result.placements.get()

    assert [str(row) for row in (sheet, score, value, sheet.rules, result, placement)] == [
        f"{sheet.judge_id} × {sheet.contestant_id}",
        f"{score.indicator_id}: 5",
        f"{value.aspect_id}: {value.units}",
        "KUBE v1",
        "KUBE Berprestasi 2018 – 1",
        f"1. {sheet.contestant_id}",
    ]
    assert [str(revision) for revision in sheet.revisions.all()] == [
        f"{sheet.pk} v1",
        f"{sheet.pk} v2",
    ]


def test_what_was_scored_cannot_be_deleted() -> None:
    edition = open_edition(judges=1, contestants=1)
    sheet = fill_sheet(sheet_of(edition), 5)

    for row in (sheet.judge, sheet.contestant, sheet.rules):
        with pytest.raises(ProtectedError):
            row.delete()
