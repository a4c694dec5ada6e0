"""What a row calls itself: in the admin and in the ledger."""

from __future__ import annotations

import pytest
from django.db.models import ProtectedError

from assessments.models import (
    TieMember,
)
from assessments.services.results import freeze_result
from tests.circumstances import excuse, make_tie_decision, recuse
from tests.factories import (
    closed_edition,
    fill_sheet,
    make_category,
    make_contestant,
    make_edition,
    make_judge,
    make_kube,
    make_user,
    open_edition,
    sheet_of,
)

pytestmark = pytest.mark.django_db


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


def test_what_happens_around_the_scores_names_itself_for_the_ledger() -> None:
    edition = open_edition(judges=1, contestants=1)
    decision = make_tie_decision(edition.categories.get())
    member = TieMember(decision=decision, contestant_id=7, position=1)
    recusal, absence = recuse(edition, judge=1, code="31.75"), excuse(edition, judge=1)

    assert [str(row) for row in (recusal, absence, decision, member)] == [
        f"{recusal.judge_id} × {recusal.region_id}",
        str(absence.judge_id),
        f"{decision.category_id}: ordered",
        "1: 7",
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


def test_rows_of_a_sheet_name_themselves() -> None:
    finished = closed_edition(judges=1, contestants=1)
    freeze_result(edition=finished, actor=make_user())
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
