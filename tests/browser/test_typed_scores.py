"""Scores from 0 to 100 are typed: how many keys, and what becomes of what is wrong (T4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from assessments.models import Edition
from assessments.services.judging import close_judging
from tests.browser.desk import ON_DEVICE, PROVOKED, SAVED, Desk, desk_edition, enter
from tests.factories import fill_sheet, make_user, sheet_of

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

    from tests.browser.conftest import Axe

__all__ = ["PROVOKED"]
pytestmark = pytest.mark.django_db(transaction=True)
VALUES = (87, 90, 75, 66, 81, 92, 70, 58, 88, 79, 95, 84)
WRONG = "Nilai indikator 2 harus bilangan bulat 0 sampai 100"


@pytest.fixture
def desk(page: Page, live_server: LiveServer) -> Desk:
    """Give a blank sheet on the scale 0 to 100."""
    sheet = sheet_of(desk_edition(contestants=2, scale_minimum=0, scale_maximum=100))
    enter(page.context, live_server.url, sheet.judge.user)
    return Desk(page, sheet)


def box(desk: Desk, number: int) -> str:
    """Return what is typed for an indicator."""
    return desk.page.locator(f"#ind{number} input[data-score]").input_value()


def type_in(desk: Desk, number: int, text: str, key: str = "Tab") -> None:
    """Type a value over what is there, and leave the field by a key."""
    desk.page.locator(f"#ind{number} input[data-score]").focus()
    desk.page.keyboard.press("Control+a")
    desk.page.keyboard.type(text)
    if key:
        desk.page.keyboard.press(key)


def test_a_sheet_takes_one_click_and_thirty_eight_keys(desk: Desk) -> None:
    desk.page.goto("/juri/")
    desk.page.locator("main a.btn-lg").click()
    desk.page.wait_for_url("**/lembar/**")
    expect(desk.page.locator("#ind1 input[data-score]")).to_be_focused()
    keys = 0
    for value in VALUES:
        for key in (*str(value), "Enter"):
            desk.page.keyboard.press(key)
            keys += 1
    focus = desk.focused
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/periksa/")
    on_check = desk.focused
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/terkirim/")

    assert (focus, on_check, keys + 2) == ("Periksa & kirim", "Kirim nilai", 38)
    assert desk.stored == dict(enumerate(VALUES, start=1))
    desk.sheet.refresh_from_db()
    assert desk.sheet.is_submitted


def test_enter_goes_to_the_next_blank_and_backspace_in_a_blank_back(desk: Desk) -> None:
    desk.open("#ind1")
    expect(desk.page.locator("#ind1 input[data-score]")).to_be_focused()
    seen = []
    for key in ("Enter", "7", "Backspace", "Backspace", "9", "Enter", "4", "0", "Enter"):
        desk.page.keyboard.press(key)
        seen.append(desk.focused)

    assert seen == [
        *("ind2 ", "ind2 7", "ind2 ", "ind1 ", "ind1 9", "ind2 ", "ind2 4", "ind2 40", "ind3 ")
    ]


def test_the_chips_explain_and_fill_nothing(desk: Desk) -> None:
    desk.open()
    chips = desk.page.locator("#ind1 .bands li")
    chips.nth(3).click()
    before = (chips.all_inner_texts(), box(desk, 1), desk.page.locator("#ind1 .on").count())
    type_in(desk, 1, "75")

    assert before == (["Kurang 0–59", "Cukup 60–74", "Baik 75–89", "Sangat baik 90–100"], "", 0)
    assert desk.page.locator("#ind1 .bands .on").inner_text() == "Baik 75–89"
    expect(desk.page.locator("#ind1 .desc p:visible")).to_have_text(
        "75–89 – Baik. Hal 1 bernilai 75"
    )


@pytest.mark.parametrize("text", ["101", "1000", "87,5", "87.5", "-5", "lima", "1e1"])
def test_a_wrong_value_is_said_stays_typed_and_is_never_sent(text: str, desk: Desk) -> None:
    fill_sheet(desk.sheet, 80, 70)
    desk.open()
    type_in(desk, 2, text)
    type_in(desk, 3, "60")
    desk.wait_for({1: 80, 2: 70, 3: 60})

    desk.says(ON_DEVICE)
    expect(desk.page.locator("#ind2 .ind-error")).to_have_text(WRONG)
    expect(desk.banner("refused")).to_contain_text(WRONG)
    desk.page.reload()
    expect(desk.page.locator("#ind2 .ind-error")).to_have_text(WRONG)
    assert (box(desk, 2), box(desk, 3)) == (text, "60")
    type_in(desk, 2, "71")
    desk.wait_for({1: 80, 2: 71, 3: 60})
    desk.says(SAVED)
    expect(desk.banner("refused")).to_be_hidden()
    assert desk.drafts == []


def test_enter_on_a_wrong_value_stays_there(desk: Desk) -> None:
    desk.open()
    type_in(desk, 2, "870", "Enter")

    assert desk.focused == "ind2 870"
    expect(desk.page.locator("#ind2 .ind-error")).to_have_text(WRONG)


def test_a_sheet_with_a_wrong_value_does_not_go_on(desk: Desk) -> None:
    desk.open()
    type_in(desk, 2, "870")
    desk.page.locator("button[value=review]").click()

    expect(desk.page.locator("#ind2 input[data-score]")).to_be_focused()
    assert desk.page.url.endswith(desk.path)


def test_half_a_value_is_not_sent_while_it_is_being_typed(desk: Desk) -> None:
    desk.open()
    type_in(desk, 1, "90")
    type_in(desk, 2, "8", key="")
    desk.wait_for({1: 90})
    desk.page.wait_for_timeout(1200)
    halfway = desk.stored
    desk.page.keyboard.type("7")
    desk.wait_for({1: 90, 2: 87})

    assert halfway == {1: 90}


def test_half_a_value_is_sent_when_the_page_is_left(desk: Desk) -> None:
    desk.open()
    type_in(desk, 1, "8", key="")
    desk.page.goto("/juri/")

    desk.wait_for({1: 8})


def test_values_typed_without_a_network_arrive_later(desk: Desk) -> None:
    desk.open()
    desk.page.context.set_offline(True)
    type_in(desk, 1, "87")
    type_in(desk, 2, "999")
    expect(desk.banner("offline")).to_be_visible()
    desk.page.context.set_offline(False)

    desk.wait_for({1: 87})
    assert box(desk, 2) == "999"


def test_two_devices_are_asked_about_a_value_that_both_typed(desk: Desk) -> None:
    desk.open()
    fill_sheet(desk.sheet, 60)
    type_in(desk, 1, "87")
    expect(desk.banner("clash")).to_be_visible()
    choices = desk.banner("clash").locator(".form-check").all_inner_texts()
    desk.banner("clash").locator("input[value=here]").check()
    desk.banner("clash").locator("[data-choose]").click()

    assert choices == ["di sini: 87", "di server: 60"]
    desk.wait_for({1: 87})


def test_a_wrong_value_is_listed_when_judging_has_closed(desk: Desk) -> None:
    desk.open()
    close_judging(edition=Edition.objects.get(), actor=make_user())
    type_in(desk, 2, "999")
    type_in(desk, 3, "60")

    expect(desk.banner("locked")).to_be_visible()
    assert desk.banner("locked").locator("li").all_inner_texts() == [
        "Indikator 2: 999",
        "Indikator 3: 60",
    ]


def test_the_running_total_follows_what_fits(desk: Desk) -> None:
    desk.open()
    type_in(desk, 1, "50")
    type_in(desk, 2, "120")

    running = desk.page.locator(".dock-total")
    expect(running).to_contain_text("10,0 dari 20")
    expect(running).to_contain_text("1/12 terisi")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_typed_scores_are_accessible(width: int, desk: Desk, axe: Axe) -> None:
    desk.page.set_viewport_size({"width": width, "height": 844})
    desk.open()
    type_in(desk, 1, "87")
    type_in(desk, 2, "120")
    found = {}
    for theme in ("light", "dark"):
        desk.page.evaluate("theme => document.documentElement.dataset.bsTheme = theme", theme)
        found[theme] = axe(desk.page)

    assert found == {"light": [], "dark": []}
    assert not desk.page.evaluate("document.documentElement.scrollWidth > innerWidth")
