"""Read the sample edition from its TOML files. It stores nothing: a service does that."""

from __future__ import annotations

from pathlib import Path

from kube_awards.console.sample.checks import check_edition
from kube_awards.console.sample.content import (
    SampleAspect,
    SampleCategory,
    SampleEdition,
    SampleFacilitator,
    SampleIndicator,
    SampleJudge,
    SampleKube,
    SampleNote,
    SampleOpenState,
    SamplePrize,
    SampleSheet,
    SampleSignatory,
)
from kube_awards.console.sample.tables import SampleContentError, Table

CONTENT = Path(__file__).parent


def read_sample_edition(folder: Path = CONTENT) -> SampleEdition:
    """Read and check the whole sample; raise SampleContentError at the first fault."""
    table = Table.read(folder / "edition_2018.toml")
    sheets = Table.read(folder / "sheets_2018.toml")
    edition = SampleEdition(
        year=table.number("year"),
        slug=table.text("slug"),
        title=table.text("title"),
        level=table.text("level"),
        venue=table.text("venue"),
        place=table.text("place"),
        judged_on=table.day("judged_on"),
        status_note=table.text("status_note"),
        letterhead=table.texts("letterhead"),
        signatory=_signatory(table.table("signatory")),
        judges=tuple(_judge(row, n) for n, row in enumerate(table.tables("judges"), 1)),
        kubes=tuple(_kube(row, n) for n, row in enumerate(table.tables("kubes"), 1)),
        facilitators=tuple(
            _facilitator(row, n) for n, row in enumerate(table.tables("facilitators"), 1)
        ),
        kube_category=_category(Table.read(folder / "instrument_kube.toml"), sheets),
        facilitator_category=_category(Table.read(folder / "instrument_pendamping.toml"), sheets),
        open_state=_open_state(table.table("open_state")),
    )
    check_edition(edition)
    _check_notes_are_placed(edition, len(sheets.tables("notes")))
    return edition


def _signatory(table: Table) -> SampleSignatory:
    return SampleSignatory(table.texts("title_lines"), table.text("name"), table.text("nip"))


def _judge(table: Table, order: int) -> SampleJudge:
    return SampleJudge(
        key=table.text("key"),
        order=order,
        name=table.text("name"),
        email=table.text("email"),
        unsur=table.text("unsur"),
        institution=table.text("institution"),
        is_head=table.flag("is_head"),
    )


def _kube(table: Table, running_order: int) -> SampleKube:
    return SampleKube(
        key=table.text("key"),
        running_order=running_order,
        name=table.text("name"),
        region_code=table.text("region_code"),
        kelurahan=table.text("kelurahan"),
        business=table.text("business"),
        founded_year=table.number("founded_year"),
        chair=table.text("chair"),
        secretary=table.text("secretary"),
        treasurer=table.text("treasurer"),
        families=table.number("families"),
        income_before=table.number("income_before"),
        income_after=table.number("income_after"),
        savings=table.number("savings"),
        working_capital=table.number("working_capital"),
        iks_running=table.flag("iks_running"),
        profile=table.text("profile"),
    )


def _facilitator(table: Table, running_order: int) -> SampleFacilitator:
    return SampleFacilitator(
        key=table.text("key"),
        running_order=running_order,
        name=table.text("name"),
        region_code=table.text("region_code"),
        kelurahan=table.text("kelurahan"),
        kube=table.text("kube"),
        since_year=table.number("since_year"),
        groups_served=table.number("groups_served"),
        consents_to_publication=table.flag("consents_to_publication"),
        profile=table.text("profile"),
    )


def _category(table: Table, sheets: Table) -> SampleCategory:
    key = table.text("key")
    notes = sheets.tables("notes")
    by_judge = sheets.table("scores").table(key)
    return SampleCategory(
        key=key,
        name=table.text("name"),
        status_note=table.text("status_note"),
        scale_labels=table.texts("scale_labels"),
        aspects=tuple(_aspect(row) for row in table.tables("aspects")),
        prizes=tuple(_prize(row) for row in table.tables("prizes")),
        sheets=tuple(
            sheet for judge in by_judge.values for sheet in _sheets(by_judge, judge, notes)
        ),
    )


def _aspect(table: Table) -> SampleAspect:
    return SampleAspect(
        key=table.text("key"),
        name=table.text("name"),
        weight=table.number("weight"),
        indicators=tuple(_indicator(row) for row in table.tables("indicators")),
    )


def _indicator(table: Table) -> SampleIndicator:
    return SampleIndicator(
        name=table.text("name"),
        hint=table.text("hint"),
        weight=table.number("weight"),
        descriptors=table.texts("descriptors"),
    )


def _prize(table: Table) -> SamplePrize:
    return SamplePrize(
        place=table.number("place"),
        label=table.text("label"),
        amount=table.number("amount"),
        trophy=table.flag("trophy"),
        certificate=table.flag("certificate"),
        source_note=table.text("source_note"),
    )


def _sheets(by_judge: Table, judge: str, notes: tuple[Table, ...]) -> tuple[SampleSheet, ...]:
    row = by_judge.table(judge)
    return tuple(
        SampleSheet(judge, contestant, _scores(row, contestant), _notes(notes, judge, contestant))
        for contestant in row.values
    )


def _scores(row: Table, contestant: str) -> tuple[int, ...]:
    digits = row.text(contestant).replace(" ", "")
    if not set(digits) <= set("12345"):
        raise SampleContentError(f"{row.where}: {contestant} holds something else than 1 to 5")
    return tuple(int(digit) for digit in digits)


def _notes(notes: tuple[Table, ...], judge: str, contestant: str) -> tuple[SampleNote, ...]:
    return tuple(
        SampleNote(note.number("indicator"), note.text("text"))
        for note in notes
        if (note.text("judge"), note.text("contestant")) == (judge, contestant)
    )


def _check_notes_are_placed(edition: SampleEdition, written: int) -> None:
    # A misspelt judge or contestant would otherwise drop the note without a word.
    placed = sum(len(s.notes) for category in edition.categories for s in category.sheets)
    if placed != written:
        raise SampleContentError(f"{written - placed} note(s) name no sheet")


def _open_state(table: Table) -> SampleOpenState:
    return SampleOpenState(
        judge=table.text("judge"),
        draft=table.text("draft"),
        draft_filled=table.number("draft_filled"),
        untouched=table.texts("untouched"),
    )
