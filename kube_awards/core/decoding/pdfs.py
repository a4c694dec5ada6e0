"""Write a PDF anew when it holds pages and nothing that acts, carries files or hides."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from kube_awards.core.decoding.unfit import Fault, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterator

MAXIMUM_PAGES = 50
HEADER_WITHIN = 1024
# Keys that only active or carried content has, wherever they stand.
FORBIDDEN_KEYS = frozenset(
    {"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent", "/AF"}
)
FORBIDDEN_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition", "/Movie",
     "/Sound", "/RichMediaExecute"}
)  # fmt: skip
FORBIDDEN_SUBTYPES = frozenset(
    {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
)


def checked(data: bytes) -> bytes:
    """Return the PDF written anew, without what it does on opening; raise Unfit."""
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise Unfit(Fault.NOT_A_PDF)
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            return _written_anew(pdf)
    except pikepdf.PasswordError as error:
        raise Unfit(Fault.LOCKED_PDF) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError) as error:
        raise Unfit(Fault.BROKEN_PDF) from error


def _written_anew(pdf: pikepdf.Pdf) -> bytes:
    if fault := _fault_of(pdf):
        raise Unfit(fault)
    for holder in (pdf.Root, *(page.obj for page in pdf.pages)):
        for key in {"/OpenAction", "/AA"} & set(holder.keys()):
            del holder[key]
    target = BytesIO()
    pdf.save(target, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return target.getvalue()


def _fault_of(pdf: pikepdf.Pdf) -> Fault | None:
    if pdf.is_encrypted:  # an empty password opens it here, but not in every reader
        return Fault.LOCKED_PDF
    if not len(pdf.pages):
        return Fault.BROKEN_PDF
    if len(pdf.pages) > MAXIMUM_PAGES:
        return Fault.TOO_MANY_PAGES
    return Fault.ACTIVE_PDF if any(_acts(each) for each in _dictionaries(pdf)) else None


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield every dictionary of the file, also those that no page leads to."""
    left: list[object] = list(pdf.objects)
    left.append(pdf.trailer)
    while left:
        each = left.pop()
        if isinstance(each, pikepdf.Array):
            left.extend(part for part in each.as_list() if _is_direct(part))
        elif isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            yield each
            left.extend(part for _key, part in each.items() if _is_direct(part))


def _is_direct(part: object) -> bool:
    """Say whether part stands inside its holder; the others have their own turn."""
    return isinstance(part, pikepdf.Object) and not part.is_indirect


def _acts(each: pikepdf.Object) -> bool:
    return (
        not FORBIDDEN_KEYS.isdisjoint(each.keys())
        or str(each.get("/S")) in FORBIDDEN_ACTIONS
        or str(each.get("/Subtype")) in FORBIDDEN_SUBTYPES
    )
