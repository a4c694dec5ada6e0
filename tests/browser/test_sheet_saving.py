"""Values reach the server by themselves, and nothing is lost or overwritten on the way."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from assessments.models import Edition
from assessments.services.judging import close_judging
from tests.browser.desk import FAILED, ON_DEVICE, PROVOKED, SAVED, Desk, desk_edition, enter
from tests.factories import fill_sheet, make_user, send_sheet, sheet_of

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route
    from pytest_django.live_server_helper import LiveServer

__all__ = ["PROVOKED"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(phone: Page, live_server: LiveServer) -> Desk:
    """Give the first of two blank sheets, on a telephone."""
    sheet = sheet_of(desk_edition(judges=2, contestants=2))
    enter(phone.context, live_server.url, sheet.judge.user)
    return Desk(phone, sheet)


def saved_elsewhere(desk: Desk, *values: int | None) -> None:
    """Save the sheet as another device of the same judge would."""
    desk.sheet.refresh_from_db()
    fill_sheet(desk.sheet, *values)


def test_values_and_notes_are_saved_without_a_button(desk: Desk) -> None:
    desk.open()
    desk.tap(1, 5)
    desk.tap(2, 3)
    desk.write_note(2, "rapi")
    desk.says(SAVED)

    assert (desk.stored, desk.drafts) == ({1: 5, 2: 3}, [])
    assert desk.sheet.scores.get(indicator__number=2).note == "rapi"
    assert desk.page.locator("[data-running-value]").inner_text() == "32,0"


def test_leaving_at_once_loses_nothing_and_saves_once(desk: Desk) -> None:
    desk.open()
    desk.tap(1, 5)
    desk.page.get_by_role("link", name="Bantuan").click()
    desk.page.wait_for_url("**/bantuan/")
    desk.page.goto("/juri/")  # Chromium does not always deliver what a page sends while it goes
    desk.wait_for({1: 5})
    desk.open()
    desk.says(SAVED)

    assert (desk.chosen, desk.drafts, desk.sheet.revisions.count()) == ({1: 5}, [], 1)


def test_two_windows_of_one_browser_do_not_lose_each_others_values(desk: Desk) -> None:
    other = Desk(desk.page.context.new_page(), desk.sheet)
    for one in (desk, other):
        one.open()
    desk.page.context.route("**/simpan/", lambda route: route.abort())
    desk.tap(1, 5)
    expect(other.page.locator("#ind1 input[value='5']")).to_be_checked()
    other.tap(2, 3)
    other.says(ON_DEVICE)
    desk.page.context.unroute("**/simpan/")
    desk.says(SAVED)

    assert desk.stored == desk.chosen == other.chosen == {1: 5, 2: 3}


def test_the_check_page_shows_what_was_still_unsent(desk: Desk) -> None:
    desk.page.route("**/simpan/", lambda route: route.abort())
    desk.open()
    for number in range(1, 13):
        desk.tap(number, 4)
    desk.says(ON_DEVICE)
    desk.page.unroute("**/simpan/")
    desk.page.goto(f"{desk.path}periksa/")
    expect(desk.page.locator("#nilai-akhir")).to_contain_text("12/12")
    desk.page.locator("[data-next-key]").click()
    desk.page.wait_for_url("**/terkirim/")

    assert desk.stored == dict.fromkeys(range(1, 13), 4)


def test_a_lost_answer_does_not_make_a_second_save(desk: Desk) -> None:
    lost: list[int] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().status)
            route.abort()

    desk.page.route("**/simpan/", lose_the_first)
    desk.open()
    desk.tap(1, 5)
    desk.says(ON_DEVICE)
    expect(desk.banner("offline")).to_be_visible()
    desk.tap(2, 4)
    desk.says(SAVED)

    assert lost == [200]
    assert (desk.stored, desk.sheet.revisions.count()) == ({1: 5, 2: 4}, 2)


def test_two_devices_that_touched_different_indicators_are_merged(desk: Desk) -> None:
    desk.open()
    saved_elsewhere(desk, None, 2)
    desk.tap(1, 5)
    desk.says(SAVED)

    assert desk.stored == desk.chosen == {1: 5, 2: 2}
    expect(desk.banner("clash")).to_be_hidden()


@pytest.mark.parametrize(("side", "kept"), [("here", 4), ("server", 1)])
def test_two_devices_that_touched_the_same_indicator_are_asked(
    desk: Desk, side: str, kept: int
) -> None:
    desk.open()
    saved_elsewhere(desk, 1, 3)
    desk.tap(1, 4)
    desk.says(ON_DEVICE)
    panel = desk.banner("clash")
    expect(panel).to_contain_text(re.compile(r"perangkat lain pukul \d\d\.\d\d WIB\. Pilih nilai"))
    options = [one.inner_text() for one in panel.locator("label").all()]
    preset = panel.locator("input:checked").count()
    panel.get_by_role("button").click()
    expect(panel).to_contain_text("Pilih satu untuk setiap perbedaan.")
    before = desk.stored
    panel.locator(f"input[value={side}]").check()
    panel.get_by_role("button").click()
    desk.says(SAVED)

    assert (options, preset, before) == (["di sini: 4", "di server: 1"], 0, {1: 1, 2: 3})
    assert desk.stored == desk.chosen == {1: kept, 2: 3}
    expect(panel).to_be_hidden()


def test_after_the_session_ended_signing_in_again_sends_what_was_typed(
    desk: Desk, live_server: LiveServer
) -> None:
    desk.open()
    Session.objects.all().delete()
    desk.tap(1, 5)
    desk.says(ON_DEVICE)
    link = desk.banner("ended").get_by_role("link")
    expect(link).to_have_attribute("href", f"/masuk/?next={desk.path.replace('/', '%2F')}")
    link.click()
    desk.page.wait_for_url("**/masuk/**")
    expect(desk.page.locator("h1")).to_have_text("Masuk")
    enter(desk.page.context, live_server.url, desk.sheet.judge.user)
    desk.open()
    desk.says(SAVED)

    assert (desk.stored, desk.chosen, desk.drafts) == ({1: 5}, {1: 5}, [])


def test_a_page_from_before_signing_in_again_still_saves(
    desk: Desk, live_server: LiveServer
) -> None:
    desk.open()
    desk.page.context.clear_cookies()
    enter(desk.page.context, live_server.url, desk.sheet.judge.user)
    desk.tap(1, 5)
    desk.says(SAVED)

    assert desk.stored == {1: 5}


def test_after_closing_the_page_keeps_what_came_too_late(desk: Desk) -> None:
    desk.open()
    desk.tap(1, 5)
    desk.says(SAVED)
    close_judging(edition=Edition.objects.get(), actor=make_user())
    desk.tap(2, 3)
    desk.says(FAILED)
    banner = desk.banner("locked")
    expect(banner).to_contain_text("Penilaian ditutup pukul")
    assert banner.locator("li").all_inner_texts() == ["Indikator 2: 3"]
    desk.open()
    expect(banner.locator("li")).to_have_text("Indikator 2: 3")
    banner.get_by_role("button").click()
    expect(banner).to_be_hidden()

    assert (desk.stored, desk.drafts) == ({1: 5}, [])


def test_a_note_that_is_too_long_is_named_and_kept(desk: Desk) -> None:
    desk.open()
    desk.write_note(1, "x" * 501)
    desk.says(FAILED)
    expect(desk.banner("refused")).to_contain_text("sekarang 501")
    desk.page.locator("#ind1 textarea").fill("pendek")
    desk.says(SAVED)

    assert desk.sheet.scores.get().note == "pendek"
    expect(desk.banner("refused")).to_be_hidden()


def test_a_clock_that_is_wrong_by_a_day_changes_nothing(desk: Desk) -> None:
    desk.page.clock.install(time=dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    desk.open()
    saved_elsewhere(desk, None, 2)
    desk.tap(1, 5)
    desk.says(SAVED)
    desk.page.clock.set_system_time(dt.datetime.now(dt.UTC) - dt.timedelta(days=1))
    desk.tap(3, 4)
    desk.says(SAVED)

    assert desk.stored == {1: 5, 2: 2, 3: 4}


def test_on_a_shared_tablet_nobody_sees_or_sends_what_another_left(
    desk: Desk, live_server: LiveServer
) -> None:
    desk.open()
    Session.objects.all().delete()
    desk.tap(1, 5)
    desk.says(ON_DEVICE)
    left = desk.drafts
    other = Desk(desk.page, sheet_of(Edition.objects.get(), judge=2))
    enter(desk.page.context, live_server.url, other.sheet.judge.user)
    desk.page.goto("/juri/")
    expect(desk.page.locator("[data-unsent]:visible")).to_have_count(0)
    other.open()
    seen = other.chosen
    other.tap(2, 3)
    other.says(SAVED)

    assert (seen, other.stored, desk.stored) == ({}, {2: 3}, {})
    assert desk.drafts == left
    enter(desk.page.context, live_server.url, desk.sheet.judge.user)
    desk.open()
    desk.says(SAVED)
    assert desk.stored == {1: 5}


def test_a_sent_score_is_changed_in_five_taps(desk: Desk) -> None:
    send_sheet(desk.sheet, *[4] * 12)
    desk.page.goto("/juri/")
    for target in (
        f"a[href*='{desk.sheet.public_id}']",
        "form[action$='/tarik/'] button",
        "#ind3 .seg-item:nth-child(2)",
        "button[value=review]",
        "[data-next-key]",
    ):
        desk.page.locator(target).click()
    desk.page.wait_for_url("**/terkirim/")

    assert desk.stored == dict.fromkeys(range(1, 13), 4) | {3: 2}
