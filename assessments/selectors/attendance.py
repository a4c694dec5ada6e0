"""Read who was there, for the list of the day and for its paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404

from assessments.models import Attendance, Contestant, Judge
from assessments.selectors.people import panel_of

if TYPE_CHECKING:
    from assessments.models import Edition

JUDGE, CONTESTANT = "juri", "peserta"


@dataclass(frozen=True)
class AttendanceRow:
    """One person of the list, and what was recorded."""

    who: Judge | Contestant
    kind: str
    recorded: Attendance | None

    @property
    def key(self) -> str:
        """Return what a button names this person with."""
        return f"{self.kind}-{self.who.public_id}"

    @property
    def owes_absence(self) -> bool:
        """Say whether a judge was not there and is still waited for."""
        gone = self.recorded is not None and not self.recorded.is_present
        return gone and self.kind == JUDGE and not hasattr(self.who, "absence")


@dataclass(frozen=True)
class AttendanceList:
    """Everybody who judges and who competes in an edition."""

    judges: tuple[AttendanceRow, ...]
    contestants: tuple[AttendanceRow, ...]

    def rows(self, kind: str) -> tuple[AttendanceRow, ...]:
        """Return the rows of one kind."""
        return self.judges if kind == JUDGE else self.contestants

    def counts(self, kind: str) -> tuple[int, int]:
        """Return how many of a kind were there, and how many there are."""
        rows = self.rows(kind)
        return sum(bool(row.recorded and row.recorded.is_present) for row in rows), len(rows)


def attendance_list(edition: Edition) -> AttendanceList:
    """Return the list of an edition; three queries, whatever its size."""
    recorded = list(Attendance.objects.filter(edition=edition))
    of_judge = {row.judge_id: row for row in recorded}
    of_contestant = {row.contestant_id: row for row in recorded}
    contestants = (
        Contestant.objects.filter(category__edition=edition, is_withdrawn=False)
        .select_related("kube", "facilitator", "region", "category")
        .order_by("category__order", "running_order")
    )
    return AttendanceList(
        tuple(AttendanceRow(each, JUDGE, of_judge.get(each.pk)) for each in panel_of(edition.pk)),
        tuple(AttendanceRow(each, CONTESTANT, of_contestant.get(each.pk)) for each in contestants),
    )


def get_attendance_row(edition: Edition, key: str) -> AttendanceRow:
    """Return the row that a button named, or answer 404."""
    listed = attendance_list(edition)
    for row in (*listed.judges, *listed.contestants):
        if row.key == key:
            return row
    raise Http404
