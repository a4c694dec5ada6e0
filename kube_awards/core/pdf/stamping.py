"""Print what many pages share once: a page becomes a form, and each single page is put on it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kube_awards.core.pdf.errors import PdfError
from kube_awards.core.pdf.text import squeezed

if TYPE_CHECKING:
    from collections.abc import Sequence

# The page's own operators turn its axes over, so they stand between q and Q.
BEFORE = b"/Artifact BMC\nq /Stamp Do Q\nEMC\nq\n"
BETWEEN = b"\nQ\n"


@dataclass(frozen=True)
class StampedPage:
    """What one page has of its own: a title, the texts it must show, operators drawn on top."""

    title: str
    texts: tuple[str, ...]
    drawing: bytes


def as_stamp(pdf: bytes) -> bytes:
    """Return a file that keeps the first page of pdf as one deflated form, under /Stamp."""
    with pikepdf.open(BytesIO(pdf)) as source:
        source.Root.Stamp = source.pages[0].as_form_xobject()
        return _saved(source)


def stamped_files(stamp: bytes, layer: bytes, pages: Sequence[StampedPage]) -> list[bytes]:
    """Return each page of layer as a file of its own: the stamp, the page, the page's drawing.

    A file keeps what layer says of itself (metadata, output intent) but for its title.
    """
    with pikepdf.open(BytesIO(layer)) as file, pikepdf.open(BytesIO(stamp)) as source:
        contents = [page.Contents.read_bytes() for page in file.pages]
        del file.pages[1:]
        page = file.pages[0]
        page.add_resource(
            file.copy_foreign(source.Root.Stamp), pikepdf.Name.XObject, pikepdf.Name.Stamp
        )
        title, metadata = str(file.docinfo.Title), file.Root.Metadata.read_bytes()
        files = []
        for content, own in zip(contents, pages, strict=True):
            page.Contents = file.make_stream(BEFORE + content + BETWEEN + own.drawing)
            file.docinfo.Title = own.title
            file.Root.Metadata.write(
                metadata.replace(f">{title}<".encode(), f">{escape(own.title)}<".encode())
            )
            files.append(_saved(file))
        return files


def require_texts(printed: Sequence[str], pages: Sequence[StampedPage]) -> None:
    """Raise PdfError unless there is one page for each of pages, and all its texts are on it.

    `printed` holds the text of each page without spaces.
    """
    lost = [
        text
        for shown, page in zip(printed, pages, strict=False)
        for text in page.texts
        if squeezed(text) not in shown
    ]
    if lost or len(printed) != len(pages):
        reason = lost[0] if lost else f"{len(printed)} ≠ {len(pages)}"
        message = _("Dokumen tidak dapat dicetak dengan utuh: {reason}")
        raise PdfError(format_lazy(message, reason=reason))


def _saved(pdf: pikepdf.Pdf) -> bytes:
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return target.getvalue()
