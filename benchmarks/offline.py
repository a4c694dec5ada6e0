"""Judge for five minutes without a network, in real time, and count what is lost (ux.md §1, T7).

    sh ./dev bench offline
    sh ./dev bench offline --minutes 1 --how silent

A judge has opened the list once. The network goes; the judge finishes the sheet, goes to the next
contestants and scores on until the minutes are over; the network returns and nobody touches
anything. Then another device signs in and compares what the server has with what was tapped.

Two ways to lose a network: `gone` is a telephone that knows it (no signal), `silent` one that does
not (the hall's Wi-Fi stands, nothing behind it answers): there only trying again finds out.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tools.sample import PHONE, chromium, sample_server, signed_in

from .relay import Relay

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tools.sample import Sample

JUDGE = "juri3@contoh.test"
SYNC_SECONDS = {"gone": 5, "silent": 30}  # T7; a request that hangs is given up after 20 s
PATIENCE = 120
DRAFTS = "Object.keys(localStorage).filter(key => key.startsWith('kube:')).length"
KEPT = """async () => {
    const name = (await caches.keys()).find(one => one.startsWith('kube-pages-'));
    return name ? (await (await caches.open(name)).keys()).length : 0;
}"""
CHOSEN = """Object.fromEntries([...document.querySelectorAll('fieldset.ind :checked')]
    .map(one => [one.closest('fieldset').id, Number(one.value)]))"""
ASKS = "[data-banner=clash], [data-banner=locked], [data-banner=refused], [data-banner=ended]"


@dataclass
class Work:
    """What the screen showed as chosen on each sheet, and how often the judge had to do more."""

    sheets: dict[str, dict[str, int]] = field(default_factory=dict)
    taps: int = 0
    extra: int = 0


def main(*arguments: str) -> int:
    """Print what came of it and return 1 where anything was lost, asked or late."""
    parser = argparse.ArgumentParser(prog="sh ./dev bench offline")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--how", choices=SYNC_SECONDS, default="gone")
    wanted = parser.parse_args(arguments)
    with chromium() as browser, sample_server() as sample:
        with Relay(urlsplit(sample.base).port or 0) as relay:
            between = replace(sample, base=f"http://localhost:{relay.port}")
            work, seconds = judge_without_network(browser, between, relay, wanted)
        lost = missing_values(browser, sample, work)
    values = sum(map(len, work.sheets.values()))
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{wanted.minutes:g} minutes, network {wanted.how}; load at the end {load}")
    print(f"{work.taps} taps on {len(work.sheets)} sheets, {values} values on the screen")
    verdicts = {
        f"values lost: {len(lost)} {lost or ''}": not lost,
        f"extra actions: {work.extra}": not work.extra,
        f"sent {seconds:.1f} s after the return (goal {SYNC_SECONDS[wanted.how]} s)": seconds
        <= SYNC_SECONDS[wanted.how],
    }
    for words, holds in verdicts.items():
        print(f"  {'ok   ' if holds else 'FAULT'} {words}")
    return 0 if all(verdicts.values()) else 1


def judge_without_network(
    browser: Browser, sample: Sample, relay: Relay, wanted: argparse.Namespace
) -> tuple[Work, float]:
    """Lose the network, score for the wanted time, get it back; return how long sending took."""
    page = signed_in(browser, sample, JUDGE, PHONE)
    page.goto(f"{sample.base}/juri/")
    open_rows = page.locator("[data-sheet] a[href*='#ind']").count()
    wait_for(page, KEPT, lambda count: count > open_rows)
    work = Work()
    page.locator("a.btn-primary[href*='#ind']").click()
    page.wait_for_url("**/lembar/**")
    with page.expect_response("**/simpan/"):
        tap_next(page, work)
    lose(page, relay, wanted.how)
    until = time.monotonic() + 60 * wanted.minutes
    pause = 60 * wanted.minutes / (open_rows * 12)
    while time.monotonic() < until:
        if not tap_next(page, work):
            note(page, work)
            go_on(page)
        page.wait_for_timeout(1000 * max(0, min(pause, until - time.monotonic())))
    note(page, work)
    page.context.set_offline(offline=False)
    relay.speak()
    start = time.monotonic()
    wait_for(page, DRAFTS, lambda count: count == 0)
    return work, time.monotonic() - start


def wait_for(page: Page, expression: str, holds: Callable[[int], bool]) -> None:
    """Ask the page every tenth of a second; its policy lets no expression wait inside it."""
    until = time.monotonic() + PATIENCE
    while not holds(page.evaluate(expression)):
        if time.monotonic() > until:
            raise SystemExit(f"not within {PATIENCE} s: {expression}")
        page.wait_for_timeout(100)


def lose(page: Page, relay: Relay, how: str) -> None:
    """Take the network away."""
    if how == "gone":
        page.context.set_offline(offline=True)
    else:
        relay.fall_silent()


def tap_next(page: Page, work: Work) -> bool:
    """Choose a value for the first indicator without one; say whether there was any."""
    empty = page.locator("fieldset.ind:not(:has(:checked))")
    if not empty.count():
        return False
    empty.first.locator(".seg-item").nth(work.taps % 3 + 2).click()
    work.taps += 1
    return True


def note(page: Page, work: Work) -> None:
    """Write down what the screen shows as chosen, and whether it asks for a decision."""
    if "/lembar/" in page.url:
        work.sheets[urlsplit(page.url).path] = page.evaluate(CHOSEN)
        work.extra += page.locator(ASKS).locator("visible=true").count()


def go_on(page: Page) -> None:
    """Go back to the list and open the next sheet that is not full, else stay there."""
    if "/lembar/" in page.url:
        page.get_by_role("link", name="Kembali ke daftar tugas").click()
        page.wait_for_url("**/juri/")
    unfinished = page.locator("[data-sheet]:not(:has([data-unsent]:not([hidden]))) a[href*='#ind']")
    if unfinished.count():
        unfinished.first.click()
        page.wait_for_url("**/lembar/**")


def missing_values(browser: Browser, sample: Sample, work: Work) -> list[str]:
    """Sign in on another device and name each value that is not as it was on the screen."""
    page = signed_in(browser, sample, JUDGE, PHONE)
    lost = []
    for path, chosen in work.sheets.items():
        page.goto(sample.base + path)
        there: dict[str, int] = page.evaluate(CHOSEN)
        lost += [f"{path}{name}" for name, value in chosen.items() if there.get(name) != value]
    return lost
