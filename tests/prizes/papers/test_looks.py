"""Each paper looks as it was approved; the stored pages are pictures of made-up content."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prizes.papers import paper_pdf
from tests.paper import picture_of, read_picture, strange_pixels
from tests.prizes.papers.made_up import ATTENDANCE, DECREE, MINUTES, RECAP

if TYPE_CHECKING:
    from prizes.papers.blocks import Paper

PIXELS = Path(__file__).parent.parent / "pixels"
DPI = 70
CASES = {
    "minutes-a4": MINUTES,
    "minutes-draft": replace(MINUTES, mark="DRAF"),
    "decree-f4": DECREE,
    "recap-a4": RECAP,
    "attendance-a4": ATTENDANCE,
}


@pytest.mark.parametrize("name", CASES)
def test_the_page_looks_as_it_was_approved(name: str, tmp_path: Path) -> None:
    picture = picture_of(paper_pdf(CASES[name]), DPI)
    picture.quantize(64).save(tmp_path / f"{name}.png", optimize=True)

    strange = strange_pixels(picture, read_picture(PIXELS / f"{name}.png"))

    assert strange <= 0.001, f"if the new look is wanted, store {tmp_path / f'{name}.png'}"


@pytest.mark.parametrize("paper", CASES.values(), ids=CASES)
def test_the_same_content_gives_the_same_bytes(paper: Paper) -> None:
    assert paper_pdf(paper) == paper_pdf(paper)
