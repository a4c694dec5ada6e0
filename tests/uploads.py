"""Make the files that people send, good ones and bad ones."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from assessments.models import Evidence, Indicator

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessments.models import ScoreSheet
    from tests.pages import Response

RED, BLUE = (220, 30, 30), (30, 30, 220)
PLACE = "Rumah Bu Sri"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
# How an iPhone keeps a photo begins so; nothing of the rest is read.
HEIC = b"\0\0\0\x18ftypheic" + bytes(200)

# The headers that keep a file harmless in a browser.
SAFE = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


def sent(data: bytes, name: str = "foto.jpg", kind: str = "image/jpeg") -> SimpleUploadedFile:
    """Return data as the browser sends it."""
    return SimpleUploadedFile(name, data, kind)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:  # noqa: ANN401 - Pillow's own
    """Return an image as a file."""
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def red_and_blue(width: int = 80, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def photo(width: int = 80, height: int = 40) -> bytes:
    """Return a small JPEG."""
    return encoded(red_and_blue(width, height))


def photo_with_place(orientation: int = 1) -> bytes:
    """Return a JPEG as a telephone makes it: turned, with GPS, maker and a description."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = PLACE
    exif.get_ifd(0x8825).update({1: "S", 2: (6.0, 12.0, 30.0), 3: "E", 4: (106.0, 50.0, 0.0)})
    return encoded(red_and_blue(), exif=exif, comment=PLACE.encode())


def png_header(width: int, height: int) -> bytes:
    """Return a PNG whose header promises this size, with a row or so of content."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def webp_header(width: int, height: int) -> bytes:
    """Return an extended WebP whose header promises this size."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + size


def document(
    pages: int = 1,
    change: Callable[[pikepdf.Pdf], None] | None = None,
    encryption: pikepdf.Encryption | bool = False,  # noqa: FBT002 - pikepdf's own argument
) -> bytes:
    """Return a PDF of blank pages after a change to it."""
    target = BytesIO()
    with pikepdf.new() as pdf:
        for _page in range(pages):
            pdf.add_blank_page()
        if change:
            change(pdf)
        options = pikepdf.ObjectStreamMode.disable  # so that tests can read the bytes
        pdf.save(
            target,
            encryption=encryption,
            object_stream_mode=options,
            deterministic_id=not encryption,
        )
    return target.getvalue()


def action_pdf() -> bytes:
    """Return a PDF that runs a script when it is opened."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    return document(change=change)


def stored(kind: str = ".webp", content: bytes = b"") -> str:
    """Put a file into the private store as an upload would; return its name."""
    content = content or (encoded(red_and_blue(), "WEBP") if kind == ".webp" else document())
    return default_storage.save(f"tes/berkas{kind}", ContentFile(content))


def make_evidence(sheet: ScoreSheet, number: int = 1, position: int = 1) -> Evidence:
    """Return a photo for an indicator of a sheet, without going through the decoder."""
    content = encoded(red_and_blue(60 + position), "WEBP")
    return Evidence.objects.create(
        sheet=sheet,
        indicator=Indicator.objects.get(aspect__category=sheet.contestant.category, number=number),
        position=position,
        file=stored(content=content),
        thumbnail=stored(),
        digest=sha256(content).hexdigest(),
        added_at=timezone.now(),
        added_by=sheet.judge.user,
    )


def headers_of(response: Response) -> dict[str, str]:
    """Return what a response says of the headers in SAFE."""
    return {name: response.headers[name] for name in SAFE}
