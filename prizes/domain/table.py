"""The prize table of a category: one row for each place, from the first on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LABELS = ("Juara I", "Juara II", "Juara III", "Harapan I", "Harapan II")


@dataclass(frozen=True)
class PrizeRow:
    """What one place receives; its place is its position in the table."""

    label: str
    amount: int
    trophy: bool = True
    certificate: bool = True
    source_note: str = ""


def usual_label(place: int) -> str:
    """Return what a place is usually called; nothing for one beyond the usual five."""
    return LABELS[place - 1] if place <= len(LABELS) else ""


def table_record(rows: Sequence[PrizeRow]) -> list[dict[str, object]]:
    """Return the rows as JSON holds them, for the ledger and for a session."""
    return [asdict(row) for row in rows]


def table_from(record: Sequence[Mapping[str, object]]) -> list[PrizeRow]:
    """Return the rows that `table_record` described."""
    return [
        PrizeRow(
            label=str(each["label"]),
            amount=int(str(each["amount"])),
            trophy=bool(each["trophy"]),
            certificate=bool(each["certificate"]),
            source_note=str(each["source_note"]),
        )
        for each in record
    ]
