"""The editor of the instrument in a browser: the sum follows the keys, all is accessible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from assessments.models import Category, Descriptor, Indicator
from assessments.selectors.instrument import outline_of
from kube_awards.accounts.roles import Role
from tests.factories import make_category, make_edition, make_indicator, make_user, signed_in

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)
PROVOKED = re.compile(r"status of (409|422)")
EDITOR = "/panitia/2026/indikator/kube/"


@pytest.fixture
def category() -> Category:
    """Give 20 indicators on ten values, all described at length."""
    category = make_category(make_edition(slug="2026"), scale_maximum=10)
    for number in range(5, 21):
        make_indicator(category.aspects.get(order=1 + number % 2), number)
    Descriptor.objects.update(text="Arti yang panjang. " * 10)
    Indicator.objects.update(name="Pembukuan dan pertanggungjawaban keuangan kelompok bersama")
    return category


def enter(page: Page, live_server: LiveServer) -> None:
    """Sign a member of panitia in."""
    session = signed_in(make_user(Role.PANITIA)).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )


@pytest.mark.parametrize("window", ["page", "phone"])
def test_the_sum_follows_what_is_typed_and_every_state_is_accessible(
    window: str,
    category: Category,
    live_server: LiveServer,
    axe: Axe,
    request: pytest.FixtureRequest,
) -> None:
    page: Page = request.getfixturevalue(window)
    enter(page, live_server)
    page.goto(EDITOR)
    first, second = (f"[name=bobot-{aspect.key}]" for aspect in outline_of(category).aspects)
    assert axe(page) == []

    page.fill(first, "59,5")
    assert page.inner_text("[data-problem]") == "Jumlah bobot harus 100. Sekarang 99,5; kurang 0,5."
    page.press(first, "Enter")
    page.wait_for_selector(".errsum")
    assert page.title().startswith("Galat:")
    assert axe(page) == []

    page.fill(second, "40.5")
    assert page.inner_text("[data-sum]") == "100"
    assert page.inner_text("[data-problem]") == ""
    page.press(second, "Enter")
    page.wait_for_selector(".notif-ok")
    assert [f"{aspect.weight:f}" for aspect in outline_of(category).aspects] == ["59.50", "40.50"]

    page.click("button[value='indikator-hapus:20']")
    page.wait_for_selector("text=Urungkan")
    assert axe(page) == []
    page.click("text=Urungkan")
    page.wait_for_selector(".notif-ok")
    assert len(outline_of(category).indicators) == 20


@pytest.mark.parametrize("window", ["page", "phone"])
def test_one_indicator_with_ten_values_fits_and_clashes_are_accessible(
    window: str,
    category: Category,
    live_server: LiveServer,
    axe: Axe,
    request: pytest.FixtureRequest,
) -> None:
    page: Page = request.getfixturevalue(window)
    enter(page, live_server)
    page.goto(f"{EDITOR}7/")
    assert axe(page) == []
    wide = "document.documentElement.scrollWidth <= window.innerWidth"
    assert page.evaluate(wide)

    Category.objects.filter(pk=category.pk).update(version=5)
    page.fill("[name=nama]", "Rapat")
    with page.expect_response("**/7/") as answer:
        page.click("main form button >> text=/^\\s*Simpan\\s*$/")
    assert answer.value.status == 409
    assert page.input_value("[name=nama]") == "Rapat"
    assert axe(page) == []
