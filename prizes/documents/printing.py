"""Print certificates: what an edition shares once, what a person has of their own by fifties.

Laying the whole paper out for everybody costs fifteen times as much (docs/adr/0016).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import translation

from kube_awards.core.pdf import StampedPage, merge_pdfs, print_on_stamp
from prizes.documents.page import certificate_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from prizes.documents.content import CertificateContent
    from prizes.documents.page import CertificatePage, CertificateStamp

CHUNK = 50
STYLESHEETS = ("certificate.css",)
POINTS_PER_MM = 72 / 25.4
# The QR code's left and lower edge and its side in mm; its navy. certificate.css has its texts.
QR_BOX = (34 * POINTS_PER_MM, 26 * POINTS_PER_MM, 22 * POINTS_PER_MM)
NAVY = "0.082353 0.149020 0.290196"


def render_certificates(contents: Sequence[CertificateContent]) -> list[bytes]:
    """Print each content as its own one-page PDF, in order; the same list gives the same bytes."""
    pages = [certificate_page(content) for content in contents]
    by_stamp: dict[CertificateStamp, list[int]] = {}
    for index, page in enumerate(pages):
        by_stamp.setdefault(page.stamp, []).append(index)
    files: dict[int, bytes] = {}
    for stamp, indexes in by_stamp.items():
        for chunk in _chunks(indexes):
            printed = _print(stamp, [pages[index] for index in chunk])
            files.update(zip(chunk, printed, strict=True))
    return [files[index] for index in range(len(pages))]


def merge_for_print(pdfs: Sequence[bytes]) -> bytes:
    """Join certificates into one file for the printer, in the order given."""
    return merge_pdfs(pdfs)


def _chunks(indexes: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(indexes), CHUNK):
        yield indexes[start : start + CHUNK]


def _print(stamp: CertificateStamp, pages: Sequence[CertificatePage]) -> list[bytes]:
    with translation.override("id"):
        ground = render_to_string("print/certificate_stamp.html", {"stamp": stamp})
        html = render_to_string("print/certificate_people.html", {"stamp": stamp, "pages": pages})
    return print_on_stamp(ground, html, [_stamped(page) for page in pages], stylesheets=STYLESHEETS)


def _stamped(page: CertificatePage) -> StampedPage:
    name = " ".join(page.recipient.lines)
    return StampedPage(
        title=f"Piagam Penghargaan – {name}",
        texts=page.texts,
        drawing=page.qr.operators(QR_BOX, NAVY),
    )
