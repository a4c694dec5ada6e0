"""Scoring by keyboard and by finger: how many keys and taps a sheet takes (ux.md §1, T2 to T5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.desk import SAVED, Desk, desk_edition, enter
from tests.factories import fill_sheet, sheet_of

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)
VALUES = (5, 4, 5, 4, 4, 4, 5, 3, 4, 4, 5, 1)


def desk_on(page: Page, live_server: LiveServer) -> Desk:
    sheet = sheet_of(desk_edition(contestants=2))
    enter(page.context, live_server.url, sheet.judge.user)
    return Desk(page, sheet)


@pytest.fixture
def desk(page: Page, live_server: LiveServer) -> Desk:
    """Give the first of two blank sheets, at a desk with a keyboard."""
    return desk_on(page, live_server)


def test_a_sheet_takes_one_click_and_fourteen_keys(desk: Desk) -> None:
    desk.page.goto("/juri/")
    desk.page.locator("main a.btn-lg").click()
    desk.page.wait_for_url("**/lembar/**")
    expect(desk.page.locator("#ind1 input").first).to_be_focused()
    keys = 0
    for value in VALUES:
        desk.page.keyboard.press(str(value))
        keys += 1
    filled, focus = desk.chosen, desk.focused
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/periksa/")
    on_check = (desk.focused, desk.page.evaluate("scrollY"))
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/terkirim/")

    assert filled == dict(enumerate(VALUES, start=1))
    assert (focus, on_check) == ("Periksa & kirim", ("Kirim nilai", 0))
    assert keys + 2 == 14
    assert desk.stored == filled
    desk.sheet.refresh_from_db()
    assert desk.sheet.is_submitted


def test_a_sheet_takes_fifteen_taps(phone: Page, live_server: LiveServer) -> None:
    desk = desk_on(phone, live_server)
    phone.goto("/juri/")
    taps = [phone.locator("main a.btn-lg")]
    taps += [
        phone.locator(f"#ind{number} .seg-item").nth(value - 1)
        for number, value in enumerate(VALUES, start=1)
    ]
    taps += [phone.locator("button[value=review]"), phone.locator("[data-next-key]")]
    for target in taps:
        target.click()
    phone.wait_for_url("**/terkirim/")

    assert len(taps) == 15
    assert desk.stored == dict(enumerate(VALUES, start=1))


def test_the_list_leads_to_the_first_empty_indicator_in_one_tap(desk: Desk) -> None:
    fill_sheet(desk.sheet, 5, 4, None, 3)
    desk.page.goto("/juri/")
    desk.page.locator("main a.btn-lg").click()
    desk.page.wait_for_url("**/lembar/**")

    expect(desk.page.locator("#ind3 input").first).to_be_focused()
    assert desk.page.locator("#ind3").bounding_box() is not None
    expect(desk.page.locator("#ind3 .seg")).to_be_in_viewport()


def test_tapping_neither_moves_the_focus_nor_the_page(desk: Desk) -> None:
    desk.open()
    desk.page.locator("#ind2 .seg-item").nth(3).scroll_into_view_if_needed()
    before = desk.page.evaluate("scrollY")
    desk.tap(2, 4)
    desk.says(SAVED)

    assert (desk.focused, desk.page.evaluate("scrollY")) == ("ind2 4", before)


def test_digits_outside_a_card_do_nothing(desk: Desk) -> None:
    desk.open()
    desk.page.keyboard.press("3")
    desk.write_note(1, "")
    desk.page.keyboard.type("3 dari 5")

    assert desk.chosen == {}
    assert desk.page.locator("#ind1 textarea").input_value() == "3 dari 5"


def test_enter_skips_and_backspace_goes_back(desk: Desk) -> None:
    desk.open("#ind1")
    expect(desk.page.locator("#ind1 input").first).to_be_focused()
    seen = []
    for key in ("Enter", "4", "Backspace", "Backspace", "2"):
        desk.page.keyboard.press(key)
        seen.append(desk.focused)

    assert seen == ["ind2 1", "ind3 1", "ind2 4", "ind1 1", "ind3 1"]
    assert desk.chosen == {1: 2, 2: 4}


def test_the_switch_turns_moving_off_and_is_remembered(desk: Desk) -> None:
    desk.open("#ind1")
    line = desk.page.locator("#papan")
    expect(line).to_contain_text("tekan 1–5, isian berikutnya terbuka sendiri.")
    line.get_by_role("button").click()
    desk.page.reload()
    expect(desk.page.locator("#ind1 input").first).to_be_focused()
    desk.page.keyboard.press("3")

    expect(line).to_contain_text("pindah sendiri dimatikan")
    assert (desk.focused, desk.chosen) == ("ind1 1", {})


@pytest.mark.parametrize(("width", "rows"), [(390, 2), (768, 1)])
def test_ten_values_stand_in_two_rows_or_one_and_the_key_zero_is_ten(
    width: int, rows: int, page: Page, live_server: LiveServer
) -> None:
    sheet = sheet_of(desk_edition(scale_minimum=1, scale_maximum=10))
    enter(page.context, live_server.url, sheet.judge.user)
    page.set_viewport_size({"width": width, "height": 844})
    desk = Desk(page, sheet).open("#ind1")
    expect(page.locator("#ind1 input").first).to_be_focused()
    for key in "097":
        page.keyboard.press(key)
    segments = page.locator("#ind1 .seg-item").all()

    assert len({round((segment.bounding_box() or {"y": 0})["y"]) for segment in segments}) == rows
    assert (len(segments), desk.chosen) == (10, {1: 10, 2: 9, 3: 7})
