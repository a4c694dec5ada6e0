"""Drive Debian's Chromium through the real pages; any console error or outside request fails.

A pytest process of its own (`dev test`): Playwright keeps an event loop on the thread, which
Django's ORM would refuse without the variable below.
"""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize
    from pytest_django.live_server_helper import LiveServer

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
AXE = Path(__file__).parent.parent / "vendor" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCHED = ("error", "warning")
NO_WORKER = "registration blocked by Playwright"  # as was asked for


class Axe(Protocol):
    """What the axe fixture gives: call it with a page."""

    def __call__(self, page: Page, rule: str = "") -> list[str]:
        """Return what axe finds wrong, one line for each rule and element."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start one browser for the whole run."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def window(
    browser: Browser,
    url: str,
    viewport: ViewportSize,
    complaints: list[str],
    *,
    scripts: bool = True,
    worker: bool = True,
) -> Iterator[Page]:
    """Open a fresh session as a visitor in Makassar would, and note what its console says.

    The time zone differs from the office's, so that a page which forgets WIB is found. In a window
    that several people use one after the other, what the service worker still fetches for one
    would be refused to the next: such a window goes without.
    """

    def on_console(message: ConsoleMessage) -> None:
        if message.type in WATCHED and not message.text.endswith(NO_WORKER):
            complaints.append(f"{message.type}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((url, "data:", "blob:")):
            complaints.append(f"outside request: {request.url}")

    context = browser.new_context(
        base_url=url,
        locale="id-ID",
        timezone_id="Asia/Makassar",
        reduced_motion="reduce",
        viewport=viewport,
        java_script_enabled=scripts,
        service_workers="allow" if worker else "block",
    )
    context.set_default_timeout(10_000)
    context.on("console", on_console)
    context.on("weberror", lambda error: complaints.append(f"script: {error.error}"))
    context.on("request", on_request)
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Collect console messages and outside requests; any that is left at the end fails the test.

    A test that provokes some (an error page is one) looks at the list and clears it; a module whose
    tests all do, at moments of their own, names them in PROVOKED.
    """
    noted: list[str] = []
    yield noted
    provoked: re.Pattern[str] | None = getattr(request.module, "PROVOKED", None)
    assert [line for line in noted if provoked is None or not provoked.search(line)] == []


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[Page]:
    """Open a window of a desk, 1280 by 800."""
    with window(chromium, live_server.url, DESK, complaints) as page:
        yield page


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[Page]:
    """Open a window of a telephone, 390 by 844."""
    with window(chromium, live_server.url, PHONE, complaints) as page:
        yield page


@pytest.fixture(scope="session")
def axe() -> Axe:
    """Audit a page for accessibility; evaluate() goes past the page's content security policy."""
    source = AXE.read_text(encoding="utf-8")

    def audit(page: Page, rule: str = "") -> list[str]:
        page.evaluate(source)
        wanted = {"type": "rule", "values": [rule]} if rule else {"type": "tag", "values": AXE_TAGS}
        found: dict[str, Any] = page.evaluate(
            "runOnly => axe.run(document, {runOnly, resultTypes: ['violations']})", wanted
        )
        return [
            f"{rule['id']} ({rule['impact']}): {node['html'][:200]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return audit
