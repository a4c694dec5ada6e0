from __future__ import annotations

import pytest

from kube_awards.core.pdf import merge_pdfs, render_pdf
from tests.paper import text_of

STYLE = "<style>body { font-family: EB Garamond; font-weight: 600 }</style>"


@pytest.fixture(scope="module")
def pages() -> list[bytes]:
    """Print two small documents."""
    return [render_pdf(f"{STYLE}<p>{name}", stylesheets=[]) for name in ("Satu", "Dua")]


def test_merge_pdfs_keeps_the_order(pages: list[bytes]) -> None:
    merged = merge_pdfs([pages[1], pages[0], pages[1]])

    assert text_of(merged).split() == ["Dua", "Satu", "Dua"]


def test_merge_pdfs_gives_the_same_bytes_twice(pages: list[bytes]) -> None:
    assert merge_pdfs(pages) == merge_pdfs(pages)
