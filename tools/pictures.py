"""Take the README's pictures from the sample edition (python tools/pictures.py).

Needs the development environment, Debian's chromium and pdftoppm. Starts servers of its own on
free ports with throw-away databases, and writes docs/pictures/*.png.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 960}
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server"]


def main() -> int:
    """Take all pictures; the order is that of the README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        with sample_server() as (base, accounts, _folder):
            judge = signed_in(browser, base, "juri3@contoh.test", accounts, PHONE)
            take(judge, f"{base}/juri/", "juri")
            judge.locator("a[href*='/juri/lembar/'][href*='#ind']").first.click()
            take(judge, judge.url, "lembar")
            staff = signed_in(browser, base, "panitia@contoh.test", accounts, DESK)
            take(staff, f"{base}/panitia/2018/", "dasbor")
        with sample_server("--finished") as (base, accounts, folder):
            staff = signed_in(browser, base, "panitia@contoh.test", accounts, DESK)
            take(staff, f"{base}/panitia/2018/hasil/kube/", "hasil-panitia")
            take(staff, f"{base}/panitia/2018/penetapan/", "penetapan")
            public = browser.new_page(viewport=DESK)
            take(public, f"{base}/hasil/2018/", "hasil-publik")
            take_certificate(staff, f"{base}/panitia/2018/dokumen/", folder)
        browser.close()
    return 0


def chromium() -> str:
    """Return the path of Debian's Chromium."""
    path = shutil.which("chromium")
    if path is None:
        sys.exit("pictures: no chromium on PATH (Debian: apt-get install chromium)")
    return path


@contextlib.contextmanager
def sample_server(*options: str) -> Iterator[tuple[str, dict[str, str], Path]]:
    """Serve a fresh sample; give its address, its passwords by e-mail, and its folder."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        env = os.environ | {
            "MODE": "embedded",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "LEDGER_KEY": secrets.token_urlsafe(50),
            "VAR_DIR": name,
            "ENV_FILE": f"{name}/none",
            "DATABASE_URL": f"sqlite:///{name}/db.sqlite3",
            "PUBLIC_URL": f"http://localhost:{port}",
        }
        for command in (
            ["prepare"],
            ["sample_edition", *options],
        ):
            run = [sys.executable, "manage.py", *command]
            subprocess.run(run, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
        serve = [sys.executable, "-m", "gunicorn", "kube_awards.wsgi", "-b", f"127.0.0.1:{port}"]
        server = subprocess.Popen(serve, cwd=ROOT, env=env, stderr=subprocess.DEVNULL)
        try:
            wait_for(f"http://localhost:{port}/masuk/")
            yield f"http://localhost:{port}", passwords(folder), folder
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(url: str) -> None:
    """Wait until the server answers, half a minute at most."""
    for _attempt in range(60):
        with contextlib.suppress(urllib.error.URLError):
            urllib.request.urlopen(url)  # noqa: S310 - our own server
            return
        time.sleep(0.5)
    sys.exit("pictures: the server did not start")


def passwords(folder: Path) -> dict[str, str]:
    """Read the sample accounts' passwords."""
    lines = (folder / "sample-accounts.txt").read_text(encoding="utf-8").splitlines()[1:]
    return {email: password for email, password, *_role in map(str.split, lines)}


def signed_in(
    browser: Browser, base: str, email: str, accounts: dict[str, str], size: ViewportSize
) -> Page:
    """Open a page of somebody who has signed in."""
    scale = 2 if size is PHONE else 1
    context = browser.new_context(
        viewport=size,
        device_scale_factor=scale,
        locale="id-ID",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{base}/masuk/")
    page.locator("input[type=email]").first.fill(email)
    page.locator("input[type=password]").first.fill(accounts[email])
    page.locator("input[type=password]").first.press("Enter")
    page.wait_for_load_state("load")
    return page


def take(page: Page, url: str, name: str) -> None:
    """Save the first screen of url as docs/pictures/name.png, in 128 colours."""
    page.goto(url)
    page.wait_for_timeout(300)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    shrink(path)


def take_certificate(page: Page, url: str, folder: Path) -> None:
    """Save the first certificate of the documents page as a picture."""
    page.goto(url)
    with page.expect_download() as download:
        page.locator("a[href$='.pdf']:not([href*='cetak-semua'])").first.click()
    pdf = folder / "piagam.pdf"
    download.value.save_as(pdf)
    stem = PICTURES / "piagam"
    draw = ["pdftoppm", "-png", "-r", "90", "-singlefile", str(pdf), str(stem)]
    subprocess.run(draw, check=True)
    shrink(stem.with_suffix(".png"))


def shrink(path: Path) -> None:
    """Store a picture in a palette: a fifth of the size, and no difference to the eye."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
