"""What can go wrong between a text and its paper, each with a sentence for the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class PdfError(Exception):
    """Say why a document was not made; message is a sentence for the user, in their language."""

    def __init__(self, message: _StrOrPromise) -> None:
        """Keep message lazy: documents are made in Indonesian, their errors are read in any."""
        super().__init__(message)
        self.message = message


class GlyphMissing(PdfError):  # noqa: N818 - named for what happened
    """A text holds characters that no font of ours can draw."""


class TextTooLong(PdfError):  # noqa: N818 - named for what happened
    """A text does not fit its place even at its smallest size and on its last line."""
