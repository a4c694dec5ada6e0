"""Without a network judging goes on: the next contestant too, and all is sent later (T7)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from assessments.models import Edition
from tests.browser.desk import ON_DEVICE, PROVOKED, SAVED, Desk, desk_edition, enter
from tests.factories import sheet_of

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

__all__ = ["PROVOKED"]
pytestmark = pytest.mark.django_db(transaction=True)
KEPT = """async () => {
    const names = (await caches.keys()).filter(name => name.startsWith('kube-pages-'));
    const paths = [];
    for (const name of names)
        for (const one of await (await caches.open(name)).keys())
            paths.push(new URL(one.url).pathname);
    return paths.sort();
}"""

REFRESH = """async () => {
    const worker = (await navigator.serviceWorker.ready).active;
    worker.postMessage({ keep: [{ path: "/juri/", version: "another" }] });
}"""


@pytest.fixture
def desks(phone: Page, live_server: LiveServer) -> tuple[Desk, Desk]:
    """Give the two sheets of one judge in one window, after the list was opened."""
    edition = desk_edition(judges=2, contestants=2)
    first, second = (Desk(phone, sheet_of(edition, contestant=number)) for number in (1, 2))
    enter(phone.context, live_server.url, first.sheet.judge.user)
    phone.goto("/juri/")
    everything = sorted(["/juri/", first.path, second.path])
    until(phone, KEPT, everything)
    return first, second


def until(page: Page, expression: str, expected: object) -> None:
    """Wait until an expression gives what is expected."""
    for _attempt in range(100):
        found = page.evaluate(expression)
        if found == expected:
            return
        page.wait_for_timeout(50)
    raise AssertionError(found)


def leave_network(page: Page) -> None:
    """Take the network away from the page and the service worker."""
    page.context.set_offline(True)


def score(desk: Desk, numbers: range, value: int, seconds: int) -> None:
    """Tap one value after the other, these seconds of the page's clock apart."""
    for number in numbers:
        desk.tap(number, value)
        desk.page.clock.run_for(1000 * seconds)
    desk.says(ON_DEVICE)


def test_five_minutes_without_a_network_lose_nothing(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    page = first.page
    page.clock.install()
    first.open()
    first.tap(1, 5)
    first.says(SAVED)
    leave_network(page)
    score(first, range(2, 8), 4, seconds=20)
    expect(first.banner("offline")).to_be_visible()
    page.get_by_role("link", name="Kembali ke daftar tugas").click()
    expect(page.locator(f"[data-sheet='{first.sheet.public_id}']")).to_contain_text(ON_DEVICE)
    page.locator(f"a[href*='{second.sheet.public_id}']").click()
    page.wait_for_url("**/lembar/**")
    score(second, range(1, 13), 3, seconds=15)
    before = (first.stored, second.stored)
    page.context.set_offline(False)
    second.says(SAVED)
    until(page, "Object.keys(localStorage).filter(key => key.startsWith('kube:'))", [])

    expect(second.banner("offline")).to_be_hidden()
    assert before == ({1: 5}, {})
    assert first.stored == {1: 5} | dict.fromkeys(range(2, 8), 4)
    assert second.stored == dict.fromkeys(range(1, 13), 3)


def test_a_sheet_reopened_without_a_network_shows_what_was_saved_since(
    desks: tuple[Desk, Desk],
) -> None:
    first, _second = desks
    first.open()
    first.tap(1, 5)
    first.says(SAVED)
    leave_network(first.page)
    first.page.reload()
    expect(first.page.locator("#ind1 input[value='5']")).to_be_checked()
    first.tap(2, 3)
    first.says(ON_DEVICE)
    first.page.context.set_offline(False)
    first.says(SAVED)

    assert (first.stored, first.sheet.revisions.count()) == ({1: 5, 2: 3}, 2)


def test_what_needs_the_server_says_so(desks: tuple[Desk, Desk]) -> None:
    first, _second = desks
    first.open()
    leave_network(first.page)
    first.tap(1, 5)
    first.page.locator("button[value=review]").click()
    expect(first.banner("offline")).to_contain_text("Halaman itu memerlukan jaringan.")
    first.page.goto(f"{first.path}periksa/")
    expect(first.page.locator("h1")).to_have_text("Jaringan terputus")
    first.page.get_by_role("link", name="Kembali ke daftar tugas").click()
    expect(first.page.locator("h1")).to_have_text("Tugas penilaian Anda")


def test_signing_out_with_unsent_values_asks_first(desks: tuple[Desk, Desk]) -> None:
    first, _second = desks
    page = first.page
    page.route("**/simpan/", lambda route: route.abort())
    first.open()
    first.tap(1, 5)
    first.says(ON_DEVICE)
    page.goto("/juri/")
    page.locator(".menu summary").click()
    page.locator(".menu-panel").get_by_role("button", name="Keluar").click()
    panel = first.banner("sign-out")
    expect(panel).to_contain_text("tetap di perangkat ini dan dikirim setelah Anda masuk lagi")
    expect(panel.get_by_role("button", name="Tetap masuk")).to_be_focused()
    expect(page.locator(".menu-panel")).to_be_hidden()  # it would lie on the question
    with page.expect_navigation():
        panel.get_by_role("button", name="Keluar").click()
    expect(page).to_have_url(re.compile("/masuk/"))
    until(page, KEPT, [])

    assert len(first.drafts) == 1


def test_signing_out_removes_the_pages_and_nobody_else_is_shown_them(
    desks: tuple[Desk, Desk], live_server: LiveServer
) -> None:
    first, _second = desks
    page = first.page
    page.locator(".menu summary").click()
    page.locator(".menu-panel").get_by_role("button", name="Keluar").click()
    expect(page.locator("h1")).to_have_text("Masuk")
    until(page, KEPT, [])
    other = Desk(page, sheet_of(Edition.objects.get(), judge=2))
    enter(page.context, live_server.url, other.sheet.judge.user)
    leave_network(page)
    page.goto("/juri/")
    expect(page.locator("h1")).to_have_text("Jaringan terputus")
    page.context.set_offline(False)
    page.goto("/juri/")
    second = Desk(page, sheet_of(Edition.objects.get(), judge=2, contestant=2))
    until(page, KEPT, sorted(["/juri/", other.path, second.path]))


def test_a_new_owner_takes_over_the_pages_without_a_sign_in_page(
    desks: tuple[Desk, Desk], live_server: LiveServer
) -> None:
    first, _second = desks
    page = first.page
    other = Desk(page, sheet_of(Edition.objects.get(), judge=2))
    page.context.clear_cookies()
    enter(page.context, live_server.url, other.sheet.judge.user)
    other.open()
    until(page, KEPT, [other.path])
    leave_network(page)
    page.goto(first.path)
    expect(page.locator("h1")).to_have_text("Jaringan terputus")


def test_a_sheet_fetched_after_signing_out_brings_no_form_token(desks: tuple[Desk, Desk]) -> None:
    page = desks[0].page
    page.context.clear_cookies()

    with page.context.expect_event("response", lambda answer: answer.url.endswith("/juri/")):
        page.evaluate(REFRESH)
    page.wait_for_timeout(500)  # where it was followed, the sign-in page has come by now

    assert page.context.cookies() == []
