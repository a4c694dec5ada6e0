"""Print with the product, with plain WeasyPrint, or with Chromium kept open.

``python -m benchmarks.certificates.own lean 100`` prints Figures as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import sys
import tempfile
import time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import django

from .clock import tell
from .people import LETTERHEAD, LEVEL, NIP, SIGNATORY, SIGNING, people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from prizes.documents import CertificateContent

    from .people import Person

ROOT = Path(__file__).resolve().parent.parent.parent
FONT_FACES, STYLE = "fonts.css", "certificate.css"
AT_ONCE = 50  # files are handed on by fifties: a thousand of them need not be in memory


def content(person: Person) -> CertificateContent:
    """Return the content as the product freezes it."""
    from prizes.documents import CertificateContent  # noqa: PLC0415 - after django.setup

    own = {key: value for key, value in person.items() if key != "money"}
    return CertificateContent(
        **own,  # type: ignore[arg-type]  # named as the fields are
        level_and_year=LEVEL,
        letterhead=LETTERHEAD,
        place="Jakarta",
        date=dt.date(2018, 9, 27),
        signatory_title=SIGNING[1:],
        signatory_name=SIGNATORY,
        signatory_nip=NIP,
        sample=False,
    )


def lean(persons: Sequence[Person]) -> int:
    """Print as the product does, each file written to disk."""
    from prizes.documents import render_certificates  # noqa: PLC0415 - after django.setup

    made = 0
    with tempfile.TemporaryFile() as disk:
        for start in range(0, len(persons), AT_ONCE):
            contents = [content(person) for person in persons[start : start + AT_ONCE]]
            made += sum(disk.write(pdf) for pdf in render_certificates(contents))
    return made


def merged(persons: Sequence[Person]) -> int:
    """Print as the product does and join all into the file for the printer."""
    from prizes.documents import merge_for_print, render_certificates  # noqa: PLC0415 - likewise

    return len(merge_for_print(render_certificates([content(person) for person in persons])))


def whole_page(person: Person) -> str:
    """Return the whole paper as one page of HTML, the code as SVG: what one writes at first."""
    from django.template.loader import render_to_string  # noqa: PLC0415 - after django.setup

    from prizes.documents import certificate_page  # noqa: PLC0415 - after django.setup

    page = certificate_page(content(person))
    context = {"stamp": page.stamp, "pages": [page]}
    ground = render_to_string("print/certificate_stamp.html", context)
    own = render_to_string("print/certificate_people.html", context)
    lines = own[own.index("<p ") : own.rindex("</section>")]
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in page.qr.runs)
    code = (
        '<svg style="position:absolute;left:34mm;bottom:26mm;width:22mm;height:22mm" '
        f'viewBox="0 0 {page.qr.size} {page.qr.size}"><path fill="#15264a" d="{path}"/></svg>'
    )
    at = ground.rindex("</section>")
    return ground[:at] + lines + code + ground[at:]


def naive(persons: Sequence[Person]) -> int:
    """Print each paper whole, by a call of its own, with the fonts as the web ships them."""
    return whole_pages(persons, woff2_fonts())


def naive_ttf(persons: Sequence[Person]) -> int:
    """Print as naive does, with the product's own TTF files."""
    return whole_pages(persons, {})


@cache
def woff2_fonts() -> Mapping[str, bytes]:
    """Return our print fonts as WOFF2, which WeasyPrint unpacks anew in every call."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - for this alone

    made = {}
    for path in (ROOT / "static/print/fonts").glob("*.ttf"):
        target = BytesIO()
        with TTFont(path) as font:
            font.flavor = "woff2"
            font.save(target)
        made[f"asset:fonts/{path.name}"] = target.getvalue()
    return made


def whole_pages(persons: Sequence[Person], fonts: Mapping[str, bytes]) -> int:
    """Print each paper whole, by a call of its own; fonts take the place of those on the disk."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 - slow to import
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 - likewise
    from weasyprint.urls import URLFetcherResponse  # noqa: PLC0415 - likewise

    from kube_awards.core.pdf.assets import asset_bytes  # noqa: PLC0415 - after django.setup
    from kube_awards.core.pdf.engine import BASE_URL, AssetFetcher  # noqa: PLC0415 - likewise

    class Fetcher(AssetFetcher):
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            if url in fonts:
                return URLFetcherResponse(url, fonts[url])
            return super().fetch(url, headers)

    made, fetcher = 0, Fetcher()
    for person in persons:
        own = FontConfiguration()
        sheets = [
            CSS(string=text, base_url=BASE_URL, url_fetcher=fetcher, font_config=own)
            for text in (asset_bytes(name).decode() for name in (FONT_FACES, STYLE))
        ]
        page = HTML(string=whole_page(person), base_url=BASE_URL, url_fetcher=fetcher)
        made += len(page.write_pdf(stylesheets=sheets, font_config=own))
    return made


def with_browser(count: int) -> None:
    """Print each paper whole in a Chromium that stays open; its own processes are timed."""
    from tools.sample import chromium  # noqa: PLC0415 - a browser, for this alone

    assets = (ROOT / "static/print").as_uri()
    style = "".join((ROOT / "static/print" / name).read_text() for name in (FONT_FACES, STYLE))
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        page, file = browser.new_page(), Path(folder) / "page.html"

        def printed(persons: Sequence[Person]) -> int:
            made = 0
            for person in persons:
                html = whole_page(person).replace("</head>", f"<style>{style}</style></head>")
                file.write_text(html.replace("asset:", f"{assets}/"), encoding="utf-8")
                page.goto(file.as_uri())
                made += len(page.pdf(prefer_css_page_size=True, print_background=True))
            return made

        tell(printed, count, cpu=seconds_of_children)


def seconds_of_children() -> float:
    """Return the processor seconds of every living process below this one (Linux)."""
    ticks = {int(path.name): path for path in Path("/proc").iterdir() if path.name.isdigit()}
    stats = {}
    for pid, path in ticks.items():
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has ended meanwhile
        stats[pid] = (int(fields[1]), int(fields[11]) + int(fields[12]))
    wanted = {os.getpid()}
    while found := {pid for pid, (parent, _time) in stats.items() if parent in wanted} - wanted:
        wanted |= found
    return sum(stats[pid][1] for pid in wanted - {os.getpid()}) / os.sysconf("SC_CLK_TCK")


def cold(count: int) -> None:
    """Print the figures of the very first call, and of the second."""
    from prizes.documents import render_certificates  # noqa: PLC0415 - after django.setup

    for _ in range(2):
        start, begun = time.process_time(), time.perf_counter()
        render_certificates([content(person) for person in people(count)])
        print(json.dumps((time.process_time() - start, time.perf_counter() - begun)))


def main(subject: str, count: int) -> None:
    """Run one subject, with settings of its own and no database."""
    keys = {"SECRET_KEY": secrets.token_urlsafe(48), "LEDGER_KEY": secrets.token_urlsafe(48)}
    os.environ |= {"MODE": "embedded", "ENV_FILE": os.devnull, **keys}
    os.environ["DJANGO_SETTINGS_MODULE"] = "kube_awards.settings"
    django.setup()
    if subject == "browser":
        with_browser(count)
    elif subject == "cold":
        cold(count)
    else:
        tell({"lean": lean, "merged": merged, "naive": naive, "ttf": naive_ttf}[subject], count)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
