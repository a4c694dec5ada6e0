"""Take the README's pictures from the sample edition (python -m tools.pictures).

Needs the development environment, Debian's chromium and pdftoppm. Starts servers of its own on
free ports with throw-away databases, and writes docs/pictures/*.png.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from PIL import Image

from tools.sample import DESK, PHONE, ROOT, chromium, sample_server, signed_in

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

PICTURES = ROOT / "docs" / "pictures"


def main() -> int:
    """Take all pictures; the order is that of the README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        with sample_server() as sample:
            judge = signed_in(browser, sample, "juri3@contoh.test", PHONE)
            take(judge, f"{sample.base}/juri/", "juri")
            judge.locator("a[href*='/juri/lembar/'][href*='#ind']").first.click()
            take(judge, judge.url, "lembar")
            staff = signed_in(browser, sample, "panitia@contoh.test", DESK)
            take(staff, f"{sample.base}/panitia/2018/", "dasbor")
        with sample_server("--finished") as sample:
            staff = signed_in(browser, sample, "panitia@contoh.test", DESK)
            take(staff, f"{sample.base}/panitia/2018/hasil/kube/", "hasil-panitia")
            take(staff, f"{sample.base}/panitia/2018/penetapan/", "penetapan")
            public = browser.new_page(viewport=DESK)
            take(public, f"{sample.base}/hasil/2018/", "hasil-publik")
            take_certificate(staff, f"{sample.base}/panitia/2018/dokumen/", sample.folder)
    return 0


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


def shrink(path: Path, colours: int = 128) -> None:
    """Store a picture in a palette: a fifth of the size, and no difference to the eye."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
