"""Put several PDF files into one for the printer, each thing that they share only once."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import pikepdf
from django.utils.translation import gettext_lazy as _

from kube_awards.core.pdf.errors import PdfError

if TYPE_CHECKING:
    from collections.abc import Iterable

Shared: TypeAlias = "dict[bytes, pikepdf.Object]"


def merge_pdfs(pdfs: Iterable[bytes]) -> bytes:
    """Join pdfs of one page each, in order; the same files give the same bytes.

    Equal fonts and forms are kept once, so that a hundred pages on one stamp are a small file.
    Raise PdfError where a file has not exactly one page.
    """
    target = BytesIO()
    merge_pdfs_into(target, pdfs)
    return target.getvalue()


def merge_pdfs_into(target: BinaryIO, pdfs: Iterable[bytes]) -> None:
    """Join pdfs as merge_pdfs does, into an open file; one of them is in memory at a time."""
    with pikepdf.new() as merged:
        shared: Shared = {}
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as source:
                _append(merged, source, shared)
        merged.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )


def _append(merged: pikepdf.Pdf, source: pikepdf.Pdf, shared: Shared) -> None:
    if len(source.pages) != 1:
        raise PdfError(_("Sebuah berkas piagam tidak berisi tepat satu halaman."))
    page = source.pages[0].obj
    copy = {
        key: _copied(merged, source, value)
        for key, value in page.items()
        if key not in {"/Parent", "/Resources"}
    }
    resources = {}
    for kind, entries in page.Resources.items():
        own = {name: _shared(merged, source, entry, shared) for name, entry in entries.items()}
        resources[kind] = pikepdf.Dictionary(own)
    copy["/Resources"] = pikepdf.Dictionary(resources)
    merged.pages.append(pikepdf.Page(merged.make_indirect(pikepdf.Dictionary(copy))))


def _shared(
    merged: pikepdf.Pdf, source: pikepdf.Pdf, entry: pikepdf.Object, shared: Shared
) -> pikepdf.Object:
    """Copy a font or form, or return the equal one that came before."""
    digest = _digest(entry)
    if digest not in shared:
        shared[digest] = _copied(merged, source, entry)
    return shared[digest]


def _copied(merged: pikepdf.Pdf, source: pikepdf.Pdf, value: pikepdf.Object) -> pikepdf.Object:
    """Copy value into merged; the bytes of its streams do not keep their whole file in memory."""
    if not isinstance(value, pikepdf.Object) or isinstance(value, pikepdf.Name):
        return value
    return merged.copy_foreign(source.make_indirect(value))


def _digest(value: object) -> bytes:
    """Hash value and all it refers to; forms and fonts refer to nothing that refers back."""
    told = sha256()
    match value:
        case pikepdf.Stream():
            told.update(b"stream" + _digest_of_items(value) + value.read_raw_bytes())
        case pikepdf.Dictionary():
            told.update(b"dictionary" + _digest_of_items(value))
        case pikepdf.Array():
            told.update(b"array" + b"".join(_digest(each) for each in value))
        case pikepdf.Object():
            told.update(value.unparse())
        case _:
            told.update(repr(value).encode())
    return told.digest()


def _digest_of_items(value: pikepdf.Object) -> bytes:
    return b"".join(
        key.encode() + _digest(each) for key, each in sorted(value.items()) if key != "/Length"
    )
