"""WeasyPrint behind a locked door. Import this module late: it needs system libraries to load.

WeasyPrint's own fetcher reads the network and the disk of this machine; ours knows the names of
static/print and nothing else. What it merely logs (a lost image, a missing glyph) is an error here.
"""

from __future__ import annotations

import gc
import logging
from contextlib import contextmanager, nullcontext
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from weasyprint import CSS, HTML, layout
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from kube_awards.core.pdf.assets import asset_bytes
from kube_awards.core.pdf.errors import GlyphMissing, PdfError
from kube_awards.core.pdf.fonts import FAMILIES
from kube_awards.core.pdf.text import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from weasyprint.document import Page

LOGGER = logging.getLogger("weasyprint")
FONT_FACES = "fonts.css"
# Relative addresses must reach the fetcher too, to be refused there.
BASE_URL = "asset:"
NOTDEF = ".notdef glyph"
PICTURE_DPI = 300  # finer than any office printer shows
# One font configuration serves the process: a new one decodes every font again and leaks memory.
# Neither it nor the log handler can be shared by two renderings at once.
_LOCK = Lock()


class AssetFetcher(URLFetcher):
    """Serve asset: names and data: addresses; anything else stops the rendering."""

    def __init__(self) -> None:
        """Refuse by exception, not by a warning and a broken page."""
        super().__init__(
            allowed_protocols={"asset", "data"}, allow_redirects=False, fail_on_errors=True
        )

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Answer from the print folder; an unknown name raises, which WeasyPrint makes fatal."""
        scheme, _colon, name = url.partition(":")
        if scheme == "asset":
            return URLFetcherResponse(url, asset_bytes(name))
        return super().fetch(url, headers)


class Printed(NamedTuple):
    """A document, and the text of each page as it was laid out, without spaces."""

    pdf: bytes
    texts: tuple[str, ...]


class _Complaints(logging.Handler):
    """Collect what WeasyPrint would only have logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.glyphs: list[str] = []
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep missing glyphs and errors; style warnings are for developers."""
        if record.getMessage().startswith(NOTDEF):
            self.glyphs.append(str((record.args or ("?",))[0]))  # type: ignore[index]
        elif record.levelno >= logging.ERROR:
            self.errors.append(record.getMessage())


def render(
    html: str, stylesheets: Sequence[str], variant: str | None = None, *, is_bare: bool = False
) -> Printed:
    """Lay out html under the named stylesheets; raise PdfError instead of printing a flaw.

    The pages of a bare document have neither header nor footer.
    """
    margins = _without_margin_boxes() if is_bare else nullcontext()
    with _LOCK, _listening() as complaints, _collecting_later(), margins:
        try:
            sheets = [_stylesheet(name) for name in (FONT_FACES, *stylesheets)]
            source = HTML(string=html, base_url=BASE_URL, url_fetcher=AssetFetcher())
            options = {"dpi": PICTURE_DPI, "pdf_variant": variant}
            document = source.render(_font_configuration(), stylesheets=sheets, **options)
            pdf = document.write_pdf(**options)
        except FatalURLFetchingError as error:  # a BaseException: `except Exception` misses it
            raise PdfError(_("Dokumen memuat alamat berkas yang tidak diizinkan.")) from error
    _refuse_flaws(complaints, {font.family for font in document.fonts.values()})
    return Printed(bytes(pdf), tuple(_text_of(page) for page in document.pages))


def _text_of(page: Page) -> str:
    """Return the text of a page without its spaces, which is where lines were broken."""
    boxes = page._page_box.descendants(placeholders=True)  # noqa: SLF001 - the only way to what was laid out
    return squeezed("".join(box.text for box in boxes if isinstance(box, TextBox)))


def _refuse_flaws(complaints: _Complaints, families: set[str]) -> None:
    if complaints.glyphs:
        shown = ", ".join(f"“{glyph}”" for glyph in complaints.glyphs[:5])
        message = _("Dokumen memuat huruf yang tidak ada pada fon cetak: {characters}.")
        raise GlyphMissing(format_lazy(message, characters=shown))
    if not families <= FAMILIES:
        message = _("Dokumen memerlukan fon di luar fon cetak kami: {families}.")
        raise GlyphMissing(format_lazy(message, families=", ".join(sorted(families - FAMILIES))))
    if complaints.errors:
        LOGGER.error("document refused: %.200s", complaints.errors[0])
        raise PdfError(
            _("Gambar atau berkas di dalam dokumen rusak. Unggah lagi logonya, lalu coba lagi.")
        )


@contextmanager
def _listening() -> Iterator[_Complaints]:
    """Hear WeasyPrint's warnings during one rendering, whatever the settings silence."""
    complaints, level = _Complaints(), LOGGER.level
    LOGGER.addHandler(complaints)
    LOGGER.setLevel(logging.WARNING)
    try:
        yield complaints
    finally:
        LOGGER.setLevel(level)
        LOGGER.removeHandler(complaints)


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Let garbage wait: a layout makes many objects that all live to its end (a tenth of its time).

    One chunk of pages is short, and the collector is the process's, so it is given back at once.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _without_margin_boxes() -> Iterator[None]:
    """Keep WeasyPrint from making sixteen empty boxes around each page, a tenth of the time.

    It has no option for that; without the lock other documents would lose their page numbers.
    """
    kept = layout.make_margin_boxes
    layout.make_margin_boxes = lambda *_context: ()
    try:
        yield
    finally:
        layout.make_margin_boxes = kept


@cache
def _font_configuration() -> FontConfiguration:
    return FontConfiguration()


@cache
def _stylesheet(name: str) -> CSS:
    return CSS(
        string=asset_bytes(name).decode(),
        base_url=BASE_URL,
        url_fetcher=AssetFetcher(),
        font_config=_font_configuration(),
    )
