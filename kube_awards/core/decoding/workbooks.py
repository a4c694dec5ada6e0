"""Read the cells of an .xlsx file as a person sees them, straight from its XML.

A library that builds a model of a workbook is not let near a stranger's file: one merged range or
one link over a whole sheet, one style a million times, and openpyxl is busy for minutes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from kube_awards.core.decoding.cells import SheetReader, Strings, Styles
from kube_awards.core.decoding.parts import Parts
from kube_awards.core.decoding.unfit import Fault, Unfit

if TYPE_CHECKING:
    from kube_awards.core.decoding.cells import Sheet
    from kube_awards.core.decoding.parts import Attributes


def read_workbook(data: bytes) -> list[Sheet]:
    """Return the sheets in the order of the workbook; raise Unfit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return sheets_of(Parts(packed))
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, ValueError, LookupError,
            RuntimeError, OSError, EOFError) as error:  # fmt: skip
        raise Unfit(Fault.BROKEN_SHEET) from error


def sheets_of(parts: Parts) -> list[Sheet]:
    """Follow the references from the root to each sheet."""
    (root,) = [name for _, sort, name in parts.relations("") if sort == "officeDocument"]
    related = parts.relations(root)
    listed: list[Attributes] = []
    about: list[Attributes] = []
    parts.walk(root, {"sheet": listed.append, "workbookPr": about.append})
    strings, styles = Strings(), Styles()
    for _, sort, name in related:
        if sort == "sharedStrings":
            parts.walk(name, {}, strings.ends)
        elif sort == "styles":
            parts.walk(name, styles.starts, styles.ends)
    is_later = any(each.get("date1904") in {"1", "true"} for each in about)
    reader = SheetReader(strings, styles, is_later=is_later)
    places = {key: name for key, sort, name in related if sort == "worksheet"}
    sheets = []
    for each in listed:
        place = places.get({key.rpartition(":")[2]: text for key, text in each.items()}["id"])
        if place is not None:  # a sheet that is a chart has no cells
            parts.walk(place, reader.starts, reader.ends)
            sheets.append(reader.taken(each["name"], each.get("state", "visible")))
    return sheets
