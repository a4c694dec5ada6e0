"""The decoder of photos itself, in the process of the tests."""

from __future__ import annotations

import tracemalloc
from io import BytesIO

import pytest
from PIL import Image, ImageFile

from kube_awards.core.decoding.images import MAXIMUM_BYTES, reencode
from kube_awards.core.decoding.unfit import Fault, Unfit
from tests.uploads import (
    BLUE,
    PLACE,
    RED,
    SVG,
    encoded,
    photo,
    photo_with_place,
    png_header,
    red_and_blue,
    webp_header,
)


@pytest.fixture(autouse=True)
def _as_in_the_child_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Pillow refuse half a picture again: WeasyPrint, imported here, tells it not to."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


def seen(data: bytes) -> Image.Image:
    """Return the picture that comes out."""
    return Image.open(BytesIO(reencode(data)))


def like(pixel: object, colour: tuple[int, int, int]) -> bool:
    """Say whether a pixel is the colour, but for what WebP and CMYK change."""
    assert isinstance(pixel, tuple)
    return all(abs(part - wanted) < 45 for part, wanted in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "MPO"])
def test_a_photo_comes_out_as_webp(kind: str) -> None:
    image = seen(encoded(red_and_blue(), kind))

    assert (image.format, image.size, image.mode) == ("WEBP", (80, 40), "RGB")
    assert like(image.getpixel((10, 20)), RED)
    assert like(image.getpixel((70, 20)), BLUE)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(4000, 3000, (1600, 1200)), (900, 3200, (450, 1600)), (1600, 9, (1600, 9)), (1, 1, (1, 1))],
)
def test_a_photo_is_shrunk_to_1600_pixels_and_never_grown(
    width: int, height: int, size: tuple[int, int]
) -> None:
    assert seen(photo(width, height)).size == size


def test_a_crowded_photo_stays_within_300_kilobytes() -> None:
    crowd = Image.effect_noise((3000, 2000), 90).convert("RGB")

    assert len(reencode(encoded(crowd, quality=90))) <= MAXIMUM_BYTES


def test_the_longest_side_may_be_chosen_and_the_bytes_follow() -> None:
    crowd = encoded(Image.effect_noise((3000, 2000), 90).convert("RGB"), quality=90)

    small = reencode(crowd, 400)

    assert max(Image.open(BytesIO(small)).size) in {400, 280}
    assert len(small) <= MAXIMUM_BYTES / 16


def test_what_the_telephone_wrote_beside_the_pixels_is_gone() -> None:
    data = photo_with_place()
    assert PLACE.encode() in data
    assert Image.open(BytesIO(data)).getexif().get_ifd(0x8825)

    made = reencode(data)

    assert [mark in made for mark in (PLACE.encode(), b"EXIF", b"Exif", b"ICCP", b"XMP")] == [
        False
    ] * 5
    assert dict(Image.open(BytesIO(made)).getexif()) == {}


def test_a_colour_profile_is_not_carried_along() -> None:
    made = reencode(encoded(red_and_blue(), icc_profile=PLACE.encode() * 9))

    assert [PLACE.encode() in made, b"ICCP" in made] == [False, False]


@pytest.mark.parametrize(
    ("orientation", "size", "red_at"),
    [
        (1, (80, 40), (9, 20)),
        (3, (80, 40), (70, 20)),
        (6, (40, 80), (20, 9)),
        (8, (40, 80), (20, 70)),
    ],
)
def test_a_photo_stands_upright(
    orientation: int, size: tuple[int, int], red_at: tuple[int, int]
) -> None:
    image = seen(photo_with_place(orientation))

    assert image.size == size
    assert like(image.getpixel(red_at), RED)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("CMYK", "JPEG"), ("P", "PNG"), ("RGBA", "PNG"), ("RGBA", "WEBP"), ("P", "WEBP")],
)
def test_other_ways_to_keep_colours_look_the_same(mode: str, kind: str) -> None:
    image = seen(encoded(red_and_blue(mode=mode), kind))

    assert like(image.getpixel((10, 20)), RED)
    assert like(image.getpixel((70, 20)), BLUE)


@pytest.mark.parametrize("mode", ["L", "LA", "1"])
def test_grey_pictures_are_taken(mode: str) -> None:
    image = seen(encoded(Image.new(mode, (9, 9), 255 if mode != "LA" else (255, 255)), "PNG"))

    assert like(image.getpixel((4, 4)), (255, 255, 255))


def test_sixteen_bits_of_grey_become_eight() -> None:
    image = seen(encoded(Image.new("I;16", (9, 9), 100 * 256), "PNG"))

    assert like(image.getpixel((4, 4)), (100, 100, 100))


def test_what_can_be_looked_through_is_laid_on_white_paper() -> None:
    image = seen(encoded(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG"))

    assert like(image.getpixel((4, 4)), (255, 255, 255))


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_a_moving_picture_only_the_first_moment_is_kept(kind: str) -> None:
    moments = [Image.new("RGB", (9, 9), colour) for colour in (RED, BLUE)]
    data = encoded(moments[0], kind, save_all=True, append_images=moments[1:])

    image = seen(data)

    assert getattr(image, "n_frames", 1) == 1
    assert like(image.getpixel((4, 4)), RED)


HALF = len(photo(900, 700)) // 2
BAD = {
    "svg": (SVG, Fault.NOT_AN_IMAGE),
    "pdf": (b"%PDF-1.7 1 0 obj", Fault.NOT_AN_IMAGE),
    "text": (b"Bukan foto", Fault.NOT_AN_IMAGE),
    "gif": (encoded(red_and_blue(), "GIF"), Fault.NOT_AN_IMAGE),
    "tiff": (encoded(red_and_blue(), "TIFF"), Fault.NOT_AN_IMAGE),
    "html in front of a photo": (b"<script>1</script>" + photo(), Fault.NOT_AN_IMAGE),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(90), Fault.HEIC),
    "png of 900 megapixels": (png_header(30_000, 30_000), Fault.TOO_MANY_PIXELS),
    "png of 36 megapixels": (png_header(6_000, 6_000), Fault.TOO_MANY_PIXELS),
    "webp of 256 megapixels": (webp_header(16_000, 16_000), Fault.TOO_MANY_PIXELS),
    "webp without a picture": (webp_header(16, 16), Fault.BROKEN_IMAGE),
    "png with one row": (png_header(900, 900), Fault.BROKEN_IMAGE),
    "half a jpeg": (photo(900, 700)[:HALF], Fault.BROKEN_IMAGE),
    "head of a jpeg": (photo()[:30], Fault.BROKEN_IMAGE),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_what_is_in_it(name: str) -> None:
    data, fault = BAD[name]

    with pytest.raises(Unfit) as refusal:
        reencode(data)

    assert refusal.value.fault == fault


def test_a_jpeg_of_thousands_of_scans_is_not_even_begun() -> None:
    data = encoded(red_and_blue(), progressive=True)
    last = data.rindex(b"\xff\xda")

    with pytest.raises(Unfit) as refusal:
        reencode(data[:last] + data[last : last + 14] * 5000 + data[last:])

    assert refusal.value.fault == Fault.TOO_HEAVY


@pytest.mark.parametrize(("progressive", "taken"), [(False, True), (True, False)])
def test_only_a_jpeg_that_decodes_in_parts_may_be_very_large(
    progressive: bool, taken: bool
) -> None:
    data = encoded(Image.new("RGB", (6_000, 5_000), RED), progressive=progressive)

    if taken:
        assert seen(data).size == (1600, 1333)
    else:
        with pytest.raises(Unfit):
            reencode(data)


def test_a_bomb_is_refused_without_memory() -> None:
    tracemalloc.start()
    with pytest.raises(Unfit):
        reencode(png_header(30_000, 30_000))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 1_000_000
