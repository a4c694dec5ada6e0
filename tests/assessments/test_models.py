"""Each rule the database itself holds, by the name of its constraint; and facts about one row."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from django.utils import timezone

from assessments.models import (
    Absence,
    Aspect,
    AspectValue,
    Category,
    Contestant,
    Departure,
    Descriptor,
    Edition,
    Explanation,
    ImportRun,
    Indicator,
    Judge,
    Placement,
    Recusal,
    Reminder,
    ReopenRequest,
    Result,
    RulesVersion,
    ScaleLevel,
    Score,
    ScoreSheet,
    SheetRevision,
    TieDecision,
    TieMember,
)
from assessments.services.results import freeze_result
from tests.assessments.paper_rules import PAPER_RULES
from tests.assessments.test_attendance_model import TESTED as ON_ATTENDANCE
from tests.assessments.test_evidence_model import TESTED as ON_EVIDENCE
from tests.broken_rules import breaks, constraints_of
from tests.circumstances import excuse, make_tie_decision, recuse
from tests.factories import (
    closed_edition,
    make_category,
    make_contestant,
    make_edition,
    make_facilitator,
    make_judge,
    make_user,
    open_edition,
    send_sheet,
    sheet_of,
)
from tests.requests import make_request

pytestmark = pytest.mark.django_db

# The same row once more, or a row that says something impossible: constraint, model, what is wrong.
NOON = dt.datetime(2031, 9, 20, 12, tzinfo=dt.UTC)
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
    ("one_explanation_per_warning", Explanation, {}),
    ("one_recusal_per_region", Recusal, {}),
    ("one_reminder_per_step", Reminder, {}),
    ("one_waiting_request", ReopenRequest, {}),
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
    ("import_state_is_known", ImportRun, {"state": "hilang"}),
    ("prize_sharing_is_known", Category, {"prize_sharing": "undian"}),
    ("prize_unit_from_one", Category, {"prize_unit": 0}),
    ("recusal_reason_is_known", Recusal, {"reason": "malas"}),
    ("absence_has_a_reason", Absence, {"reason": ""}),
    ("explanation_says_something", Explanation, {"note": ""}),
    ("tie_kind_is_known", TieDecision, {"kind": "undian"}),
    ("tie_decision_has_a_reason", TieDecision, {"reason": ""}),
    ("departure_has_a_reason", Departure, {"reason": ""}),
    ("aspect_weight_not_negative", Aspect, {"weight": -1}),
    ("indicator_weight_not_negative", Indicator, {"weight": -1}),
    ("contestant_is_kube_or_facilitator", Contestant, {"kube": None}),
    ("unsur_is_known", Judge, {"unsur": "pejabat"}),
    ("request_answer_is_known", ReopenRequest, {"answer": "nanti"}),
    ("refused_request_has_a_note", ReopenRequest, {"answer": "refused"}),
    ("reminder_step_is_known", Reminder, {"step": "besok"}),
    ("reminder_names_its_rules", Reminder, {"step": "rules"}),
    ("reminder_is_accepted_or_refused", Reminder, {"accepted_at": NOON, "was_refused": True}),
    ("sheet_state_is_known", ScoreSheet, {"state": "hilang"}),
    ("submitted_sheet_is_complete", ScoreSheet, {"total_units": None}),
    ("submitted_sheet_is_complete", ScoreSheet, {"submitted_at": None}),
    ("changed_rules_have_a_reason", RulesVersion, {"number": 2}),
    ("reopened_sheet_has_a_reason", ScoreSheet, {"state": "reopened"}),
    ("score_says_something", Score, {"value": None}),
]
OWN_TESTS = {"facilitator_competes_once", "one_head_of_panel", "one_contestant_per_position"}
OWN_TESTS.add("one_reminder_per_rules_version")  # in services/test_rules_reminders.py
OWN_TESTS |= ON_EVIDENCE | ON_ATTENDANCE
OWN_TESTS |= {row[0] for row in PAPER_RULES}  # in test_paper_models.py


@pytest.fixture
def finished() -> Edition:
    """Give a frozen edition, in which there is a row of every model."""
    edition = closed_edition(judges=1, contestants=1)
    freeze_result(edition=edition, actor=make_user())
    ImportRun.objects.create(edition=edition, kind="kube", owner=make_user())
    recuse(edition, judge=1)
    excuse(edition, judge=1)
    make_request(sheet_of(edition))
    Departure.objects.create(
        category=edition.categories.get(), reason="x", basis="0" * 64, recorded_by=make_user()
    )
    now = timezone.now()
    Reminder.objects.create(judge=edition.judges.get(), step="3d", deadline=now, written_at=now)
    Explanation.objects.create(
        edition=edition, code="x", subject="kube", fact="…", note="Ya.", recorded_by=make_user()
    )
    decision = make_tie_decision(edition.categories.get())
    TieMember.objects.create(decision=decision, contestant=Contestant.objects.get(), position=1)
    return edition


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
