"""Every state of the score sheet is accessible: telephone, 320 px and desk, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from assessments.models import Edition
from assessments.services.judging import close_judging
from tests.browser.desk import FAILED, ON_DEVICE, PROVOKED, SAVED, Desk, enter
from tests.factories import fill_sheet, make_user, open_edition, sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, ViewportSize
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

__all__ = ["PROVOKED"]
pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS: list[ViewportSize] = [
    {"width": 390, "height": 844},
    {"width": 320, "height": 640},
    {"width": 1280, "height": 800},
]
THEMES = {"light": "", "dark": "color-contrast"}  # only colours differ in the dark


@pytest.fixture
def desk(page: Page, live_server: LiveServer) -> Desk:
    """Give the first of two blank sheets."""
    sheet = sheet_of(open_edition(judges=1, contestants=2))
    enter(page.context, live_server.url, sheet.judge.user)
    return Desk(page, sheet)


def empty(desk: Desk) -> None:
    desk.open()


def partly_filled(desk: Desk) -> None:
    fill_sheet(desk.sheet, 5, 4, 3, notes={2: "rapi"})
    desk.open()


def error(desk: Desk) -> None:
    desk.open()
    desk.write_note(1, "x" * 501)
    desk.says(FAILED)


def without_network(desk: Desk) -> None:
    desk.open()
    desk.page.context.set_offline(True)
    desk.tap(1, 5)
    expect(desk.banner("offline")).to_be_visible()


def conflict(desk: Desk) -> None:
    desk.open()
    fill_sheet(desk.sheet, 1)
    desk.tap(1, 4)
    desk.says(ON_DEVICE)
    expect(desk.banner("clash")).to_be_visible()


def locked(desk: Desk) -> None:
    desk.open()
    desk.tap(1, 5)
    desk.says(SAVED)
    close_judging(edition=Edition.objects.get(), actor=make_user())
    desk.tap(2, 3)
    expect(desk.banner("locked")).to_be_visible()


def session_ended(desk: Desk) -> None:
    desk.open()
    desk.page.context.clear_cookies()
    desk.tap(1, 5)
    expect(desk.banner("ended")).to_be_visible()


def unsent_in_the_list(desk: Desk) -> None:
    desk.open()
    desk.page.route("**/simpan/", lambda route: route.abort())
    desk.tap(1, 5)
    desk.says(ON_DEVICE)
    desk.page.goto("/juri/")
    desk.page.locator(".menu summary").click()
    desk.page.locator(".menu-panel [data-sign-out] button").click()
    expect(desk.banner("sign-out")).to_be_visible()


def page_without_network(desk: Desk) -> None:
    desk.page.goto("/juri/luring/")


each_state = pytest.mark.parametrize(
    "reach",
    [
        empty,
        partly_filled,
        error,
        without_network,
        conflict,
        locked,
        session_ended,
        unsent_in_the_list,
        page_without_network,
    ],
    ids=lambda reach: reach.__name__,
)


@each_state
def test_the_state_is_accessible(reach: Callable[[Desk], None], desk: Desk, axe: Axe) -> None:
    reach(desk)

    found = {}
    for width in WIDTHS:
        desk.page.set_viewport_size(width)
        wide = desk.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        for theme, rule in THEMES.items():
            desk.page.evaluate("theme => document.documentElement.dataset.bsTheme = theme", theme)
            found[width["width"], theme] = (axe(desk.page, rule), wide)

    assert found == {(w["width"], theme): ([], False) for w in WIDTHS for theme in THEMES}
