"""Daftar hadir: who is expected on the day, with places to sign in zig-zag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.models import Judge
from assessments.selectors.attendance import attendance_list
from kube_awards.core.formats import weekday_date
from prizes.papers.blocks import Clause, Column, Grid, Paper, Signatures, Signer
from prizes.papers.parts import DOTS, assessment, letterhead, numbered, title

if TYPE_CHECKING:
    from assessments.models import Contestant, Edition

NAME = "Daftar hadir"
COLUMNS = (
    Column("No.", 7, "centre"),
    Column("Nama", 33),
    Column("Instansi atau unsur", 28),
    Column("", 16, group="Tanda tangan"),
    Column("", 16, group="Tanda tangan"),
)


def attendance_paper(edition: Edition, number: str, change: str) -> Paper:
    """Return the list of everybody who judges and competes; it speaks of no result."""
    listed = attendance_list(edition)
    judges = [(row.who.name, _unsur(row.who)) for row in listed.judges]
    contestants = [(row.who.name, _unsur(row.who)) for row in listed.contestants]
    return Paper(
        kind="daftar-hadir",
        name=NAME,
        letterhead=letterhead(edition),
        title=title(edition, NAME),
        number=numbered(number),
        blocks=(
            Clause("Hari, tanggal", (weekday_date(edition.judged_on),)),
            Clause("Tempat", (edition.venue.strip() or DOTS,)),
            Clause("Acara", (assessment(edition),)),
            _grid("Tim penilai", judges),
            _grid("Peserta", contestants),
            Signatures((Signer("Panitia,", ""),)),
        ),
        footer=f"{NAME} {edition.year}",
        change=change,
    )


def _grid(caption: str, people: list[tuple[str, str]]) -> Grid:
    return Grid(
        COLUMNS,
        tuple(
            (str(at), name, unsur, f"{at}." if at % 2 else "", "" if at % 2 else f"{at}.")
            for at, (name, unsur) in enumerate(people, start=1)
        ),
        caption=caption,
        look="tall",
    )


def _unsur(who: Judge | Contestant) -> str:
    """Return whom somebody stands for: unsur and institution, or category and region."""
    if isinstance(who, Judge):
        return ", ".join(part for part in (str(who.get_unsur_display()), who.institution) if part)
    return f"{who.category.name}, {who.region.short_name}"
