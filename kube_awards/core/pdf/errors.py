"""What can go wrong between a text and its paper, each with a sentence for the user."""

from __future__ import annotations

from kube_awards.core.errors import Refused


class PdfError(Refused):
    """Say why a document was not made; the lazy message is read in the reader's language."""


class GlyphMissing(PdfError):  # noqa: N818 - named for what happened
    """A text holds characters that no font of ours can draw."""


class TextTooLong(PdfError):  # noqa: N818 - named for what happened
    """A text does not fit its place even at its smallest size and on its last line."""
