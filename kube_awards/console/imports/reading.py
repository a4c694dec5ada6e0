"""Find the sheet and the columns of a kind in a file, and read its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from kube_awards.console.imports.contestants import ContestantKind
from kube_awards.console.imports.instrument import InstrumentKind
from kube_awards.console.imports.judges import JudgeKind
from kube_awards.console.imports.kind import EXAMPLE, Kind, Record, heading
from kube_awards.console.imports.register import FacilitatorKind, KubeKind
from kube_awards.console.imports.report import Report

if TYPE_CHECKING:
    from assessments.models import Edition
    from kube_awards.core.tables import TextSheet

KINDS: tuple[type[Kind], ...] = (
    KubeKind,
    FacilitatorKind,
    ContestantKind,
    JudgeKind,
    InstrumentKind,
)


def find_kind(slug: str) -> type[Kind] | None:
    """Return a kind by its name in addresses."""
    return next((each for each in KINDS if each.slug == slug), None)


def recognised(sheets: list[TextSheet], edition: Edition) -> str:
    """Return the kind that a file is about, by its sheet or by most of its columns; or nothing."""
    for each in KINDS:
        if any(sheet.name == each.sheet and not sheet.is_hidden for sheet in sheets):
            return each.slug
    kinds = [each(edition) for each in KINDS]
    found = [kind for kind in kinds if not missing(kind, chosen(kind, sheets))]
    return found[0].slug if len(found) == 1 else ""


def chosen(kind: Kind, sheets: list[TextSheet]) -> TextSheet | None:
    """Return the sheet of this name, or the only one that can be seen."""
    seen = [each for each in sheets if not each.is_hidden and each.rows]
    named = [each for each in seen if heading(each.name) == heading(kind.sheet)]
    found = named or (seen if len(seen) == 1 else [])
    return found[0] if found else None


def missing(kind: Kind, sheet: TextSheet | None) -> list[str]:
    """Return the required columns that a sheet does not have."""
    there = {heading(cell) for cell in sheet.rows[0]} if sheet else set()
    needed = [each.title for each in kind.columns if each.is_required]
    return [title for title in needed if heading(title) not in there]


def report_of(kind: Kind, sheets: list[TextSheet]) -> Report:
    """Return what a file says: its structure first, and its rows where that holds."""
    report = Report()
    sheet = chosen(kind, sheets)
    if sheet is None:
        names = ", ".join(each.name for each in sheets if not each.is_hidden)
        sentence = _("Lembar “%(sheet)s” tidak ada. Lembar yang ada: %(names)s.")
        report.structure.append(sentence % {"sheet": kind.sheet, "names": names or "–"})
        return report
    for title in missing(kind, sheet):
        report.structure.append(_("Kolom “%(title)s” tidak ada.") % {"title": title})
    if sheet.merged:
        sentence = _("Ada sel yang digabung: %(cells)s. Pisahkan dulu, lalu isi tiap selnya.")
        report.structure.append(sentence % {"cells": ", ".join(sheet.merged[:5])})
    if not report.structure:
        fill(report, kind, sheet)
    return report


def fill(report: Report, kind: Kind, sheet: TextSheet) -> None:
    """Read the rows of a sheet into the report."""
    records = records_of(kind, sheet)
    report.read = len(records)
    changes = [kind.plan(record) for record in records]
    report.changes = [each for each in changes if each is not None]
    kind.finish(report.changes)
    report.problems = sorted(kind.problems, key=lambda each: (each.row, each.is_warning))
    hidden = [str(record.row) for record in records if record.row in set(sheet.hidden)]
    if hidden:
        sentence = _("Baris tersembunyi ikut dibaca: %(rows)s.")
        report.notes.append(sentence % {"rows": ", ".join(hidden[:20])})
    if not records:
        report.structure.append(_("Tidak ada baris data di bawah judul kolom."))


def records_of(kind: Kind, sheet: TextSheet) -> list[Record]:
    """Return the rows that hold something; the example of the template is no row."""
    places = {heading(cell): at for at, cell in reversed(list(enumerate(sheet.rows[0])))}
    at = {each.name: places.get(heading(each.title)) for each in kind.columns}
    records = []
    for number, row in enumerate(sheet.rows[1:], start=2):
        texts = {name: tidy(row, place) for name, place in at.items()}
        is_example = any(text.startswith(EXAMPLE.strip()) for text in texts.values())
        if any(texts.values()) and not is_example:
            records.append(Record(number, texts))
    return records


def tidy(row: list[str], place: int | None) -> str:
    """Return a cell without blanks around it or twice in a row."""
    if place is None or place >= len(row):
        return ""
    return " ".join(row[place].split())
