"""Make plain texts of the cells of a workbook, part by part as its XML goes by."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from kube_awards.core.decoding.parts import MAXIMUM_UNPACKED
from kube_awards.core.decoding.unfit import Fault, Unfit

if TYPE_CHECKING:
    from kube_awards.core.decoding.parts import Attributes, Ends

MAXIMUM_ROWS = 5_000
MAXIMUM_CELLS = 100_000
MAXIMUM_COLUMNS = 100
DATE, PERCENT, PLAIN = "date", "percent", "plain"
PERCENTS = frozenset({"9", "10"})
DATES = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
# What a format writes as it stands: quoted or escaped, a filler, a colour or a currency.
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a day of a calendar, nowhere in particular
DAYS_TO_1904 = 1_462  # the other calendar of Excel
LAST_DAY = 2_958_466  # 31 December 9999 is the one before
LEAP_DAY = 60  # Excel knows a 29 February 1900
SPELLED_DATE = "%Y-%m-%d"

Sheet = dict[str, object]


class Strings:
    """The texts that cells refer to by number, without the readings that Japanese has."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[str] = []
        self.runs: list[str] = []
        self.ends = {"t": self.runs.append, "rPh": self._drop, "si": self._end}

    def _drop(self, _text: str) -> None:
        self.runs.pop()

    def _end(self, _text: str) -> None:
        self.found.append("".join(self.runs))
        self.runs.clear()


class Styles:
    """Which styles show a number as a date, and which as a share of a hundred."""

    def __init__(self) -> None:
        """Begin with none."""
        self.shown_as: list[str] = []
        self.custom: dict[str, str] = {}
        self.starts = {"numFmt": self._format, "cellXfs": self._begin, "xf": self._style}
        self.ends: Ends = {}

    def _format(self, each: Attributes) -> None:
        code = LITERAL.sub("", each["formatCode"])
        is_date = re.search("[dmyhs]", code, re.IGNORECASE) is not None
        self.custom[each["numFmtId"]] = DATE if is_date else PERCENT if "%" in code else PLAIN

    def _begin(self, _each: Attributes) -> None:
        self.shown_as.clear()  # the styles before are those of named styles

    def _style(self, each: Attributes) -> None:
        key = each.get("numFmtId", "0")
        built_in = DATE if key in DATES else PERCENT if key in PERCENTS else PLAIN
        self.shown_as.append(self.custom.get(key, built_in))


class SheetReader:
    """Rows of text, hidden rows and merged ranges of one sheet after the other."""

    def __init__(self, strings: Strings, styles: Styles, *, is_later: bool) -> None:
        """Take what the sheets have in common."""
        self.strings, self.shown_as = strings.found, styles.shown_as
        self.shift = DAYS_TO_1904 if is_later else 0
        self.cells = self.length = 0
        self.starts = {"row": self._row, "c": self._cell, "mergeCell": self._merge}
        self.ends = {"v": self._value, "t": self._run, "f": self._formula, "c": self._end}
        self._begin()

    def taken(self, name: str, state: str) -> Sheet:
        """Return the sheet that has just gone by, its rows of one width, and begin another."""
        width = max(map(len, self.rows), default=0)
        sheet: Sheet = {
            "name": name,
            "is_hidden": state != "visible",
            "rows": [row + [""] * (width - len(row)) for row in self.rows],
            "hidden": [each for each in self.hidden if each <= len(self.rows)],
            "merged": self.merged,
        }
        self._begin()
        return sheet

    def _begin(self) -> None:
        self.rows: list[list[str]] = []
        self.row: list[str] = []
        self.hidden: list[int] = []
        self.merged: list[str] = []

    def _row(self, each: Attributes) -> None:
        number = int(each.get("r", len(self.rows) + 1))
        if number > MAXIMUM_ROWS + 1:
            raise Unfit(Fault.TOO_MANY_ROWS)
        self.rows.extend([] for _ in range(len(self.rows), number))
        self.row = self.rows[number - 1]
        if each.get("hidden") in {"1", "true"}:
            self.hidden.append(number)

    def _cell(self, each: Attributes) -> None:
        self.sort, self.style = each.get("t", "n"), int(each.get("s", 0))
        self.value, self.runs, self.formula = "", list[str](), ""
        column = column_of(each["r"]) if "r" in each else len(self.row) + 1
        self.cells += 1
        if column > MAXIMUM_COLUMNS or self.cells > MAXIMUM_CELLS:
            raise Unfit(Fault.TOO_MANY_ROWS)
        self.row.extend("" for _ in range(len(self.row), column))
        self.column = column

    def _merge(self, each: Attributes) -> None:
        self.merged.append(each["ref"])

    def _value(self, text: str) -> None:
        self.value = text

    def _run(self, text: str) -> None:
        self.runs.append(text)

    def _formula(self, text: str) -> None:
        self.formula = f"={text}"

    def _end(self, _text: str) -> None:
        text = self.formula or self._text()
        self.length += len(text)
        if self.length > MAXIMUM_UNPACKED:  # many cells may refer to one long text
            raise Unfit(Fault.TOO_MUCH_UNPACKED)
        self.row[self.column - 1] = text

    def _text(self) -> str:
        if self.sort == "inlineStr":
            return "".join(self.runs)
        if not self.value:
            return ""
        if self.sort == "s":
            return self.strings[int(self.value)]
        if self.sort == "b":
            return "ya" if self.value == "1" else "tidak"
        if self.sort == "d":
            return self.value[:10]
        return self._number() if self.sort == "n" else self.value

    def _number(self) -> str:
        shown_as = self.shown_as[self.style] if self.style < len(self.shown_as) else PLAIN
        if shown_as == DATE:
            return spelled_date(float(self.value), self.shift)
        if shown_as == PERCENT:
            return f"{spelled_number(100 * float(self.value))}%"
        if not set(self.value) & set(".eE"):
            return str(int(self.value))
        return spelled_number(float(self.value))


def column_of(place: str) -> int:
    """Return the number of the column of a place like AB12."""
    number = 0
    for letter in place.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number


def spelled_number(number: float) -> str:
    """Return a number with a comma and without the noise behind the tenth decimal."""
    return f"{number:.10f}".rstrip("0").rstrip(".").replace(".", ",")


def spelled_date(serial: float, shift: int) -> str:
    """Return a day as 2015-03-01; what is less than a day is a time."""
    if 0 <= serial < 1:
        return str((DAY_ZERO + dt.timedelta(days=serial)).time().replace(microsecond=0))
    days = serial + shift + (not shift and serial < LEAP_DAY)
    if not 0 <= days < LAST_DAY:
        return f"{serial:.0f}"  # Excel shows nothing but ####
    return (DAY_ZERO + dt.timedelta(days=days)).strftime(SPELLED_DATE)
