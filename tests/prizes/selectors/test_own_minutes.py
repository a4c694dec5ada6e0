"""What a judge reads of the minutes is the frozen result, to the last fraction."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

import pytest

from assessments.domain.inputs import compute
from assessments.models import ScoreSheet
from assessments.selectors.scores import frozen_inputs
from assessments.services.judging import close_judging, open_judging
from kube_awards.accounts.roles import Role
from kube_awards.console.sample.loader import read_sample_edition
from kube_awards.console.sample.store import store_sample
from prizes.models import Decision
from prizes.selectors.own_minutes import judges_counting, own_totals
from tests.circumstances import elsewhere, recuse
from tests.factories import approved, edition_ready, make_user, proposed, send_sheet

pytestmark = pytest.mark.django_db


def test_the_sample_s_own_totals_sum_to_what_the_result_carries() -> None:
    store_sample(read_sample_edition(), finished=True)
    decision = Decision.objects.select_related("result", "edition").get()
    outcomes = {kind: compute(each) for kind, each in frozen_inputs(decision.result).items()}

    for judge in decision.edition.judges.all():
        shown = own_totals(decision, judge)
        assert [category.kind for category in shown] == ["kube", "pendamping"]
        for category in shown:
            outcome = outcomes[category.kind]
            expected = {
                Fraction(sheet.total, outcome.rules.denominator)
                for (who, _contestant), sheet in outcome.sheets.items()
                if who == judge.public_id
            }
            assert {row.total for row in category.rows} == expected
            assert len(category.rows) == 5
            for row in category.rows:
                assert sum(row.points) == row.total


def test_the_own_totals_of_all_judges_make_the_final_values() -> None:
    store_sample(read_sample_edition(), finished=True)
    decision = Decision.objects.select_related("result", "edition").get()
    given: defaultdict[str, list[Fraction]] = defaultdict(list)
    for judge in decision.edition.judges.all():
        for category in own_totals(decision, judge):
            for row in category.rows:
                given[row.name].append(row.total)

    placements = decision.result.placements.select_related(
        "contestant__kube", "contestant__facilitator"
    )
    assert {name: sum(totals) / len(totals) for name, totals in given.items()} == {
        each.contestant.name: each.exact_value for each in placements
    }


def test_live_rows_are_never_read() -> None:
    store_sample(read_sample_edition(), finished=True)
    decision = Decision.objects.get()
    judge = decision.edition.judges.all()[0]
    before = own_totals(decision, judge)

    ScoreSheet.objects.update(total_units=1)

    assert own_totals(decision, judge) == before


def test_a_judge_outside_the_common_panel_is_not_asked() -> None:
    edition = edition_ready(judges=3, contestants=2)
    edition.categories.update(minimum_panel=1)
    elsewhere(edition, contestant=1)
    panitia = make_user(Role.PANITIA)
    open_judging(edition=edition, actor=panitia)
    recuse(edition, judge=2)
    sheets = ScoreSheet.objects.filter(judge__edition=edition).select_related(
        "judge__user", "contestant__category"
    )
    for sheet in sheets.exclude(judge__order=2, contestant__running_order=1):
        first = sheet.contestant.running_order == 1
        send_sheet(sheet, *((5, 4, 3, 2) if first else (2, 2, 2, 2)))
    close_judging(edition=edition, actor=panitia)

    decision = approved(proposed(edition))

    asked = judges_counting(decision.result)
    assert sorted(edition.judges.filter(public_id__in=asked).values_list("order", flat=True)) == [
        1,
        3,
    ]
    assert own_totals(decision, edition.judges.get(order=2)) == []
