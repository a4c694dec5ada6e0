"""A new edition copied from last year: at most six clicks and the dates (ux.md §1, T8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from assessments.models import Edition
from kube_awards.accounts.roles import Role
from tests.factories import closed_edition, make_user, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("window", ["page", "phone"])
def test_a_year_is_copied_in_a_few_clicks_and_the_dates(
    window: str, live_server: LiveServer, axe: Axe, request: pytest.FixtureRequest
) -> None:
    closed_edition(kinds=("kube", "pendamping"))
    panitia = signed_in(make_user(Role.PANITIA))
    page: Page = request.getfixturevalue(window)
    session = panitia.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    page.goto("/panitia/")
    clicks = 0

    if window == "phone":
        page.locator("summary", has_text="Menu").click()
        clicks += 1
    for name in ("Edisi", "Buat edisi"):
        page.locator("a:visible", has_text=name).first.click()
        clicks += 1
        page.wait_for_load_state()
        assert axe(page) == []
    page.locator("[name=judged_on]").fill("2030-09-24")
    page.get_by_role("button", name="Buat edisi").click()
    clicks += 1
    page.wait_for_url("**/panitia/2*/")

    newest = Edition.objects.order_by("-year")[0]
    assert newest.state == "setup"
    assert newest.categories.count() == 2
    assert clicks <= 6
    assert axe(page) == []
