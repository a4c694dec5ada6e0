"""The logo of the letterhead as PNG: Word knows no WebP, and an SVG never gets this far."""

from __future__ import annotations

import base64
import io

from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from kube_awards.core.pdf import PdfError


def as_png(logo: bytes) -> bytes:
    """Return a picture as PNG; raise PdfError for what is none."""
    stream = io.BytesIO()
    try:
        with Image.open(io.BytesIO(logo)) as picture:
            picture.save(stream, "PNG")
    except UnidentifiedImageError as error:
        raise PdfError(_("Logo bukan gambar. Unggah lagi logonya.")) from error
    return stream.getvalue()


def logo_address(logo: bytes) -> str:
    """Return the picture as an address that needs no network; nothing for none."""
    return f"data:image/png;base64,{base64.b64encode(as_png(logo)).decode()}" if logo else ""
