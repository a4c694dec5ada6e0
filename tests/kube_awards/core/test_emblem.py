"""The logo of an office, from the upload to the paper."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from kube_awards.core.errors import Refused
from kube_awards.core.uploads import emblem
from tests.paper import picture_of
from tests.prizes.certificate_cases import make_content, printed
from tests.uploads import SVG, encoded, sent

DPI = 72
IVORY, GREEN = (255, 253, 248), (47, 125, 92)
CENTRE, MIDDLE = 421, 91  # of the slot, in points from the left and the top of an A4 paper


def logo(width: int, height: int, mode: str = "RGBA") -> Image.Image:
    """Draw a green oval that touches all four edges; around it there is nothing."""
    picture = Image.new("RGBA", (width, height), (*GREEN, 255 if width * height == 1 else 0))
    ImageDraw.Draw(picture).ellipse((0, 0, width - 1, height - 1), fill=GREEN)
    return picture.convert(mode)


def taken(data: bytes) -> bytes:
    """Upload a logo."""
    made: bytes = emblem(sent(data, "logo.png", "image/png")).read()
    return made


def near(pixel: object, colour: tuple[int, int, int], most: int = 12) -> bool:
    """Say whether a pixel is the colour, but for what a printer's rounding changes."""
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= most for one, other in zip(pixel, colour, strict=False))


def box_of(picture: Image.Image) -> tuple[int, int, int, int]:
    """Find what is green in the slot: left, top, right, bottom in points."""
    found = [
        (x, y)
        for x in range(CENTRE - 100, CENTRE + 100)
        for y in range(MIDDLE - 30, MIDDLE + 30)
        if near(picture.getpixel((x, y)), GREEN, 40)
    ]
    xs, ys = [x for x, _y in found], [y for _x, y in found]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [((300, 300), 48, 48), ((1200, 300), 170, 43), ((100, 800), 6, 48), ((1, 1), 48, 48)],
    ids=["square", "wide", "tall", "one pixel"],
)
def test_a_logo_of_any_shape_stands_whole_in_the_middle_of_its_slot(
    size: tuple[int, int], width: int, height: int
) -> None:
    pdf = printed(make_content(logo=taken(encoded(logo(*size), "PNG"))))

    left, top, right, bottom = box_of(picture_of(pdf, DPI))
    assert [right - left + 1, bottom - top + 1] == pytest.approx([width, height], abs=3)
    assert [(left + right) / 2, (top + bottom) / 2] == pytest.approx([CENTRE, MIDDLE], abs=1.5)


@pytest.mark.parametrize("mode", ["RGBA", "P", "LA"])
def test_what_is_transparent_shows_the_paper_and_never_black(mode: str) -> None:
    data = encoded(logo(300, 300, mode), "PNG")

    picture = picture_of(printed(make_content(logo=taken(data))), DPI)

    assert near(picture.getpixel((CENTRE - 22, MIDDLE - 22)), IVORY)
    assert mode == "LA" or near(picture.getpixel((CENTRE, MIDDLE)), GREEN)


def test_a_cmyk_jpeg_keeps_its_colours() -> None:
    data = encoded(Image.new("RGB", (200, 200), GREEN).convert("CMYK"), "JPEG")

    picture = picture_of(printed(make_content(logo=taken(data))), DPI)

    assert near(picture.getpixel((CENTRE, MIDDLE)), GREEN)


def test_a_logo_is_no_larger_than_paper_shows() -> None:
    made = taken(encoded(logo(3000, 1500), "PNG"))

    assert Image.open(BytesIO(made)).size == (720, 360)


def test_a_drawing_with_a_script_is_no_logo() -> None:
    with pytest.raises(Refused, match="bukan foto JPEG, PNG, atau WebP"):
        taken(SVG)


def test_a_file_of_100_megabytes_is_refused_unread() -> None:
    with pytest.raises(Refused, match="paling besar 10 MB"):
        taken(bytes(100_000_000))
