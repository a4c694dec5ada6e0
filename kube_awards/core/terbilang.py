"""Amounts and dates in Indonesian words, as official papers write them (docs/award-rules.md).

Own rules instead of a library: the one at hand says "satu juta satu ribu" for 1.001.000, which no
treasurer would sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kube_awards.core.formats import DAYS, MONTHS

if TYPE_CHECKING:
    import datetime as dt

LIMIT = 10**15
_ONES = (
    "",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))


def terbilang(number: int) -> str:
    """Spell number in lower-case words: 1001000 is "satu juta seribu"."""
    if abs(number) >= LIMIT:
        raise ValueError(f"terbilang mengenal bilangan di bawah {LIMIT}, bukan {number}")
    if number == 0:
        return "nol"
    words = _large(abs(number))
    return " ".join(["minus", *words] if number < 0 else words)


def terbilang_rupiah(amount: int) -> str:
    """Spell amount as money: 11000000 is "sebelas juta rupiah"."""
    return f"{terbilang(amount)} rupiah"


def date_in_words(day: dt.date) -> str:
    """Spell a date as minutes open: "Kamis tanggal dua puluh bulan September tahun dua ribu …"."""
    weekday, month = DAYS["id"][day.weekday()], MONTHS["id"][day.month - 1]
    return f"{weekday} tanggal {terbilang(day.day)} bulan {month} tahun {terbilang(day.year)}"


def _large(number: int) -> list[str]:
    words: list[str] = []
    for size, name in _SCALES:
        count, number = divmod(number, size)
        # Only a bare thousand takes "se-": "seribu", but "dua puluh satu ribu" and "satu juta".
        if count == 1 and name == "ribu":
            words.append("seribu")
        elif count:
            words += [*_below_thousand(count), name]
    return words + _below_thousand(number)


def _below_thousand(number: int) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = {0: [], 1: ["seratus"]}.get(hundreds, [_ONES[hundreds], "ratus"])
    return words + _below_hundred(rest)


def _below_hundred(number: int) -> list[str]:
    if number < len(_ONES):
        return [_ONES[number]] if number else []
    tens, ones = divmod(number, 10)
    if tens == 1:
        return [_ONES[ones], "belas"]
    return [_ONES[tens], "puluh", *([_ONES[ones]] if ones else [])]
