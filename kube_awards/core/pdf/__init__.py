"""Printed documents: HTML in, PDF out, without network, without files, without surprises."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kube_awards.core.pdf.errors import GlyphMissing, PdfError, TextTooLong
from kube_awards.core.pdf.merging import merge_pdfs, merge_pdfs_into
from kube_awards.core.pdf.stamping import StampedPage, as_stamp, require_texts, stamped_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kube_awards.core.pdf.engine import Printed

__all__ = [
    "GlyphMissing",
    "PdfError",
    "StampedPage",
    "TextTooLong",
    "merge_pdfs",
    "merge_pdfs_into",
    "print_on_stamp",
    "render_pdf",
]
ARCHIVAL = "pdf/a-2b"


def render_pdf(html: str, *, stylesheets: Sequence[str], variant: str | None = None) -> bytes:
    """Print html, styled by the named files of static/print, as PDF: same text, same bytes.

    A variant such as pdf/ua-1 brings its tags and its metadata. Raise PdfError rather than print
    a page with a flaw.
    """
    return _render(html, stylesheets, variant).pdf


def print_on_stamp(
    stamp: str, html: str, pages: Sequence[StampedPage], *, stylesheets: Sequence[str]
) -> list[bytes]:
    """Print html, one page for each of pages, and each page as a file on a copy of stamp.

    `stamp` is a document of one page that is laid out once and kept: what all of them share costs
    its time once. Every file declares PDF/A-2b. Raise PdfError where a page lacks its text.
    """
    ground = _stamp(stamp, tuple(stylesheets))
    printed = _render(html, stylesheets, ARCHIVAL, is_bare=True)
    require_texts(printed.texts, pages)
    return stamped_files(ground, printed.pdf, pages)


@lru_cache(maxsize=8)
def _stamp(html: str, stylesheets: tuple[str, ...]) -> bytes:
    return as_stamp(_render(html, stylesheets, ARCHIVAL).pdf)


def _render(
    html: str, stylesheets: Sequence[str], variant: str | None, *, is_bare: bool = False
) -> Printed:
    try:
        # WeasyPrint greets a missing library with a banner on stdout.
        with redirect_stdout(sys.stderr):
            from kube_awards.core.pdf import engine  # noqa: PLC0415 - needs system libraries
    except OSError as error:
        message = _(
            "Pembuat PDF belum terpasang di server ini. Mohon hubungi pengelola sistem; "
            "perintah “manage check” menyebut paket yang kurang."
        )
        raise PdfError(message) from error
    return engine.render(html, stylesheets, variant, is_bare=is_bare)
