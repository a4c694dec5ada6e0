"""Read what a judge confirms before sending a sheet: every value, what is missing, soft hints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.domain.scoring import aspect_points
from assessments.selectors.rules import aspects_of, frozen_rules
from assessments.selectors.sheets import running_total_of, written_on
from kube_awards.core.formats import score_text

if TYPE_CHECKING:
    from assessments.models import Aspect, Category, ScoreSheet
    from assessments.selectors.sheets import Written


@dataclass(frozen=True)
class CheckRow:
    """One indicator on the check page."""

    number: int
    name: str
    value: int | None
    note: str
    change_url: str


@dataclass(frozen=True)
class CheckSection:
    """One aspect on the check page, with its points out of its weight."""

    code: str
    name: str
    value_text: str
    maximum_text: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True)
class CheckPage:
    """Everything a judge confirms before sending."""

    title: str
    region: str
    sections: tuple[CheckSection, ...]
    total_text: str
    filled: int
    total: int
    warnings: tuple[tuple[str, str], ...]
    missing: tuple[tuple[str, str], ...]
    send_url: str
    sheet_url: str

    @property
    def can_send(self) -> bool:
        """Say whether nothing is missing."""
        return not self.missing


def check_page(sheet: ScoreSheet) -> CheckPage:
    """Return the check page of a sheet as saved."""
    category = sheet.contestant.category
    written = written_on(sheet)
    url = reverse("assessments:sheet", args=[sheet.public_id])
    sections = sections_of(sheet, written)
    rows = [row for section in sections for row in section.rows]
    running = running_total_of(sheet, written)
    return CheckPage(
        title=sheet.contestant.name,
        region=sheet.contestant.region.short_name,
        sections=sections,
        total_text=running.value_text,
        filled=running.filled,
        total=running.total,
        warnings=tuple(_warnings(category, rows)),
        missing=tuple(_missing(rows)),
        send_url=reverse("assessments:send", args=[sheet.public_id]),
        sheet_url=url,
    )


def sections_of(sheet: ScoreSheet, written: Written) -> tuple[CheckSection, ...]:
    """Return the aspects of a sheet with what is written in each."""
    aspects = aspects_of(sheet.contestant.category)
    points = aspect_points(frozen_rules(sheet.rules), written.as_scores)
    url = reverse("assessments:sheet", args=[sheet.public_id])
    return tuple(
        CheckSection(
            code=aspect.code,
            name=aspect.name,
            value_text=score_text(given.points, 1),
            maximum_text=score_text(given.maximum, 0),
            rows=_check_rows(aspect, written, url),
        )
        for aspect, given in zip(aspects, points, strict=True)
    )


def _check_rows(aspect: Aspect, written: Written, url: str) -> tuple[CheckRow, ...]:
    return tuple(
        CheckRow(
            number=indicator.number,
            name=indicator.name,
            value=written.values.get(indicator.number),
            note=written.notes.get(indicator.number, ""),
            change_url=f"{url}#ind{indicator.number}",
        )
        for indicator in aspect.indicators.all()
    )


def _missing(rows: list[CheckRow]) -> list[tuple[str, str]]:
    sentence = _("Pilih nilai untuk indikator %(number)d, %(name)s")
    return [
        (sentence % {"number": row.number, "name": row.name}, row.change_url)
        for row in rows
        if row.value is None
    ]


def _warnings(category: Category, rows: list[CheckRow]) -> list[tuple[str, str]]:
    """Return soft hints: the lowest value without a note, and a sheet that tells nothing apart."""
    sentence = _(
        "Indikator %(number)d bernilai %(value)d tanpa catatan. Catatan singkat membantu panitia."
    )
    hints = [
        (sentence % {"number": row.number, "value": row.value}, row.change_url)
        for row in rows
        if row.value == category.scale_minimum and not row.note
    ]
    values = {row.value for row in rows}
    if len(values) == 1 and None not in values and len(rows) > 1:
        hints.append((_("Semua indikator bernilai sama."), rows[0].change_url))
    return hints
