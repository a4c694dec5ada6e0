"""Make a small, upright WebP without any metadata from a photo."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageOps, UnidentifiedImageError

from kube_awards.core.decoding.unfit import Fault, Unfit

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

FORMATS = ("JPEG", "PNG", "WEBP")
# A JPEG is decoded at a fraction of its size, anything else whole (25 MP are 100 MB as RGBA).
MAXIMUM_PIXELS = 25_000_000
MAXIMUM_PIXELS_OF_JPEG = 70_000_000
# A progressive JPEG is kept whole, and read again for each scan: a file may hold thousands.
MAXIMUM_SCANS = 100
START_OF_SCAN = b"\xff\xda"
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")

LONGEST_SIDE = 1600
MAXIMUM_BYTES = 300_000
# Tried in turn until the bytes are few enough: share of the longest side in percent, quality.
TRIALS = ((100, 80), (100, 60), (70, 50), (70, 25))
SQUARE_QUALITY = 70


def reencode(data: bytes, longest: int = LONGEST_SIDE) -> bytes:
    """Return the photo as WebP of at most longest px, about 300 KB at 1600; raise Unfit."""
    return _encoded(_upright(_opened(data), longest), longest)


def emblem(data: bytes, longest: int) -> bytes:
    """Return the picture as lossless WebP of at most longest px, its clear parts left clear."""
    target = BytesIO()
    _decoded(_opened(data), longest).save(target, "WEBP", lossless=True, method=4)
    return target.getvalue()


def square(data: bytes, side: int) -> bytes:
    """Return the middle of the photo as a square WebP; raise Unfit."""
    target = BytesIO()
    middle = ImageOps.fit(_upright(_opened(data), LONGEST_SIDE), (side, side))
    middle.save(target, "WEBP", quality=SQUARE_QUALITY, method=4)
    return target.getvalue()


def _opened(data: bytes) -> ImageFile:
    """Open without decoding, and look at the size that the header tells."""
    _refuse_heic(data)
    if _webp_pixels(data) > MAXIMUM_PIXELS:  # Pillow reserves memory for it when it opens one
        raise Unfit(Fault.TOO_MANY_PIXELS)
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise Unfit(Fault.NOT_AN_IMAGE) from error
    except Image.DecompressionBombError as error:
        raise Unfit(Fault.TOO_MANY_PIXELS) from error
    except Exception as error:
        raise Unfit(Fault.BROKEN_IMAGE) from error
    if image.width * image.height > _limit(image):
        raise Unfit(Fault.TOO_MANY_PIXELS)
    if data.count(START_OF_SCAN) > MAXIMUM_SCANS and _is_jpeg(image):
        raise Unfit(Fault.TOO_HEAVY)
    return image


def _refuse_heic(data: bytes) -> None:
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        raise Unfit(Fault.HEIC)


def _webp_pixels(data: bytes) -> int:
    """Return width times height of an extended WebP (the others cannot be too large), or 0."""
    if data[:4] != b"RIFF" or data[8:16] != b"WEBPVP8X":
        return 0
    width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
    return width * height


def _is_jpeg(image: ImageFile) -> bool:
    return image.format in {"JPEG", "MPO"}  # MPO: what many phones make, several JPEGs in a row


def _limit(image: ImageFile) -> int:
    whole = not _is_jpeg(image) or image.info.get("progressive")
    return MAXIMUM_PIXELS if whole else MAXIMUM_PIXELS_OF_JPEG


def _upright(image: ImageFile, longest: int) -> Image.Image:
    """Decode, shrink and turn the first frame on white; nothing but pixels is left."""
    seen = _decoded(image, longest)
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _decoded(image: ImageFile, longest: int) -> Image.Image:
    """Decode, shrink and turn the first frame, without what its file says beside the pixels."""
    try:
        small = _eight_bit(image)
        small.thumbnail((longest, longest))
        turned = ImageOps.exif_transpose(small).convert("RGBA")
    except Exception as error:
        raise Unfit(Fault.BROKEN_IMAGE) from error
    bare = Image.new("RGBA", turned.size)
    bare.paste(turned)
    return bare


def _eight_bit(image: Image.Image) -> Image.Image:
    """Return modes that shrink well: no palettes, no 16 bits for each pixel."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"P", "PA", "LA", "1"}:
        return image.convert("RGBA")
    return image


def _encoded(image: Image.Image, longest: int) -> bytes:
    """Save at the best of a few qualities that keeps within the bytes, else at the last."""
    most = MAXIMUM_BYTES * longest**2 // LONGEST_SIDE**2
    for percent, quality in TRIALS:
        side = longest * percent // 100
        image.thumbnail((side, side))
        target = BytesIO()
        image.save(target, "WEBP", quality=quality, method=4)
        if target.tell() <= most:
            break
    return target.getvalue()
