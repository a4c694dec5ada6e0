"""Lay a paper out as PDF: one template, one stylesheet, whatever it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kube_awards.core.pdf import GlyphMissing, render_pdf
from kube_awards.core.pdf.fonts import Face, missing_characters
from prizes.papers.logo import logo_address

if TYPE_CHECKING:
    from prizes.papers.blocks import Paper


def paper_pdf(paper: Paper) -> bytes:
    """Print a paper as tagged PDF; the same content gives the same bytes. Raise PdfError."""
    with translation.override("id"):
        context = {"paper": paper, "logo": logo_address(paper.letterhead.logo)}
        html = render_to_string("print/paper.html", context)
    _refuse_unknown_letters(html)
    return render_pdf(html, stylesheets=["papers.css"], variant="pdf/ua-1")


def _refuse_unknown_letters(html: str) -> None:
    """Name what the print font lacks; the engine would only name the font that stepped in."""
    missing = missing_characters(html.replace("\n", " "), Face.SANS)
    if missing:
        shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in missing[:5])
        message = _("Dokumen memuat huruf yang tidak ada pada fon cetak: {characters}.")
        raise GlyphMissing(format_lazy(message, characters=shown))
