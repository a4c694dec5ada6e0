"""Printed documents: HTML in, PDF out, without network, without files, without surprises."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from kube_awards.core.pdf.errors import GlyphMissing, PdfError, TextTooLong
from kube_awards.core.pdf.merging import merge_pdfs

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["GlyphMissing", "PdfError", "TextTooLong", "merge_pdfs", "render_pdf"]


def render_pdf(html: str, *, stylesheets: Sequence[str], variant: str | None = None) -> bytes:
    """Print html, styled by the named files of static/print, as PDF: same text, same bytes.

    A variant such as pdf/ua-1 brings its tags and its metadata. Raise PdfError rather than print
    a page with a flaw.
    """
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
    return engine.render(html, stylesheets, variant)
