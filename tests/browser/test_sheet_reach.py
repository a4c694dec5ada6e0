"""Large letters, thumbs, the Tab key and still pages: whoever judges reaches everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.desk import PROVOKED, Desk, desk_edition, enter
from tests.browser.test_sheet_states import each_state, partly_filled
from tests.factories import open_edition, sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from pytest_django.live_server_helper import LiveServer

__all__ = ["PROVOKED"]
pytestmark = pytest.mark.django_db(transaction=True)
#: What can be pressed, with its size: a radio is as large as its label, a hidden thing is none.
PRESSED = """() => [...document.querySelectorAll('a, button, summary, input, select, textarea')]
    .map(one => one.type === 'radio' ? one.closest('label, .form-check') : one)
    .filter(one => one && one.checkVisibility({visibilityProperty: true})
        && !one.matches('.skip, [type=hidden]'))
    .map(one => ({one, box: one.getBoundingClientRect()}))
    .map(({one, box}) => ({
        name: `${one.className} ${one.textContent.trim().slice(0, 30)}`,
        least: one.matches('.btn, .seg-item, .task, .iconbtn') ? 43.5 : 24,
        side: Math.min(box.width, box.height)}))
    .filter(({least, side}) => side < least)"""
#: How much of the focused thing stands between the bar above and the bar below, in pixels.
FREE = """() => {
    const one = document.activeElement, shown = one.type === 'radio' ? one.closest('label') : one;
    if (one === document.body) return null;
    const box = shown.getBoundingClientRect(), bar = document.querySelector('.appbar-sticky');
    const dock = document.querySelector('.dock'), inside = part => part.contains(one);
    const over = inside(bar) || one.matches('.skip'); // the skip link lies on the bar
    const top = over ? 0 : bar.getBoundingClientRect().bottom;
    const bottom = inside(dock) ? innerHeight : dock.getBoundingClientRect().top;
    return [one.id || one.textContent.trim().slice(0, 40),
        Math.min(box.bottom, bottom) - Math.max(box.top, top)];
}"""
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
    const {transitionDuration, animationDuration} = getComputedStyle(one);
    return /[1-9]/.test(transitionDuration + animationDuration);
}).map(one => one.className)"""
BIG = "document.documentElement.style.fontSize = '200%'"
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
    .filter(one => one.checkVisibility() && !one.closest('.visually-hidden, .skip')
        && !one.parentElement.closest('.aspnav, .region') // these scroll by themselves
        && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.className || one.tagName)"""


@pytest.fixture
def desk(page: Page, live_server: LiveServer) -> Desk:
    """Give the first of two blank sheets."""
    sheet = sheet_of(open_edition(judges=1, contestants=2))
    enter(page.context, live_server.url, sheet.judge.user)
    return Desk(page, sheet)


@each_state
def test_letters_twice_as_large_fit_and_thumbs_find_their_targets(
    reach: Callable[[Desk], None], desk: Desk
) -> None:
    reach(desk)
    desk.page.set_viewport_size(PHONE)
    small = desk.page.evaluate(PRESSED)
    found = {}
    for size in (PHONE, DESK):
        desk.page.set_viewport_size(size)
        desk.page.evaluate(BIG)
        found[size["width"]] = desk.page.evaluate(TOO_WIDE)

    assert (small, found) == ([], {PHONE["width"]: [], DESK["width"]: []})


def test_the_focus_is_never_hidden_behind_the_bars(phone: Page, live_server: LiveServer) -> None:
    sheet = sheet_of(desk_edition())
    enter(phone.context, live_server.url, sheet.judge.user)
    Desk(phone, sheet).open()
    hidden, stops = [], 0
    for key in ("Tab", "Shift+Tab"):
        for _stop in range(120):
            phone.keyboard.press(key)
            where = phone.evaluate(FREE)
            if where is None:
                break
            stops += 1
            hidden += [where] if where[1] < 1 else []

    assert stops > 60
    assert hidden == []


def test_nothing_moves_for_whoever_asked_for_stillness(desk: Desk) -> None:
    partly_filled(desk)

    assert desk.page.evaluate(MOVING) == []
