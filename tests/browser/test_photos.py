"""A photo from the telephone's own file field to the card, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import PASSWORD, open_edition, sheet_of
from tests.uploads import photo_with_place

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload, Page
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

pytestmark = pytest.mark.django_db(transaction=True)

TURNED: FilePayload = {
    "name": "IMG_0001.HEIC.jpg",
    "mimeType": "image/jpeg",
    "buffer": photo_with_place(orientation=6),
}
PIXELS = "image => [image.naturalWidth, image.naturalHeight]"
ALL_OPEN = "document.querySelectorAll('.ind details').forEach(part => { part.open = true; })"


def open_sheet(page: Page) -> None:
    """Sign in as the judge of a blank sheet and open it, with the notes of indicator 2."""
    sheet = sheet_of(open_edition(judges=1, contestants=1))
    page.goto("/masuk/")
    page.locator("input[type=email]").first.fill(sheet.judge.user.email)
    page.locator("input[type=password]").first.fill(PASSWORD)
    with page.expect_navigation():
        page.locator("input[type=password]").first.press("Enter")
    page.goto(f"/juri/lembar/{sheet.public_id}/")
    page.locator("#ind2 summary").nth(1).click()


def press(page: Page, name: str) -> None:
    """Press a button in the card of indicator 2 and open its notes again."""
    with page.expect_navigation():
        page.locator("#ind2").get_by_role("button", name=name).first.click()
    page.locator("#ind2 summary").nth(1).click()


def test_a_photo_is_added_seen_upright_and_removed(phone: Page, axe: Axe) -> None:
    open_sheet(phone)
    phone.locator("#ind2 input[type=file]").set_input_files(TURNED)
    press(phone, "Unggah foto")
    shown = phone.get_by_role("img", name="Foto 1 untuk indikator 2")
    shown.scroll_into_view_if_needed()
    shown.evaluate("image => image.decode()")  # a wait that polls would need `unsafe-eval`
    phone.evaluate(ALL_OPEN)

    assert shown.evaluate(PIXELS) == [40, 80]
    assert axe(phone) == []
    phone.goto(phone.url.partition("#")[0])
    phone.locator("#ind2 summary").nth(1).click()
    press(phone, "Hapus")
    assert phone.locator(".evid").count() == 0


def test_without_a_script_it_is_the_same(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    open_sheet(page)
    page.locator("#ind2 input[type=file]").set_input_files(TURNED)
    press(page, "Unggah foto")
    added = page.locator("#ind2 .evid img").count()
    press(page, "Hapus")
    left = page.locator("#ind2 .evid img").count()
    context.close()

    assert (added, left) == (1, 0)


def test_on_the_narrowest_telephone_nothing_reaches_over_the_edge(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    open_sheet(phone)
    phone.evaluate(ALL_OPEN)

    assert phone.evaluate("document.documentElement.scrollWidth") == 320
