"""Numbers at the door: plain decimals in, exact fractions inside (ranking.md §2.1-2.2)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from .errors import InvalidInput

# Long enough for any score or weight, short enough that no text can stall the arithmetic.
MAX_DIGITS = 15
PLAIN = re.compile(rf"[0-9]{{1,{MAX_DIGITS}}}(?:\.[0-9]{{1,{MAX_DIGITS}}})?")
_SHOWN = 40

Number: TypeAlias = str | int | Decimal | Fraction


def read_decimal(raw: object) -> Fraction:
    """Return the exact value of a plain decimal; refuse everything that is not one.

    Accepts text like ``85`` or ``85.5``, `int`, finite `Decimal` and `Fraction`. Refuses floats,
    booleans, NaN, Infinity, exponents, signs in text, decimal commas, spaces and foreign digits.
    """
    if isinstance(raw, str):
        return _from_text(raw)
    if isinstance(raw, Decimal):
        return _from_decimal(raw)
    if isinstance(raw, Fraction) or (isinstance(raw, int) and not isinstance(raw, bool)):
        return _from_rational(raw)
    raise InvalidInput(f"{_shown(raw)} bukan angka desimal biasa")


def plain_text(value: Number) -> str:
    """Return the shortest plain decimal text of a value not below 0, ``40`` for 40.00."""
    exact = read_decimal(value)
    if exact < 0:
        raise InvalidInput(f"{exact} di bawah 0")
    for places in range(MAX_DIGITS + 1):
        if 10**places % exact.denominator == 0:
            break
    else:
        raise InvalidInput(f"{exact} tidak dapat ditulis sebagai angka desimal")
    digits = str(exact.numerator * 10**places // exact.denominator).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def spoken(value: Fraction) -> str:
    """Return a value for a message, in Indonesian notation: ``4,5``, or ``1/3`` if need be."""
    try:
        text = plain_text(abs(value))
    except InvalidInput:
        text = str(abs(value))
    return ("-" if value < 0 else "") + text.replace(".", ",")


def _from_text(raw: str) -> Fraction:
    if PLAIN.fullmatch(raw) is None:
        raise InvalidInput(f"{_shown(raw)} bukan angka desimal biasa")
    return Fraction(raw)


def _from_decimal(raw: Decimal) -> Fraction:
    _, digits, exponent = raw.as_tuple()
    if not isinstance(exponent, int) or exponent > 0:
        raise InvalidInput(f"{raw} bukan angka desimal biasa")
    if exponent < -MAX_DIGITS or len(digits) + exponent > MAX_DIGITS:
        raise InvalidInput("angka terlalu panjang")
    return Fraction(raw)


def _from_rational(raw: int | Fraction) -> Fraction:
    if abs(raw) >= 10**MAX_DIGITS or raw.denominator > 10**MAX_DIGITS:
        raise InvalidInput("angka terlalu panjang")
    return Fraction(raw)


def _shown(raw: object) -> str:
    text = repr(raw)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
