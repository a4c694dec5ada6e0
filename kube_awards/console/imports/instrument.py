"""Import an instrument: one row for each indicator, whole for each category that it names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.domain.outline import (
    FULL_WEIGHT,
    AspectOutline,
    IndicatorOutline,
    Outline,
)
from assessments.selectors.instrument import outline_of
from groups.spellings import bare
from kube_awards.console.imports import cells
from kube_awards.console.imports.kind import Column, Kind, Record
from kube_awards.console.imports.report import Change, Difference
from kube_awards.core.formats import plain_number

if TYPE_CHECKING:
    from assessments.models import Category, Edition

MEANING = "arti-"


class InstrumentKind(Kind):
    """Aspects, indicators, their weights, and what each value of the scale means."""

    slug, label, sheet = "instrumen", gettext_lazy("Instrumen"), "Instrumen"

    def __init__(self, edition: Edition) -> None:
        """Read the instruments of the edition."""
        self.categories = {each.kind: each for each in edition.categories.all()}
        self.before = {kind: outline_of(each) for kind, each in self.categories.items()}
        super().__init__(edition)
        self.records: dict[str, list[Record]] = {}

    def build_columns(self) -> tuple[Column, ...]:
        """Return the columns in the order of the template, one for each word of the scales."""
        kinds = {each.kind: each.name for each in self.categories.values()}
        levels = sorted({level.value for each in self.before.values() for level in each.scale})
        return (
            Column("Kategori", "category", cells.choice_of(kinds), "KUBE",
                   is_required=True, choices=tuple(kinds.values())),
            Column("Aspek", "aspect", cells.text_of(60), "Kelembagaan", is_required=True),
            Column("Bobot aspek", "share", cells.weight, "30", is_required=True),
            Column("Indikator", "name", cells.text_of(120), "Pembagian tugas",
                   is_required=True),
            Column("Bobot indikator", "weight", cells.weight, "1"),
            Column("Petunjuk", "hint", cells.text_of(200), ""),
            *(Column(f"Arti {value}", f"{MEANING}{value}",
                     cells.text_of(200), "") for value in levels),
        )  # fmt: skip

    def key(self, record: Record) -> object:
        """Return category and name."""
        return record.values["category"], bare(str(record.values["name"]))

    def complete(self, record: Record) -> None:
        """Let an aspect have one weight, and remind of meanings that are missing."""
        kind = str(record.values["category"])
        same = [
            each
            for each in self.records.get(kind, [])
            if bare(str(each.values["aspect"])) == bare(str(record.values["aspect"]))
        ]
        if same and same[0].values["share"] != record.values["share"]:
            said = _("Bobot aspek ini lain di baris %(row)d.") % {"row": same[0].row}
            self.tell(record, "share", said, _("Tulis bobot yang sama."))
            return
        wanted = [level.value for level in self.before[kind].scale]
        if any(f"{MEANING}{value}" not in record.values for value in wanted):
            self.tell(record, "name", _("Arti nilai belum lengkap."), warning=True)

    def compare(self, record: Record) -> Change:
        """Return the change of an indicator."""
        kind, name = str(record.values["category"]), str(record.values["name"])
        self.records.setdefault(kind, []).append(record)
        stored = known(self.before[kind], name)
        if stored is None:
            return Change(record.row, name, record.values)
        aspect, was = stored
        old: dict[str, object] = {
            "aspect": aspect.name,
            "share": aspect.weight,
            "name": was.name,
            "weight": was.weight,
            "hint": was.hint,
        }
        old |= {f"{MEANING}{value}": text for value, text in was.meanings.items()}
        new = {field: value for field, value in record.values.items()
               if field != "category" and old.get(field, "") != value}  # fmt: skip
        differences = tuple(
            Difference(self.column(field).title, text(old.get(field, "")), text(value))
            for field, value in new.items()
        )
        return Change(record.row, name, new, self.categories[kind], differences)

    def finish(self, changes: list[Change]) -> None:
        """Demand weights that make 100, and tell which indicators would go."""
        for kind, records in self.records.items():
            outline, category = self.outline(kind), self.categories[kind]
            if outline.weight != FULL_WEIGHT:
                said = _("Jumlah bobot aspek %(name)s harus 100, sekarang %(now)s.")
                facts = {"name": category.name, "now": plain_number(outline.weight)}
                self.tell(records[0], "share", said % facts, _("Perbaiki bobot aspeknya."))
            changes += gone(category, self.before[kind], outline)

    def outline(self, kind: str) -> Outline:
        """Return the instrument that the file describes; rows that are known keep their keys."""
        before, aspects, number = self.before[kind], list[AspectOutline](), 0
        by_name: dict[str, list[Record]] = {}
        for record in self.records[kind]:
            by_name.setdefault(bare(str(record.values["aspect"])), []).append(record)
        for records in by_name.values():
            aspect = aspect_of(before, records[0])
            rows = []
            for record in records:
                number += 1
                rows.append(indicator_of(before, record, number))
            aspects.append(replace(aspect, indicators=tuple(rows)))
        return replace(before, aspects=tuple(aspects))


def known(outline: Outline, name: str) -> tuple[AspectOutline, IndicatorOutline] | None:
    """Return the indicator of this name, and its aspect."""
    pairs = ((aspect, each) for aspect in outline.aspects for each in aspect.indicators)
    return next((pair for pair in pairs if bare(pair[1].name) == bare(name)), None)


def aspect_of(before: Outline, record: Record) -> AspectOutline:
    """Return an aspect as the file names it."""
    name, share = str(record.values["aspect"]), Decimal(str(record.values["share"]))
    for aspect in before.aspects:
        if bare(aspect.name) == bare(name):
            return replace(aspect, name=name, weight=share)
    return AspectOutline(name, slugify(name)[:20] or f"aspek-{record.row}", share)


def indicator_of(before: Outline, record: Record, number: int) -> IndicatorOutline:
    """Return an indicator as the file describes it; blank cells leave what is stored."""
    values, stored = record.values, known(before, str(record.values["name"]))
    row = stored[1] if stored else IndicatorOutline(str(values["name"]))
    meanings = dict(row.meanings)
    for field, value in values.items():
        if field.startswith(MEANING):
            meanings[int(field.removeprefix(MEANING))] = str(value)
    return replace(
        row,
        number=number,
        name=str(values["name"]),
        hint=str(values.get("hint", row.hint)),
        weight=Decimal(str(values.get("weight", row.weight))),
        meanings=meanings,
    )


def gone(category: Category, before: Outline, after: Outline) -> list[Change]:
    """Return the indicators that stand in no row of the file."""
    kept = {bare(each.name) for each in after.indicators}
    return [
        Change(0, each.name, {"gone": True}, category,
               (Difference(category.name, each.name, _("dihapus")),))
        for each in before.indicators if bare(each.name) not in kept
    ]  # fmt: skip


def text(value: object) -> str:
    """Return a value as a person reads it."""
    return plain_number(value) if isinstance(value, Decimal) else str(value)
