"""A judge's desk in a browser: twelve indicators, a window that is signed in, and what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from assessments.services.judging import open_judging
from kube_awards.accounts.roles import Role
from tests.factories import (
    make_category,
    make_contestant,
    make_edition,
    make_indicator,
    make_judge,
    make_prizes,
    make_user,
    signed_in,
)

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

    from assessments.models import Edition, ScoreSheet
    from kube_awards.accounts.models import User

SAVED = re.compile(r"Tersimpan pukul \d\d\.\d\d")
ON_DEVICE = "Belum terkirim ke server, aman di perangkat ini"
FAILED = "Gagal menyimpan"
#: What Chromium notes of a missing network and of answers that the script deals with.
PROVOKED = re.compile(
    r"Failed to load resource: (net::ERR_(INTERNET_DISCONNECTED|FAILED)"
    r"|the server responded with a status of (401|403|409|422|423))"
)


def desk_edition(*, judges: int = 1, contestants: int = 1, **scale: int) -> Edition:
    """Return an open edition whose sheets have twelve indicators in three aspects."""
    edition = make_edition()
    category = make_category(edition, weights=(40, 30, 30), minimum_panel=1, **scale)
    last = category.aspects.get(order=3)
    for number in range(7, 13):
        make_indicator(last, number)
    make_prizes(category)
    for _each in range(contestants):
        make_contestant(category)
    for _each in range(judges):
        make_judge(edition)
    return open_judging(edition=edition, actor=make_user(Role.PANITIA))


def enter(context: BrowserContext, url: str, user: User) -> None:
    """Sign user in to a window, without the sign-in page."""
    session = signed_in(user).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": url}])


class Desk:
    """One window on one sheet."""

    def __init__(self, page: Page, sheet: ScoreSheet) -> None:
        """Keep the window and whose sheet it shows."""
        self.page, self.sheet = page, sheet
        self.path = f"/juri/lembar/{sheet.public_id}/"

    def open(self, fragment: str = "") -> Desk:
        """Open the sheet."""
        self.page.goto(self.path + fragment)
        return self

    def tap(self, number: int, value: int) -> None:
        """Choose a value as a finger does."""
        self.page.locator(f"#ind{number} .seg-item").nth(value - 1).click()

    def write_note(self, number: int, text: str) -> None:
        """Open the note of an indicator and type."""
        card = self.page.locator(f"#ind{number}")
        card.locator("summary").nth(1).click()
        card.locator("textarea").fill(text)

    @property
    def chosen(self) -> dict[int, int]:
        """Return what the page shows as chosen."""
        pairs: list[tuple[int, int]] = self.page.evaluate(
            "[...document.querySelectorAll('fieldset.ind :checked')]"
            ".map(one => [Number(one.name.split('-')[1]), Number(one.value)])"
        )
        return dict(pairs)

    @property
    def stored(self) -> dict[int, int | None]:
        """Return what the server holds."""
        return dict(self.sheet.scores.values_list("indicator__number", "value"))

    @property
    def drafts(self) -> list[str]:
        """Return the keys of what lies on the device unsent."""
        keys: list[str] = self.page.evaluate(
            "Object.keys(localStorage).filter(key => key.startsWith('kube:'))"
        )
        return keys

    @property
    def focused(self) -> str:
        """Say where the focus is: the card and value, or the words of the button."""
        where: str = self.page.evaluate(
            "(e => e.matches('fieldset.ind input:not([type=file])')"
            " ? `${e.closest('fieldset.ind').id} ${e.value}` : e.tagName"
            " === 'BUTTON' ? e.textContent.trim() : e.tagName)(document.activeElement)"
        )
        return where

    def banner(self, name: str) -> Locator:
        """Return one of the notices."""
        return self.page.locator(f"[data-banner={name}]")

    def wait_for(self, values: dict[int, int]) -> None:
        """Wait until the server holds these values."""
        for _attempt in range(100):
            if self.stored == values:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(self.stored)

    def says(self, state: str | re.Pattern[str]) -> None:
        """Wait until the save state reads so."""
        expect(self.page.locator(".savestate [data-words]")).to_have_text(state)
