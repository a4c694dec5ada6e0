from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from kube_awards.accounts.roles import Role
from tests.factories import (
    approved,
    closed_edition,
    make_edition,
    make_judge,
    make_user,
    open_edition,
    proposed,
    published,
    signed_in,
)
from tests.pages import words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import Edition

pytestmark = pytest.mark.django_db


def announced(year: int) -> Edition:
    edition = closed_edition(judges=1, contestants=1)
    edition.year, edition.title = year, "Hasil Tahun"
    edition.save()
    published(approved(proposed(edition)))
    return edition


def test_a_new_office_has_nothing_to_announce() -> None:
    response = Client().get("/")

    assert response.status_code == 200
    assert "Periksa keaslian piagam" in words_of(response)


def test_the_home_page_says_that_judging_goes_on() -> None:
    edition = open_edition(judges=1, contestants=1)

    words = words_of(Client().get("/"))

    assert "Penilaian berlangsung" in words
    assert str(edition) in words


def test_a_closed_edition_is_not_mentioned() -> None:
    edition = closed_edition(judges=1, contestants=1)
    approved(proposed(edition))

    page = Client().get("/").content.decode()

    assert str(edition) not in page
    assert edition.slug not in page


def test_the_newest_result_comes_first_and_earlier_ones_stay() -> None:
    older, newer = announced(2018), announced(2019)

    page = Client().get("/").content.decode()

    places = [page.index(f'href="/hasil/{edition.slug}/"') for edition in (newer, older)]
    assert places == sorted(places)


def test_help_is_there_for_everybody() -> None:
    assert "Bagaimana menilai satu peserta?" in words_of(Client().get("/bantuan/"))


@pytest.mark.parametrize("name", ["panduan-juri.pdf", "panduan-panitia.pdf"])
def test_a_guide_is_handed_out_without_asking_the_database(
    name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        response = Client().get(f"/bantuan/{name}")

    assert (response.headers["Content-Type"], response.headers["Content-Disposition"]) == (
        "application/pdf",
        f'inline; filename="{name}"',
    )
    assert response.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("roles", "address"),
    [
        ((Role.PANITIA,), "/panitia/"),
        ((Role.PENETAP,), "/panitia/"),
        ((Role.PENGAWAS,), "/panitia/"),
        ((Role.BENDAHARA,), "/panitia/"),
        ((Role.SUPERADMIN, Role.PANITIA), "/panitia/"),
        ((Role.SUPERADMIN,), "/panitia/orang/"),
    ],
)
def test_everybody_is_sent_to_the_own_work(roles: tuple[Role, ...], address: str) -> None:
    response = signed_in(make_user(*roles)).get("/mulai/")

    assert (response.status_code, response.headers["Location"]) == (302, address)


def test_a_judge_is_sent_to_the_sheets_whatever_else_was_granted() -> None:
    user = make_user(Role.PANITIA)
    make_judge(make_edition(), user)

    assert signed_in(user).get("/mulai/").headers["Location"] == "/juri/"


def test_somebody_without_a_role_is_told_whom_to_ask() -> None:
    response = signed_in(make_user()).get("/mulai/")

    assert response.status_code == 200
    assert "belum" in words_of(response)


def test_browsers_find_the_icon_where_they_look_for_it() -> None:
    assert Client().get("/favicon.ico").headers["Location"].endswith("static/favicon.ico")


def test_english_pages_speak_english() -> None:
    assert "Check" in words_of(Client().get("/en/cek/"))
