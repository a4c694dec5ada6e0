"""Read where every sheet of an edition stands, as plain facts: thousands of rows are no objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessments.models import ScoreSheet, SheetState

if TYPE_CHECKING:
    import datetime as dt


class SheetStand(NamedTuple):
    """How far one sheet is; never a value."""

    pk: int
    judge_id: int
    contestant_id: int
    public_id: str
    state: str
    version: int
    filled: int
    saved_at: dt.datetime | None

    @property
    def is_submitted(self) -> bool:
        """Say whether the judge has sent this sheet and not taken it back."""
        return self.state == SheetState.SUBMITTED


def stands_of(edition_id: int) -> dict[tuple[int, int], SheetStand]:
    """Return the stand of each sheet of an edition by judge and contestant; one query."""
    rows = ScoreSheet.objects.filter(judge__edition=edition_id).order_by()
    found = map(SheetStand._make, rows.values_list(*SheetStand._fields))
    return {(stand.judge_id, stand.contestant_id): stand for stand in found}
