"""From the link in the mail to the task list: one click, one password, Enter (ux.md §1, T1)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from assessments.models import Judge
from kube_awards.accounts.models import Invitation, User
from tests.factories import open_edition
from tests.invitations import NEW_PASSWORD, invited

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def link(live_server: object) -> str:
    """Return the link of a judge who has never been in, on an open panel."""
    open_edition(judges=1, contestants=1)
    user = Judge.objects.get().user
    user.set_unusable_password()
    user.save()
    return invited(user).url.removeprefix("http://localhost:8000")


@pytest.mark.parametrize("window", ["page", "phone"])
def test_a_judge_fills_in_one_field_and_stands_before_the_first_sheet(
    window: str, link: str, axe: Axe, request: pytest.FixtureRequest
) -> None:
    page: Page = request.getfixturevalue(window)

    page.goto(link)
    assert axe(page) == []
    page.keyboard.type(NEW_PASSWORD)  # the field has the focus
    page.keyboard.press("Enter")
    page.wait_for_url("**/juri/")

    assert page.locator("a.btn-primary", has_text="Lanjutkan").count() == 1
    assert User.objects.get(judge_seats__isnull=False).check_password(NEW_PASSWORD)


def test_a_judge_may_look_at_the_password_that_is_typed(link: str, axe: Axe, phone: Page) -> None:
    for path in (link, "/masuk/"):
        phone.goto(path)
        field = phone.locator("[name=password]")
        field.fill(NEW_PASSWORD)
        seen = [field.get_attribute("type")]
        for words in ("Tampilkan kata sandi", "Sembunyikan kata sandi"):
            phone.get_by_role("button", name=words).click()
            seen.append(field.get_attribute("type"))

        assert seen == ["password", "text", "password"]
        assert phone.evaluate("document.activeElement.name") == "password"
        assert axe(phone) == []


def test_a_link_that_is_over_leads_on(
    link: str, axe: Axe, complaints: list[str], phone: Page
) -> None:
    long_ago = timezone.now() - dt.timedelta(days=30)
    Invitation.objects.update(created_at=long_ago, expires_at=long_ago + dt.timedelta(days=14))

    phone.goto(link)
    assert axe(phone) == []
    phone.get_by_role("button", name="Minta tautan baru").click()

    assert phone.locator("h1").inner_text() == "Periksa email Anda"
    assert axe(phone) == []
    assert len(complaints) == 1
    assert "410" in complaints.pop()
