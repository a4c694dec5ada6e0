"""Turn the text of a cell into a value, or say what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from groups.models import Region
from groups.spellings import bare, find_region_code
from kube_awards.core.spreadsheets import is_risky

if TYPE_CHECKING:
    from collections.abc import Callable

WEIGHT = re.compile(r"\d{1,3}([.,]\d{1,2})?\s*%?")
NUMBER = re.compile(r"\d{1,3}(\.\d{3})+|\d+")
YEAR_IN_DATE = re.compile(r"(?<!\d)(19|20)\d{2}(?!\d)")
PHONE = re.compile(r"[+\d][\d\s()./-]*")
EXCEL_BEGAN = dt.date(1899, 12, 30)
FIRST_YEAR, LAST_YEAR = 1950, 2100
FIRST_SERIAL = 18_264  # the first of January 1950
LAST_SERIAL = 73_415
LARGEST = 10**15


class BadCell(Exception):  # noqa: N818 - reads as what it is
    """Say what is wrong with a cell, and what to do."""

    def __init__(self, sentence: str, remedy: str) -> None:
        """Keep both sentences."""
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


@dataclass(frozen=True)
class Value:
    """A value, and what is worth saying about how it was read."""

    value: object
    warning: str = ""


def text_of(length: int) -> Callable[[str], Value]:
    """Return what reads text of at most so many characters, and no formula."""

    def read(text: str) -> Value:
        if is_risky(text):
            raise BadCell(
                _("Isi sel ini rumus, atau dapat dibaca sebagai rumus."),
                _("Salin sel, lalu tempel sebagai nilai tanpa tanda di depan."),
            )
        if len(text) > length:
            sentence = _("Isi terlalu panjang: %(now)d huruf.") % {"now": len(text)}
            raise BadCell(sentence, _("Paling banyak %(most)d huruf.") % {"most": length})
        return Value(text)

    return read


def contact(text: str) -> Value:
    """Read a telephone number, or any other short text."""
    return Value(text) if PHONE.fullmatch(text) else text_of(60)(text)


def whole(text: str) -> Value:
    """Read a whole number, with or without dots between the thousands, with or without Rp."""
    digits = re.sub(r"^rp\.?\s*|,00$|,-$|\s", "", text.lower())
    if not NUMBER.fullmatch(digits) or int(digits.replace(".", "")) > LARGEST:
        raise BadCell(_("Bukan bilangan bulat."), _("Tulis angka saja, misalnya 1500000."))
    return Value(int(digits.replace(".", "")))


def weight(text: str) -> Value:
    """Read a weight from 0 to 100 with at most two decimals, behind a comma or a point."""
    if not WEIGHT.fullmatch(text) or Decimal(text.rstrip("% ").replace(",", ".")) > 100:  # noqa: PLR2004 - percent
        raise BadCell(_("Bukan bobot."), _("Tulis bilangan 0 sampai 100, misalnya 12,5."))
    return Value(Decimal(text.rstrip("% ").replace(",", ".")))


def small(text: str) -> Value:
    """Read a whole number from 1 to 999."""
    value = whole(text).value
    if not isinstance(value, int) or not 1 <= value <= 999:  # noqa: PLR2004 - said below
        raise BadCell(_("Di luar batas."), _("Tulis bilangan 1 sampai 999."))
    return Value(value)


def families(text: str) -> Value:
    """Read a number of families; outside 5 to 20 it is worth a word (ux.md §1)."""
    value = small(text).value
    usual = isinstance(value, int) and 5 <= value <= 20  # noqa: PLR2004 - said below
    return Value(value, "" if usual else _("Jumlah keluarga biasanya 5 sampai 20."))


def year(text: str) -> Value:
    """Read a year; a date or the serial number that Excel keeps of one gives its year."""
    said = _("Dibaca sebagai tahun %(year)d.")
    found = YEAR_IN_DATE.search(text)
    if text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return Value(int(text))
    if text.isdigit() and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        number = (EXCEL_BEGAN + dt.timedelta(days=int(text))).year
        return Value(number, said % {"year": number})
    if found and not text.isdigit():
        return Value(int(found.group()), said % {"year": int(found.group())})
    raise BadCell(_("Bukan tahun."), _("Tulis empat angka, misalnya 2015."))


def yes_no(text: str) -> Value:
    """Read ya or tidak."""
    known = {"ya": True, "y": True, "1": True, "tidak": False, "t": False, "0": False}
    if (key := text.lower()) not in known:
        raise BadCell(_("Bukan ya atau tidak."), _("Tulis ya atau tidak."))
    return Value(known[key])


def email(text: str) -> Value:
    """Read an address, in lower case."""
    try:
        validate_email(text)
    except ValidationError as error:
        raise BadCell(_("Bukan alamat email."), _("Tulis seperti nama@contoh.id.")) from error
    return Value(text.lower())


def choice_of(choices: dict[str, str]) -> Callable[[str], Value]:
    """Return what reads one of some labels; `choices` are the stored values and their labels."""
    known = {bare(key): key for key in choices}
    known |= {bare(label): key for key, label in choices.items()}

    def read(text: str) -> Value:
        if (value := known.get(bare(text))) is None:
            said = _("Bukan pilihan yang dikenal.")
            raise BadCell(said, _("Pilih: %(list)s.") % {"list": ", ".join(choices.values())})
        return Value(value)

    return read


def region_reader() -> Callable[[str], Value]:
    """Return what reads a region by any known spelling of it; one query."""
    regions = {region.code: region for region in Region.objects.all()}
    exact = {each for row in regions.values() for each in (row.short_name, row.official_name)}
    names = {bare(name): row.code for row in regions.values()
             for name in (row.short_name, row.official_name)}  # fmt: skip

    def read(text: str) -> Value:
        code = find_region_code(text, names)
        if code is None or code not in regions:
            known = ", ".join(row.short_name for row in regions.values())
            raise BadCell(
                _("Bukan wilayah yang dikenal."), _("Pilih salah satu: %(list)s.") % {"list": known}
            )
        region = regions[code]
        said = _("Dibaca sebagai %(name)s (%(code)s).") % {"name": region, "code": code}
        return Value(region, "" if text in exact else said)

    return read
