"""How numbers, money, dates and times read: Indonesian, or English where English is active.

Own tables instead of the locale's: Django's Indonesian date prints "20 Sep. 2018", and a document
must read the same whatever the library's catalogue says next year.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

JAKARTA = ZoneInfo("Asia/Jakarta")
MOST_PLACES = 6
MONTHS = {
    "id": (
        *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
        *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}
DAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def rupiah(amount: int) -> str:
    """Write amount as money without decimals: "Rp11.000.000"."""
    sign = "-" if amount < 0 else ""
    grouped = f"{abs(amount):,}"
    if _language() == "en":
        return f"{sign}IDR {grouped}"
    return f"{sign}Rp{grouped.replace(',', '.')}"


def thousands(number: int) -> str:
    """Write a number of things as people read it: "1.284"."""
    return f"{number:,}" if _language() == "en" else f"{number:,}".replace(",", ".")


def score_text(value: Fraction | Decimal | int, places: int = 2) -> str:
    """Round value half-up to places decimals, once and exactly: "88,40"."""
    exact = Fraction(value)
    scaled = (2 * abs(exact.numerator) * 10**places + exact.denominator) // (2 * exact.denominator)
    sign = "-" if exact < 0 and scaled else ""
    digits = str(scaled).rjust(places + 1, "0")
    if not places:
        return f"{sign}{digits}"
    mark = "." if _language() == "en" else ","
    return f"{sign}{digits[:-places]}{mark}{digits[-places:]}"


def plain_number(value: Fraction | Decimal | int) -> str:
    """Write value with at most two decimals, and none that say nothing: "30", "12,5"."""
    text = score_text(value)
    return text[:-3] if text.endswith("00") else text.rstrip("0")


def distinct_score_texts(values: Sequence[Fraction], places: int = 2) -> list[str]:
    """Write values so that different ones never read alike.

    Those that would print alike get more decimals, up to six, and then the fraction itself.
    """
    groups: dict[str, set[Fraction]] = {}
    for value in values:
        groups.setdefault(score_text(value, places), set()).add(value)
    texts = {
        value: text if len(group) == 1 else _longer_text(value, group, places + 1)
        for text, group in groups.items()
        for value in group
    }
    return [texts[value] for value in values]


def long_date(value: dt.date) -> str:
    """Write a date in full: "20 September 2018"."""
    day = _day(value)
    return f"{day.day} {MONTHS[_language()][day.month - 1]} {day.year}"


def weekday_date(value: dt.date) -> str:
    """Write a date with its day of the week: "Kamis, 20 September 2018"."""
    return f"{DAYS[_language()][_day(value).weekday()]}, {long_date(value)}"


def clock(value: dt.datetime) -> str:
    """Write a time of the day in Jakarta: "14.32 WIB"."""
    mark = ":" if _language() == "en" else "."
    return f"{value.astimezone(JAKARTA):%H{mark}%M} WIB"


def exact_clock(value: dt.datetime) -> str:
    """Write a time of the day in Jakarta to the second: "14.32.07 WIB"."""
    mark = ":" if _language() == "en" else "."
    return f"{value.astimezone(JAKARTA):%H{mark}%M{mark}%S} WIB"


def moment(value: dt.datetime) -> str:
    """Write a moment in Jakarta: "20 September 2018 pukul 14.32 WIB"."""
    return f"{long_date(value)} {'at' if _language() == 'en' else 'pukul'} {clock(value)}"


def listed(items: Sequence[str]) -> str:
    """Write items as a sentence names them: "kelembagaan, sosial, dan ekonomi"."""
    word = "and" if _language() == "en" else "dan"
    *most, last = items
    if len(most) > 1:
        return f"{', '.join(most)}, {word} {last}"
    return f"{most[0]} {word} {last}" if most else last


def fingerprint(hex_digest: str) -> str:
    """Shorten a digest for people to compare: "7F3A-91C2"."""
    return f"{hex_digest[:4]}-{hex_digest[4:8]}".upper()


def _language() -> str:
    return "en" if (get_language() or "").startswith("en") else "id"


def _day(value: dt.date) -> dt.date:
    """Take the date as Jakarta sees it: a moment stored in UTC may be yesterday there."""
    return value.astimezone(JAKARTA).date() if isinstance(value, dt.datetime) else value


def _longer_text(value: Fraction, group: set[Fraction], places: int) -> str:
    for more in range(places, MOST_PLACES + 1):
        if len({score_text(other, more) for other in group}) == len(group):
            return score_text(value, more)
    return str(value)
