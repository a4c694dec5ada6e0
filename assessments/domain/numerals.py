"""How numbers read in a sentence: Indonesian, rounded half up, never two values alike (§2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

PLACES = 2
MOST_PLACES = 6
MINUS = "\N{MINUS SIGN}"


def decimal_text(value: Fraction, places: int = PLACES) -> str:
    """Return the value rounded half up (away from 0) to so many decimals: ``88,40``."""
    scale: int = 10**places
    units = (2 * abs(value.numerator) * scale + value.denominator) // (2 * value.denominator)
    digits = str(units).rjust(places + 1, "0")
    text = f"{digits[:-places]},{digits[-places:]}" if places else digits
    return f"{MINUS}{text}" if value < 0 and units else text


def distinct_texts(values: Sequence[Fraction], *, apart_from: Iterable[Fraction] = ()) -> list[str]:
    """Return the values with as many decimals as it takes to tell different ones apart.

    Two at first, six at most, and then the fractions themselves. `apart_from` are values that are
    not printed and yet must not seem to be: 0, where a difference is.
    """
    different = {*values, *apart_from}
    for places in range(PLACES, MOST_PLACES + 1):
        if len({decimal_text(value, places) for value in different}) == len(different):
            return [decimal_text(value, places) for value in values]
    return [str(value).replace("-", MINUS) for value in values]


def signed_texts(values: Sequence[Fraction]) -> list[str]:
    """Return differences with their sign, told apart from each other and from none: ``+0,80``."""
    texts = distinct_texts(values, apart_from=[value - value for value in values])
    return [f"+{text}" if value > 0 else text for value, text in zip(values, texts, strict=True)]


def plain_number(value: Fraction) -> str:
    """Return a short count: ``2``, ``2,5``; halves are the only fractions a duel has."""
    return str(value.numerator) if value.denominator == 1 else decimal_text(value, 1)


def listed(words: Sequence[str]) -> str:
    """Return words as a spoken list: ``a``, ``a dan b``, ``a, b, dan c``."""
    *others, last = words
    if len(others) < 2:  # noqa: PLR2004 - a comma comes with three
        return " dan ".join(words)
    return f"{', '.join(others)}, dan {last}"
