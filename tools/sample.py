"""Serve the sample edition on a free port from a folder that goes away, and sign in to it.

Needs the development environment and Debian's chromium. What takes pictures and what measures
pages share it: `tools/pictures.py`, `tools/guides.py`, `benchmarks/pages`, `benchmarks/offline`.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tools.machine import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

ROOT = Path(__file__).resolve().parent.parent
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 960}
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server"]
THREADS = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--no-control-socket"]


@dataclass(frozen=True)
class Sample:
    """A running server: its address, its folder, its process and the settings it was given."""

    base: str
    folder: Path
    env: dict[str, str]

    def manage(self, *arguments: str) -> str:
        """Run a management command on the sample's database and return what it printed."""
        run = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            run, cwd=ROOT, env=self.env, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def password(self, email: str) -> str:
        """Return the password of a sample account."""
        lines = (self.folder / "sample-accounts.txt").read_text(encoding="utf-8").splitlines()[1:]
        found = {email: password for email, password, *_role in map(str.split, lines)}
        return found[email]


@contextlib.contextmanager
def sample_server(*options: str) -> Iterator[Sample]:
    """Serve a fresh sample as `dev run` does: 2 workers of 4 threads."""
    with tempfile.TemporaryDirectory() as name:
        port = free_port()
        sample = Sample(f"http://localhost:{port}", Path(name), settings_in(name, port))
        sample.manage("prepare")
        sample.manage("sample_edition", *options)
        serve = [sys.executable, "-m", "gunicorn", "kube_awards.wsgi", "-b", f"127.0.0.1:{port}"]
        server = subprocess.Popen(
            [*serve, *THREADS], cwd=ROOT, env=sample.env, stderr=subprocess.DEVNULL
        )
        try:
            wait_for(f"{sample.base}/masuk/")
            yield sample
        finally:
            server.terminate()
            server.wait()


def settings_in(folder: str, port: int) -> dict[str, str]:
    """Return the environment of an installation that lives in the folder."""
    return os.environ | {
        "MODE": "embedded",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "LEDGER_KEY": secrets.token_urlsafe(50),
        "VAR_DIR": folder,
        "ENV_FILE": f"{folder}/none",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "PUBLIC_URL": f"http://localhost:{port}",
    }


def wait_for(url: str) -> None:
    """Wait until the server answers, half a minute at most."""
    for _attempt in range(60):
        with contextlib.suppress(urllib.error.URLError):
            urllib.request.urlopen(url)  # noqa: S310 - our own server
            return
        time.sleep(0.5)
    sys.exit("the sample's server did not start")


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """Open Debian's Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        sys.exit("no chromium on PATH (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def window(browser: Browser, size: ViewportSize) -> BrowserContext:
    """Open a window of its own: a telephone's has two points for each pixel and a finger."""
    return browser.new_context(
        viewport=size,
        device_scale_factor=2 if size is PHONE else 1,
        has_touch=size is PHONE,
        is_mobile=size is PHONE,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        reduced_motion="reduce",
    )


def signed_in(browser: Browser, sample: Sample, email: str, size: ViewportSize) -> Page:
    """Open a page of somebody who has signed in."""
    page = window(browser, size).new_page()
    page.goto(f"{sample.base}/masuk/")
    page.locator("input[type=email]").first.fill(email)
    page.locator("input[type=password]").first.fill(sample.password(email))
    page.locator("input[type=password]").first.press("Enter")
    page.wait_for_url(lambda url: "/masuk/" not in url)
    return page
