"""Watch judging in a browser: a reminder in two clicks, the refresh, and a judge's request."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from assessments.models import ReopenRequest, ScoreSheet
from assessments.services.judging import close_judging
from kube_awards.accounts.roles import Role
from tests.browser.conftest import DESK, PHONE, window
from tests.browser.desk import PROVOKED, SAVED, Desk, enter
from tests.factories import make_user, open_edition, send_sheet, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize
    from pytest_django.live_server_helper import LiveServer

    from assessments.models import Edition
    from tests.browser.conftest import Axe

__all__ = ["PROVOKED"]
pytestmark = pytest.mark.django_db(transaction=True)
SENT_COUNT = "dl.figures dd"


@pytest.fixture
def own() -> Edition:
    """Give an open edition of one judge and two sheets."""
    return open_edition(judges=1, contestants=2)


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def office(
    request: pytest.FixtureRequest,
    chromium: Browser,
    live_server: LiveServer,
    complaints: list[str],
) -> Iterator[Page]:
    """Give a member of panitia's window, of both sizes in turn."""
    size: ViewportSize = request.param
    with window(chromium, live_server.url, size, complaints) as page:
        enter(page.context, live_server.url, make_user(Role.PANITIA))
        yield page


def test_a_reminder_is_copied_in_two_clicks(office: Page, own: Edition, axe: Axe) -> None:
    office.context.grant_permissions(["clipboard-read", "clipboard-write"])
    office.goto(f"/panitia/{own.slug}/")
    assert axe(office) == []

    began = time.monotonic()
    office.goto(f"/panitia/{own.slug}/")
    late = office.locator(".barstable tbody tr")
    expect(late).to_contain_text("0/2")
    late.get_by_role("link", name="Salin pengingat").click()
    office.get_by_role("button", name="Salin", exact=True).click()
    expect(office.locator("[data-copied]")).to_have_text("Tersalin. Tempel di pesan Anda.")
    took = time.monotonic() - began

    assert took <= 10  # ux.md §1, T10: from the dashboard to the copied text
    text = office.locator("#teks-pengingat").input_value()
    assert office.evaluate("navigator.clipboard.readText()") == text
    assert sheet_of(own).judge.name in text
    assert axe(office) == []


def test_the_dashboard_refreshes_unless_paused_or_in_use(office: Page, own: Edition) -> None:
    office.clock.install()
    office.goto(f"/panitia/{own.slug}/")
    figure = office.locator(SENT_COUNT).first
    pause = office.locator("[data-pause]")
    expect(figure).to_have_text("0/2")

    pause.click()
    expect(pause).to_have_text("Lanjutkan pembaruan")
    send_sheet(sheet_of(own), 5, 4, 3, 2)
    office.clock.run_for(16_000)
    expect(figure).to_have_text("0/2")

    pause.click()
    expect(figure).to_have_text("1/2")

    send_sheet(sheet_of(own, contestant=2), 5, 4, 3, 2)
    office.locator("#progres a").first.focus()
    office.clock.run_for(16_000)
    expect(figure).to_have_text("1/2")

    pause.focus()
    office.clock.run_for(16_000)
    expect(figure).to_have_text("2/2")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["judge-phone", "judge-desk"])
def test_a_judge_who_came_too_late_asks_and_panitia_answer(
    chromium: Browser,
    live_server: LiveServer,
    complaints: list[str],
    own: Edition,
    axe: Axe,
    size: ViewportSize,
) -> None:
    sheet = sheet_of(own)
    with (
        window(chromium, live_server.url, size, complaints) as judge,
        window(chromium, live_server.url, size, complaints) as office,
    ):
        enter(judge.context, live_server.url, sheet.judge.user)
        enter(office.context, live_server.url, make_user(Role.PANITIA))
        ask_too_late(judge, own, sheet, axe)
        refuse(office, own, axe)
        judge.reload()
        expect(judge.locator("main")).to_contain_text("Panitia tidak mengabulkan permintaan Anda")
        expect(judge.locator("main")).to_contain_text("Rapat juri sudah selesai.")
        assert axe(judge) == []
    assert ReopenRequest.objects.get().is_refused


def ask_too_late(judge: Page, own: Edition, sheet: ScoreSheet, axe: Axe) -> None:
    """Score after closing, and follow the banner to the request."""
    desk = Desk(judge, sheet).open()
    desk.tap(1, 5)
    desk.says(SAVED)
    close_judging(edition=own, actor=make_user(Role.PANITIA))
    desk.tap(2, 3)
    expect(desk.banner("locked")).to_be_visible()
    assert axe(judge) == []
    desk.banner("locked").get_by_role("link", name="Kirim permintaan ke panitia").click()
    judge.wait_for_url("**/?minta=1#minta")
    judge.locator("#permintaan").fill("Indikator 2 belum masuk.")
    assert axe(judge) == []
    judge.locator("#minta button").click()
    expect(judge.locator("#minta")).to_contain_text("menunggu jawaban panitia")
    assert axe(judge) == []


def refuse(office: Page, own: Edition, axe: Axe) -> None:
    """Find the request on the dashboard, and say no with a note."""
    office.goto(f"/panitia/{own.slug}/")
    asked = office.get_by_role("region", name="Permintaan membuka kembali lembar")
    expect(asked).to_contain_text("Indikator 2 belum masuk.")
    assert axe(office) == []
    asked.get_by_role("link", name="Tolak dengan catatan").click()
    assert axe(office) == []
    office.locator("textarea[name=alasan]").fill("Rapat juri sudah selesai.")
    office.get_by_role("button", name="Tolak dengan catatan").click()
    expect(office.locator("main")).to_contain_text("Permintaan ditolak.")
