"""Put several PDF files into one for the printer."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Sequence


def merge_pdfs(pdfs: Sequence[bytes]) -> bytes:
    """Join pdfs page after page, in order; the same files give the same bytes."""
    target = BytesIO()
    with pikepdf.new() as merged:
        for pdf in pdfs:
            with pikepdf.open(BytesIO(pdf)) as source:
                merged.pages.extend(source.pages)
        merged.save(target, deterministic_id=True)
    return target.getvalue()
