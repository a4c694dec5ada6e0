from __future__ import annotations

import pytest
from django.http import Http404

from assessments.models import Contestant
from assessments.permissions import (
    Act,
    get_category_for,
    get_edition_for,
    get_judge_for,
    get_own_sheet,
    get_seat,
    may,
    roles_in,
)
from kube_awards.accounts.roles import Role
from kube_awards.core.errors import NotForYou
from tests.circumstances import elsewhere, excuse, recuse
from tests.factories import (
    edition_ready,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    sheet_of,
)

pytestmark = pytest.mark.django_db

# What each role may do in an edition, in words that can be read beside design.md §3.
ALLOWED = {
    Role.PANITIA: {
        "watch",
        "see_values",
        "read_panel",
        "run_judging",
        "read_decision",
        "propose",
        "publish",
        "read_documents",
        "read_payments",
        "issue",
        "take_out",
        "take_out_contacts",
        "read_trail",
    },
    Role.PENETAP: {
        "watch",
        "see_values",
        "read_panel",
        "read_decision",
        "approve",
        "annul",
        "read_documents",
        "read_payments",
        "take_out",
        "read_trail",
    },
    Role.PENGAWAS: {
        "watch",
        "see_values",
        "read_panel",
        "read_decision",
        "read_documents",
        "read_payments",
        "take_out",
        "read_trail",
    },
    Role.BENDAHARA: {"watch", "read_decision", "read_documents", "read_payments", "pay"},
    Role.SUPERADMIN: {"read_trail"},
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_exactly_what_the_table_says(role: Role) -> None:
    user, edition = make_user(role), make_edition()

    assert {act.value for act in Act if may(user, act, edition)} == ALLOWED[role]


def test_somebody_without_a_role_may_do_nothing() -> None:
    user, edition = make_user(), make_edition()

    assert [act for act in Act if may(user, act, edition)] == []


def test_a_judge_holds_no_other_role_in_the_own_edition() -> None:
    user = make_user(*Role)
    own, other = make_edition(), make_edition()
    make_judge(own, user)

    assert roles_in(user, own) == frozenset()
    assert roles_in(user, other) == frozenset(Role)
    assert [act for act in Act if may(user, act, own)] == []
    assert [act for act in Act if may(user, act, other)] == list(Act)


def test_an_edition_is_given_to_whoever_may() -> None:
    edition = make_edition()

    assert get_edition_for(make_user(Role.PANITIA), edition.slug, Act.PROPOSE) == edition


def test_the_refusal_says_whom_the_page_is_for() -> None:
    edition = make_edition()

    with pytest.raises(NotForYou) as refusal:
        get_edition_for(make_user(Role.PENGAWAS), edition.slug, Act.PROPOSE)

    assert (refusal.value.needed, refusal.value.held) == ("Panitia", "Pengawas")


def test_the_refusal_tells_a_judge_that_it_is_the_seat_that_stands_in_the_way() -> None:
    judge = make_judge(make_edition(), make_user(Role.PANITIA))

    with pytest.raises(NotForYou) as refusal:
        get_edition_for(judge.user, judge.edition.slug, Act.PROPOSE)

    assert (refusal.value.needed, refusal.value.held) == ("Panitia", "Juri")


def test_staff_learn_that_an_edition_does_not_exist() -> None:
    with pytest.raises(Http404):
        get_edition_for(make_user(Role.PANITIA), "tidak-ada", Act.WATCH)


@pytest.mark.parametrize("roles", [(), (Role.SUPERADMIN,)])
def test_others_do_not_learn_which_editions_exist(roles: tuple[Role, ...]) -> None:
    user, edition = make_user(*roles), make_edition()

    for slug in (edition.slug, "tidak-ada"):
        with pytest.raises(NotForYou):
            get_edition_for(user, slug, Act.WATCH)


def test_a_category_is_found_in_its_edition_only() -> None:
    panitia = make_user(Role.PANITIA)
    edition, other = edition_ready(), make_edition()

    category = get_category_for(panitia, edition.slug, "kube", Act.WATCH)

    assert category == edition.categories.get()
    with pytest.raises(Http404):
        get_category_for(panitia, other.slug, "kube", Act.WATCH)


def test_a_sheet_is_its_own_judges_only() -> None:
    edition = open_edition(judges=2, contestants=1)
    own, foreign = sheet_of(edition, judge=1), sheet_of(edition, judge=2)

    assert get_own_sheet(own.judge.user, own.public_id) == own
    for public_id in (foreign.public_id, "tidakada"):
        with pytest.raises(Http404):
            get_own_sheet(own.judge.user, public_id)


def test_the_sheet_of_who_withdrew_is_gone() -> None:
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    Contestant.objects.update(is_withdrawn=True)

    with pytest.raises(Http404):
        get_own_sheet(sheet.judge.user, sheet.public_id)


def test_a_sheet_that_its_judge_does_not_judge_is_gone() -> None:
    edition = open_edition(judges=2, contestants=2)
    elsewhere(edition, contestant=1)
    recuse(edition, judge=1)
    excuse(edition, judge=2)

    for judge, contestant in [(1, 1), (2, 1), (2, 2)]:
        sheet = sheet_of(edition, judge, contestant)
        with pytest.raises(Http404):
            get_own_sheet(sheet.judge.user, sheet.public_id)
    kept = sheet_of(edition, 1, 2)
    assert get_own_sheet(kept.judge.user, kept.public_id) == kept


def test_a_judge_sits_on_the_newest_panel() -> None:
    user = make_user()
    make_judge(make_edition(year=2019), user)
    newest = make_judge(make_edition(year=2020), user)
    make_judge(make_edition(year=2018), user)

    assert get_seat(user) == newest


@pytest.mark.parametrize(
    ("roles", "held"), [((), "Budi"), ((Role.PANITIA, Role.PENGAWAS), "Panitia, Pengawas")]
)
def test_without_a_seat_the_page_is_for_judges(roles: tuple[Role, ...], held: str) -> None:
    with pytest.raises(NotForYou) as refusal:
        get_seat(make_user(*roles, full_name="Budi"))

    assert (refusal.value.needed, refusal.value.held) == ("Juri", held)


def test_a_judge_of_another_edition_is_as_missing_as_one_that_never_was() -> None:
    panitia, judge = make_user(Role.PANITIA), make_judge(make_edition())
    other = make_edition()

    assert get_judge_for(panitia, judge.edition.slug, judge.public_id, Act.RUN_JUDGING) == judge
    for slug, public_id in [(other.slug, judge.public_id), (judge.edition.slug, "tidak-ada")]:
        with pytest.raises(Http404):
            get_judge_for(panitia, slug, public_id, Act.RUN_JUDGING)
