"""Look at a PDF as a reader, a printer and a scanner do."""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from io import BytesIO
from shutil import which
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)


@dataclass(frozen=True)
class Word:
    """A word on the page and its box in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def text_of(pdf: bytes) -> str:
    """Read the text of every page, with the lines as printed."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def page_sizes_of(pdf: bytes) -> list[tuple[int, int]]:
    """Measure every page in whole millimetres."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [
        (
            round(float(page.mediabox.width) / 72 * 25.4),
            round(float(page.mediabox.height) / 72 * 25.4),
        )
        for page in pages
    ]


def words_of(pdf: bytes) -> list[Word]:
    """Find every word with its box on its page."""
    return [word for page in words_by_page(pdf) for word in page]


def words_by_page(pdf: bytes) -> list[list[Word]]:
    """Find the words of each page with their boxes."""
    _head, *pages = _program(["pdftotext", "-bbox", "-", "-"], pdf).decode().split("<page ")
    return [
        [
            Word(float(left), float(top), float(right), float(bottom), text)
            for left, top, right, bottom, text in WORD.findall(page)
        ]
        for page in pages
    ]


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """List the fonts of pdf (without subset tags), and whether each is embedded."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        lines = _program(["pdffonts", file.name]).decode().splitlines()[2:]
    return {line.split()[0].split("+")[-1]: line.split()[-5] == "yes" for line in lines}


def picture_of(pdf: bytes, dpi: int) -> Image.Image:
    """Print the first page as a picture."""
    png = _program(["pdftoppm", "-r", str(dpi), "-png", "-singlefile", "-"], pdf)
    return Image.open(BytesIO(png)).convert("RGB")


def codes_of(pdf: bytes, dpi: int) -> list[str]:
    """Scan the QR codes of the first page as printed at dpi."""
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        picture_of(pdf, dpi).save(file.name)
        return _program(["zbarimg", "--quiet", "--raw", file.name]).decode().splitlines()


def strange_pixels(one: Image.Image, other: Image.Image, tolerance: int = 40) -> float:
    """Give the share of pixels that differ by more than tolerance in any colour."""
    assert one.size == other.size
    pairs = zip(one.tobytes(), other.tobytes(), strict=True)
    far = {index // 3 for index, (a, b) in enumerate(pairs) if abs(a - b) > tolerance}
    return len(far) / (one.width * one.height)


def _program(command: Sequence[str], data: bytes | None = None) -> bytes:
    if which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return done.stdout


def read_picture(path: Path) -> Image.Image:
    """Open a stored picture."""
    return Image.open(path).convert("RGB")
