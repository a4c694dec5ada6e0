"""Read what the page of a paper sheet says to each person: who has read it, and where they differ.

Values leave this module for the two people who read the paper, and only once both have.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from assessments.models import EditionState, PaperEntry, PaperRound, ScoreSheet
from assessments.selectors.paper import last_readings, paper_obstacle, readings_of, waiting_entries
from kube_awards.core.formats import clock

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from assessments.models import Edition
    from assessments.selectors.paper import Reading
    from kube_awards.accounts.models import User


class PaperStage(StrEnum):
    """What the page is to the person who looks at it."""

    FIRST = "first"  # nobody has read the paper yet
    OWN = "own"  # the person was first; somebody else has to read it too
    SECOND = "second"  # somebody else was first: read it without seeing theirs
    COMPARE = "compare"  # both have read it, the person is one of them, and they differ
    BLOCKED = "blocked"  # not for this person, or not now
    DONE = "done"  # both read the same and the sheet is sent


CAN_ENTER = {PaperStage.FIRST, PaperStage.OWN, PaperStage.SECOND, PaperStage.COMPARE}


@dataclass(frozen=True)
class Reader:
    """Who made which of the two readings, and when."""

    label: str
    name: str
    at: str


@dataclass(frozen=True)
class Difference:
    """One value or note that the two people read differently."""

    number: int
    is_note: bool
    label: str
    first: str
    second: str

    @property
    def anchor(self) -> str:
        """Return where on the page it can be corrected."""
        return f"#ind{self.number}"

    @property
    def sentence(self) -> str:
        """Say both at the indicator."""
        return _("Berbeda. Isian pertama: %(first)s; isian kedua: %(second)s.") % {
            "first": self.first,
            "second": self.second,
        }


@dataclass(frozen=True)
class PaperPage:
    """The page of a paper sheet around its form."""

    stage: PaperStage
    readers: tuple[Reader, ...]
    obstacle: str
    is_waiting: bool
    needs_photo: bool
    needs_reason: bool
    late_reason: str
    own_version: int
    own: Mapping[int, Reading]
    differences: tuple[Difference, ...]
    shows_photo: bool

    @property
    def can_enter(self) -> bool:
        """Say whether this person can enter or correct something now."""
        return self.stage in CAN_ENTER


def paper_page(sheet: ScoreSheet, user: User) -> PaperPage:
    """Return the page of one sheet as user may see it."""
    readings = last_readings(sheet)
    waiting = [each for each in readings if each.applied_version is None]
    own = next((each for each in waiting if each.entered_by_id == user.pk), None)
    obstacle = _obstacle(sheet, waiting, own)
    stage = _stage(sheet, waiting, own, obstacle)
    edition = sheet.judge.edition
    return PaperPage(
        stage=stage,
        readers=tuple(map(_reader, readings if stage == PaperStage.DONE else waiting)),
        obstacle=obstacle,
        is_waiting=bool(waiting),
        needs_photo=stage == PaperStage.FIRST,
        needs_reason=stage == PaperStage.FIRST and edition.state == EditionState.CLOSED,
        late_reason=waiting[0].late_reason if waiting else "",
        own_version=own.version if own else 0,
        own=readings_of(own) if own else {},
        differences=_differences(*waiting) if stage == PaperStage.COMPARE else (),
        shows_photo=own is not None,
    )


def _obstacle(sheet: ScoreSheet, waiting: list[PaperEntry], own: PaperEntry | None) -> str:
    if sheet.judge.edition.state not in {EditionState.OPEN, EditionState.CLOSED}:
        return _(
            "Lembar hanya dapat dimasukkan dari kertas setelah penilaian dibuka dan sebelum"
            " penetapan diajukan."
        )
    if own is None and len(waiting) == len(PaperRound):
        return _("Dua orang sudah memasukkan lembar ini dan sedang mencocokkan isiannya.")
    return paper_obstacle(sheet)


def _stage(
    sheet: ScoreSheet, waiting: list[PaperEntry], own: PaperEntry | None, obstacle: str
) -> PaperStage:
    if sheet.is_submitted and sheet.is_from_paper:
        return PaperStage.DONE
    if obstacle:
        return PaperStage.BLOCKED
    if not waiting:
        return PaperStage.FIRST
    if own is None:
        return PaperStage.SECOND
    return PaperStage.OWN if len(waiting) == 1 else PaperStage.COMPARE


def _reader(entry: PaperEntry) -> Reader:
    label = PaperRound(entry.round).label
    return Reader(str(label), entry.entered_by.full_name, clock(entry.entered_at))


def _differences(first: PaperEntry, second: PaperEntry) -> tuple[Difference, ...]:
    one, two = readings_of(first), readings_of(second)
    return tuple(difference for number in sorted(one) for difference in _pair(number, one, two))


def _pair(number: int, one: Mapping[int, Reading], two: Mapping[int, Reading]) -> list[Difference]:
    found = []
    here, there = one[number], two[number]
    if here["value"] != there["value"]:
        label = _("Indikator %(number)s") % {"number": number}
        values = str(here["value"]), str(there["value"])
        found.append(Difference(number, False, label, *values))  # noqa: FBT003 - one of two kinds
    if here["note"] != there["note"]:
        label = _("Catatan indikator %(number)s") % {"number": number}
        notes = [each["note"] or _("(kosong)") for each in (here, there)]
        found.append(Difference(number, True, label, *notes))  # noqa: FBT003 - one of two kinds
    return found


@dataclass(frozen=True)
class WaitingPaper:
    """A paper sheet that waits for the second person, or for both to agree: never a value."""

    public_id: str
    judge: str
    contestant: str
    readers: tuple[str, ...]
    since: dt.datetime

    @property
    def differs(self) -> bool:
        """Say whether both have read it and not the same."""
        return len(self.readers) == len(PaperRound)


def waiting_papers(edition: Edition) -> list[WaitingPaper]:
    """Return the paper sheets of an edition that wait; one query."""
    found: dict[int, list[PaperEntry]] = {}
    for entry in (
        waiting_entries()
        .filter(sheet__judge__edition=edition)
        .select_related(
            "entered_by",
            "sheet__judge__user",
            "sheet__contestant__kube",
            "sheet__contestant__facilitator",
        )
        .defer("entries")
    ):
        found.setdefault(entry.sheet_id, []).append(entry)
    return [_waiting_paper(entries) for entries in found.values()]


def _waiting_paper(entries: list[PaperEntry]) -> WaitingPaper:
    sheet = entries[0].sheet
    return WaitingPaper(
        public_id=sheet.public_id,
        judge=sheet.judge.name,
        contestant=sheet.contestant.name,
        readers=tuple(each.entered_by.full_name for each in entries),
        since=entries[0].entered_at,
    )
