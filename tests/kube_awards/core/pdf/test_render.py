from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from kube_awards.core.pdf import (
    GlyphMissing,
    PdfError,
    StampedPage,
    print_on_stamp,
    render_pdf,
)
from tests.canary import canary
from tests.paper import fonts_of, text_of

if TYPE_CHECKING:
    from tests.canary import Canary

__all__ = ["canary"]  # a fixture

STYLE = "<style>body { font-family: EB Garamond; font-weight: 600 }</style>"
# WeasyPrint swallows even a fatal error inside an SVG, but logs it, and that is fatal to us.
REFUSED = (
    "Dokumen memuat alamat berkas yang tidak diizinkan|Gambar atau berkas di dalam dokumen rusak"
)
# Every element and property that WeasyPrint may follow.
FETCHERS = {
    "img": '<img src="{url}">',
    "link": '<link rel="stylesheet" href="{url}">',
    "import": '<style>@import url("{url}");</style>',
    "font": '<style>@font-face {{ font-family: x; src: url("{url}") }}</style>',
    "background": '<style>p {{ background: url("{url}") }}</style>',
    "content": '<style>p::before {{ content: url("{url}") }}</style>',
    "list": '<style>li {{ list-style: url("{url}") }}</style><li>a',
    "border": '<style>p {{ border: 3px solid; border-image: url("{url}") 3 }}</style>',
    "media": '<style media="print">@import "{url}" print;</style>',
    "cursor": '<style>p {{ mask-image: url("{url}") }}</style><img srcset="{url}" src="{url}">',
    "style": '<p style="background-image: url({url})">a</p>',
    "svg": '<svg width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    "object": '<object data="{url}">x</object>',
    "embed": '<embed src="{url}">',
    "attachment": '<link rel="attachment" href="{url}">',
    "attached anchor": '<a rel="attachment" href="{url}">x</a>',
    "base": '<base href="{url}"><img src="x.png">',
}
# These are not followed at all.
IGNORED = {
    "frame": '<iframe src="{url}"></iframe>',
    "use": '<svg width="9" height="9"><use href="{url}#a"/></svg>',
    "video": '<video src="{url}" poster="{url}"></video>',
    "script": '<script src="{url}"></script>',
    "meta": '<meta http-equiv="refresh" content="0; url={url}">',
}
URLS = [
    "file:///etc/hostname",
    "FILE:///etc/hostname",
    "/etc/hostname",
    "../../pyproject.toml",
    "asset:../../pyproject.toml",
    "asset:/etc/hostname",
    "asset:%2e%2e/%2e%2e/pyproject.toml",
    "asset:fonts/../fonts.css",
    "asset:no-such-name.svg",
    "ftp://127.0.0.1/x",
]


@pytest.mark.parametrize("form", FETCHERS.values(), ids=FETCHERS)
def test_no_form_of_address_reaches_the_network(form: str, canary: Canary) -> None:
    for url in (canary.url, canary.url.replace("http", "HTTP"), canary.url.removeprefix("http:")):
        with pytest.raises(PdfError, match=REFUSED):
            render_pdf(f"{STYLE}<p>a</p>{form.format(url=url)}", stylesheets=[])

    assert canary.hits == []


@pytest.mark.parametrize("form", FETCHERS.values(), ids=FETCHERS)
@pytest.mark.parametrize("url", URLS)
def test_no_form_of_address_reads_the_disk(form: str, url: str) -> None:
    with pytest.raises(PdfError, match=REFUSED):
        render_pdf(f"{STYLE}<p>a</p>{form.format(url=url)}", stylesheets=[])


@pytest.mark.parametrize("form", IGNORED.values(), ids=IGNORED)
def test_other_forms_of_address_are_not_followed(form: str, canary: Canary) -> None:
    pdf = render_pdf(f"{STYLE}<p>a</p>{form.format(url=canary.url)}", stylesheets=[])

    assert (canary.hits, b"EmbeddedFile" in pdf) == ([], False)


def test_an_asset_and_a_data_address_are_served() -> None:
    pixel = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"

    pdf = render_pdf(
        f'{STYLE}<p>Halo</p><img src="asset:emblem.svg"><img src="{pixel}">', stylesheets=[]
    )

    assert (text_of(pdf), list(fonts_of(pdf).values())) == ("Halo", [True])


def test_a_stylesheet_that_does_not_exist_is_a_programming_error() -> None:
    with pytest.raises(LookupError):
        render_pdf("<p>a</p>", stylesheets=["no-such.css"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ꦱꦶꦠꦶ", "Dokumen memuat huruf yang tidak ada pada fon cetak: “ꦱ”, “ꦶ”, “ꦠ”, “ꦶ”."),
        ("شريفة", "Dokumen memerlukan fon di luar fon cetak kami"),
    ],
    ids=["Javanese, in no font", "Arabic, in a font of the machine"],
)
def test_a_character_outside_our_fonts_stops_the_document(text: str, message: str) -> None:
    with pytest.raises(GlyphMissing) as refusal:
        render_pdf(f"{STYLE}<p>{text}", stylesheets=[])

    assert str(refusal.value).startswith(message)


def test_a_broken_picture_stops_the_document() -> None:
    with pytest.raises(PdfError, match="Gambar atau berkas di dalam dokumen rusak"):
        render_pdf(f'{STYLE}<img src="data:image/png,broken">', stylesheets=[])


def test_the_log_is_left_as_it_was() -> None:
    logger = logging.getLogger("weasyprint")
    before = (logger.level, list(logger.handlers))

    with pytest.raises(PdfError):
        render_pdf(f"{STYLE}<p>ꦱ", stylesheets=[])

    assert (logger.level, list(logger.handlers)) == before


def test_the_same_text_gives_the_same_bytes() -> None:
    assert render_pdf(f"{STYLE}<p>Halo", stylesheets=[]) == render_pdf(
        f"{STYLE}<p>Halo", stylesheets=[]
    )


def test_an_unknown_style_is_a_matter_for_developers_and_prints() -> None:
    pdf = render_pdf(f"{STYLE}<style>p {{ no-such: thing }}</style><p>Halo", stylesheets=[])

    assert text_of(pdf) == "Halo"


def test_a_document_after_one_without_margins_has_its_page_numbers() -> None:
    font = "font-family: 'Plus Jakarta Sans'"
    foot = f"@page {{ @bottom-center {{ {font}; content: 'halaman ' counter(page) }} }}"
    numbered = f"<style>{foot} body {{ {font} }}</style><p>A"
    bare = f"<style>body {{ {font} }}</style><title>T</title><p>Isi"

    print_on_stamp(bare, bare, [StampedPage("T", ("Isi",), b"")], stylesheets=[])
    pdf = render_pdf(numbered, stylesheets=[])

    assert "halaman 1" in text_of(pdf)
