"""Write the audit trail as CSV while it is read, so that its length costs no memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from kube_awards.console.documents.exports import OFFICE_LANGUAGE
from kube_awards.console.trail.pages import with_people
from kube_awards.console.trail.rows import rows_of
from kube_awards.console.trail.sight import sight_of
from kube_awards.core.formats import JAKARTA
from kube_awards.core.spreadsheets import csv_bytes, csv_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessments.models import Edition
    from kube_awards.accounts.models import User
    from kube_awards.console.trail.changes import Change
    from kube_awards.console.trail.filters import TrailFilter
    from kube_awards.console.trail.rows import Row

AT_A_TIME = 500
MASKED = "disembunyikan"
HEADING = (
    *("Nomor", "Waktu (WIB)", "Pelaku", "Peran", "Tindakan", "Jenis objek", "Objek"),
    *("Sebelum", "Sesudah", "Alasan"),
)


def trail_csv(*, edition: Edition, user: User, asked: TrailFilter, before: int) -> Iterator[bytes]:
    """Yield the file, the newest entry first; what may be seen is asked anew for each part."""
    yield csv_bytes([HEADING])
    while before > 1:
        edition.refresh_from_db()
        with translation.override(OFFICE_LANGUAGE):
            sight = sight_of(user, edition)
            entries = asked.narrow(sight.entries).filter(seq__lt=before)
            rows = rows_of(with_people(entries).order_by("-seq")[:AT_A_TIME], sight)
            part = csv_text(_cells(row) for row in rows)
        if not rows:
            return
        yield part.encode()
        before = rows[-1].seq


def _cells(row: Row) -> tuple[str | int, ...]:
    return (
        row.seq,
        f"{row.at.astimezone(JAKARTA):%Y-%m-%d %H:%M:%S}",
        row.actor,
        row.roles,
        row.action,
        row.kind,
        row.name,
        MASKED if row.masked else _side(row.changes, "before"),
        MASKED if row.masked else _side(row.changes, "after"),
        row.reason,
    )


def _side(changes: tuple[Change, ...], side: str) -> str:
    said = ((change.label, getattr(change, side)) for change in changes)
    return "\n".join(f"{label}: {text}" for label, text in said if text)
