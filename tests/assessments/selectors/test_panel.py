from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessments.models import Judge, ScoreSheet
from assessments.selectors.panel import may_rename, panel_with_invitations
from kube_awards.accounts.models import User
from kube_awards.accounts.roles import Role
from tests.circumstances import excuse, recuse
from tests.factories import make_edition, make_judge, make_user, open_edition
from tests.invitations import invited

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 9, 20, 5, tzinfo=dt.UTC)


def test_the_panel_is_read_in_its_order_with_everything_around_it() -> None:
    edition = make_edition()
    second = make_judge(edition, make_user(password=None), order=2)
    first = make_judge(edition, invited().invitation.user, order=1)
    recusal = recuse(edition, judge=1)
    excuse(edition, judge=2)

    members = panel_with_invitations(edition).members

    assert [
        (each.judge, each.invitation.state, each.recusals, each.is_absent, each.may_be_invited)
        for each in members
    ] == [(first, "open", (recusal,), False, True), (second, "none", (), True, False)]


@pytest.mark.parametrize(
    ("signed_in", "saved", "shown"),
    [
        (None, None, None),
        (NOON, None, NOON),
        (None, NOON, NOON),
        (NOON, NOON - dt.timedelta(hours=1), NOON),
        (NOON - dt.timedelta(hours=1), NOON, NOON),
    ],
)
def test_the_last_activity_is_a_sign_in_or_a_save(
    signed_in: dt.datetime | None, saved: dt.datetime | None, shown: dt.datetime | None
) -> None:
    edition = open_edition(judges=1, contestants=2)
    User.objects.filter(pk=Judge.objects.get().user_id).update(last_login=signed_in)
    ScoreSheet.objects.filter(contestant__running_order=2).update(saved_at=saved)

    (member,) = panel_with_invitations(edition).members

    assert member.last_active == shown


def test_a_name_is_ours_to_correct_without_a_role_and_without_a_second_panel() -> None:
    alone, twice, clerk = make_user(), make_user(), make_user(Role.PANITIA)
    for user in (alone, twice, clerk):
        make_judge(make_edition(), user)
    make_judge(make_edition(), twice)

    assert [may_rename(user) for user in (alone, twice, clerk)] == [True, False, False]


@pytest.mark.parametrize("judges", [1, 3])
def test_the_panel_takes_four_queries(
    judges: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = open_edition(judges=judges, contestants=1)
    for order in range(1, judges + 1):
        recuse(edition, judge=order)

    with django_assert_num_queries(4):
        members = panel_with_invitations(edition).members
        facts = [(each.last_active, each.recusals[0].region.short_name) for each in members]

    assert len(facts) == judges
