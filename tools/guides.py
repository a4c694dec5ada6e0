"""Make the guides' pictures and the printed guides (python -m tools.guides).

    python -m tools.guides            # pictures, then the papers
    python -m tools.guides pdf        # only the papers, with the pictures that are there

They are laid out by the product's own printer: no network, no font of this machine.
"""

from __future__ import annotations

import base64
import re
import sys
from html import escape
from typing import TYPE_CHECKING

from django.conf import settings
from markdown_it import MarkdownIt

from tools.sample import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
GUIDES = (DOCS / "panduan-juri.md", DOCS / "panduan-panitia.md")
STYLESHEET = "guide.css"
STEP = re.compile(r"<h2>(\d+)\. (.*?)</h2>", re.DOTALL)


def main(arguments: list[str]) -> int:
    """Take the pictures unless only the papers are wanted, and print these."""
    if arguments != ["pdf"]:
        take_pictures()
    for guide in GUIDES:
        pdf = guide.with_suffix(".pdf")
        pdf.write_bytes(printed(guide))
        print(f"{pdf.relative_to(ROOT)}: {pdf.stat().st_size / 1024:.0f} KB")
    return 0


def take_pictures() -> None:
    """Serve the sample and photograph it."""
    from tools.decision_pictures import decision_pictures  # noqa: PLC0415 - a browser, for pictures alone
    from tools.guide_pictures import judge_pictures, staff_pictures  # noqa: PLC0415 - likewise
    from tools.sample import chromium, sample_server  # noqa: PLC0415 - likewise

    with chromium() as browser:
        with sample_server() as sample:
            judge_pictures(browser, sample)
            staff_pictures(browser, sample)
        with sample_server("--scored") as sample:
            decision_pictures(browser, sample)


def printed(guide: Path) -> bytes:
    """Return the guide as PDF, tagged, in Indonesian."""
    from kube_awards.core.pdf import render_pdf  # noqa: PLC0415 - the pictures need no Django

    if not settings.configured:
        settings.configure(BASE_DIR=ROOT)
    html = with_pictures(page_of(guide), guide.parent)
    return render_pdf(html, stylesheets=[STYLESHEET], variant="pdf/ua-1")


def page_of(guide: Path) -> str:
    """Return the text as a page: masthead, one section for each numbered heading, notes."""
    head, *rest = re.split(r"(?=<h2>)", MarkdownIt().render(guide.read_text(encoding="utf-8")))
    steps = [section for section in rest if STEP.match(section)]
    notes = [section for section in rest if not STEP.match(section)]
    title = escape(re.sub(r"<[^>]+>", "", head.partition("</h1>")[0]).strip())
    return "".join(
        (
            f'<html lang="id"><head><title>{title}</title></head><body class="{guide.stem}">',
            f'<header class="masthead">{head}</header>',
            '<div class="steps">',
            *(
                f'<section class="step">{STEP.sub(numbered, section)}</section>'
                for section in steps
            ),
            "</div>",
            *(f'<section class="notes">{section}</section>' for section in notes),
            "</body></html>",
        )
    )


def numbered(heading: re.Match[str]) -> str:
    """Return the heading of a step with its number in a circle."""
    number, text = heading.groups()
    return f'<h2><span class="number">{number}</span><span>{text}</span></h2>'


def with_pictures(html: str, folder: Path) -> str:
    """Put each picture into the page itself: the printer opens no file."""

    def inside(address: re.Match[str]) -> str:
        data = base64.b64encode((folder / address[1]).read_bytes()).decode()
        return f'src="data:image/png;base64,{data}"'

    return re.sub(r'src="([^"]+)"', inside, html)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
