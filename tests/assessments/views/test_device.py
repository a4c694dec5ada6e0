"""What may lie on a judge's device says whose it is; what serves everybody speaks of nobody."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from assessments.views.device import STATIC_FILES
from tests.factories import fill_sheet, open_edition, sheet_of, signed_in
from tests.pages import words_of

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from assessments.models import ScoreSheet

pytestmark = pytest.mark.django_db
FACTS = re.compile(r"= (\{\"build\".*?\});\n")


@pytest.fixture
def sheet() -> ScoreSheet:
    return sheet_of(open_edition(judges=1, contestants=1))


def test_the_list_and_the_sheet_say_whose_they_are_and_as_of_when(sheet: ScoreSheet) -> None:
    fill_sheet(sheet, 5)
    browser = signed_in(sheet.judge.user)
    paths = ("/juri/", f"/juri/lembar/{sheet.public_id}/")

    kept = [
        (page.headers["X-Sheet-Owner"], page.headers["X-Sheet-Version"])
        for page in map(browser.get, paths)
    ]

    owner = sheet.judge.user.public_id
    assert kept == [(owner, "0"), (owner, "1")]


def test_pages_that_must_not_lie_on_the_device_name_no_owner(sheet: ScoreSheet) -> None:
    browser = signed_in(sheet.judge.user)
    page = f"/juri/lembar/{sheet.public_id}/"
    answers = [
        browser.get(f"{page}periksa/"),
        browser.get(f"{page}tarik/"),
        browser.get("/juri/lembar/qqqqqqqqqqqqqqqq/"),
        browser.post(f"{page}simpan/", {"versi": "0", "token": "falsch"}),
        browser.get("/juri/sw.js"),
        browser.get("/juri/luring/"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 404, 422, 200, 200]
    assert [answer.headers.get("X-Sheet-Owner") for answer in answers] == [None] * 6


@pytest.mark.parametrize("path", ["/juri/sw.js", "/juri/luring/"])
def test_what_serves_everybody_is_the_same_for_all_and_asks_no_database(
    path: str, sheet: ScoreSheet, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        for_nobody = Client().get(path)
    for_a_judge = signed_in(sheet.judge.user).get(path)

    assert for_nobody.status_code == 200
    assert for_nobody.content == for_a_judge.content
    assert "Set-Cookie" not in for_nobody.headers


def test_the_service_worker_is_a_script_that_is_asked_for_anew_each_time() -> None:
    response = Client().get("/juri/sw.js")

    found = FACTS.search(response.content.decode())
    assert found is not None
    facts = json.loads(found[1])
    assert re.fullmatch(r"[0-9a-f]{16}", facts.pop("build"))
    assert facts == {
        "files": [f"/static/{name}" for name in STATIC_FILES],
        "offline": "/juri/luring/",
    }
    assert response.headers["Content-Type"] == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"


def test_in_english_the_service_worker_falls_back_to_the_english_page() -> None:
    assert '"offline": "/en/juri/luring/"' in Client().get("/en/juri/sw.js").content.decode()


def test_the_page_without_a_network_says_what_still_works() -> None:
    words = words_of(Client().get("/juri/luring/"))

    assert "Nilai Anda aman di perangkat ini dan dikirim otomatis nanti." in words
    assert "Kembali ke daftar tugas" in words


def test_judges_pages_carry_the_opaque_id_and_no_name_for_the_script(sheet: ScoreSheet) -> None:
    page = signed_in(sheet.judge.user).get("/juri/").content.decode()

    tag = re.search(r"<script[^>]*drafts\.js[^>]*>", page, re.DOTALL)
    assert tag is not None
    assert re.findall(r'data-(\w+)="([^"]*)"', tag[0]) == [
        ("user", sheet.judge.user.public_id),
        ("worker", "/juri/sw.js"),
    ]


def test_the_sign_in_page_clears_the_device_and_keeps_nothing_itself() -> None:
    page = Client().get("/masuk/").content.decode()

    assert re.findall(r'src="/static/(\w+\.js)"', page) == ["signed_out.js", "password.js"]
