"""Whoever changes the ledger behind its back is found out, at the row (quality.md G1)."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import product
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from kube_awards.ledger.chain import GENESIS
from kube_awards.ledger.guards import drop_guards, install_guards
from kube_awards.ledger.models import Entry
from kube_awards.ledger.selectors import Anchor, ChainReport, chain_head, verify_chain
from kube_awards.ledger.services import record
from tests.factories import make_user

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db
FORGED = (
    "INSERT INTO ledger_entry (seq, at, action, object_type, object_id, object_label, before, "
    "after, reason, previous_hash, hash) SELECT {seq}, at, action, object_type, object_id, "
    "object_label, before, after, reason, {previous}, 'x' FROM ledger_entry WHERE seq = 1"
)
EDITS = [
    f"UPDATE ledger_entry SET {change} WHERE seq = 3"  # noqa: S608 - constants of this test
    for change in (
        "actor_id = NULL", "action = 'x'", "object_type = 'x'", "object_id = '0'",
        "object_label = 'x'", "before = '1'", "after = '1'", "reason = 'x'", "hash = 'x'",
        "previous_hash = 'x'", "at = '2001-01-01 00:00:00+00:00'",
    )
]  # fmt: skip
TAMPERING: dict[str, tuple[list[str], int]] = {
    **{edit: ([edit], 3) for edit in EDITS},
    "deleted first": (["DELETE FROM ledger_entry WHERE seq = 1"], 1),
    "deleted inside": (["DELETE FROM ledger_entry WHERE seq = 3"], 3),
    "deleted and closed up": (
        ["DELETE FROM ledger_entry WHERE seq = 3", "UPDATE ledger_entry SET seq = 3 WHERE seq = 4"],
        3,
    ),
    "inserted inside": (
        [
            "UPDATE ledger_entry SET seq = 6 WHERE seq = 5",
            FORGED.format(seq=5, previous="'x'"),
        ],
        5,
    ),
    "added behind": (
        [FORGED.format(seq=6, previous="(SELECT hash FROM ledger_entry WHERE seq=5)")],
        6,
    ),
    "reordered": (
        [
            "UPDATE ledger_entry SET seq = 99 WHERE seq = 2",
            "UPDATE ledger_entry SET seq = 2 WHERE seq = 3",
            "UPDATE ledger_entry SET seq = 3 WHERE seq = 99",
        ],
        2,
    ),
}


@contextmanager
def behind_its_back() -> Iterator[None]:
    """Do without the guards, as somebody with the database password can."""
    drop_guards(connection)
    yield
    install_guards(connection)


@pytest.fixture
def five_entries() -> ChainReport:
    user = make_user()
    for number in range(4):
        record(actor=user, action="test.step", obj=user, after={"number": number})
    return verify_chain()


def test_an_empty_ledger_is_whole() -> None:
    assert verify_chain() == ChainReport(count=0, head=GENESIS)
    assert chain_head() == Anchor(0, GENESIS)


def test_an_untouched_ledger_is_whole(five_entries: ChainReport) -> None:
    newest = Entry.objects.get(seq=5)

    assert five_entries == ChainReport(count=5, head=newest.hash)
    assert chain_head() == Anchor(5, newest.hash)


@pytest.mark.parametrize(("statements", "row"), TAMPERING.values(), ids=TAMPERING)
def test_tampering_is_found_at_its_row(
    five_entries: ChainReport, statements: list[str], row: int
) -> None:
    with behind_its_back(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)

    report = verify_chain()

    assert five_entries.first_broken is None
    assert (report.first_broken, report.count) == (row, row - 1)
    assert report.reason


def test_any_change_of_any_row_is_found_at_that_row(five_entries: ChainReport) -> None:
    """Overwrite each text column of each row in turn, then put it back: no miss, no false alarm."""
    columns = ("action", "object_type", "object_id", "object_label", "before", "after", "reason")
    found = {}
    for entry, column in product(list(Entry.objects.all()), columns):
        with behind_its_back():
            Entry.objects.filter(seq=entry.seq).update(**{column: getattr(entry, column) + " "})
            found[entry.seq, column] = verify_chain().first_broken
            Entry.objects.filter(seq=entry.seq).update(**{column: getattr(entry, column)})

    assert found == {(seq, column): seq for seq, column in found}
    assert verify_chain() == five_entries


def test_another_key_does_not_fit(five_entries: ChainReport, settings: Settings) -> None:
    settings.LEDGER_KEY = "k" * 50

    assert five_entries.count == 5
    assert verify_chain().first_broken == 1


def test_an_end_that_was_cut_off_shows_against_an_anchor(five_entries: ChainReport) -> None:
    anchor = Anchor(five_entries.count, five_entries.head)

    with behind_its_back(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry WHERE seq > 3")

    assert verify_chain().first_broken is None
    assert verify_chain(anchor).first_broken == 4


def test_an_end_that_was_written_anew_shows_against_an_anchor(five_entries: ChainReport) -> None:
    assert verify_chain(Anchor(5, five_entries.head)).first_broken is None
    assert verify_chain(Anchor(4, five_entries.head)).first_broken == 4


def test_the_command_prints_count_and_head(
    five_entries: ChainReport, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify_ledger", f"--anchor=5:{five_entries.head}")

    assert capsys.readouterr().out == (
        f"rantai catatan utuh: 5 kejadian\nujung rantai: 5:{five_entries.head}\n"
    )


def test_the_command_fails_and_names_the_row(five_entries: ChainReport) -> None:
    with behind_its_back(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET reason = 'x' WHERE seq = 2")

    with pytest.raises(CommandError, match="putus pada nomor 2: isi tidak cocok") as failure:
        call_command("verify_ledger")

    assert five_entries.count == 5
    assert failure.value.returncode == 1


@pytest.mark.parametrize("anchor", ["", "5", "x:y", "5:abc"])
def test_the_command_refuses_an_anchor_it_cannot_read(anchor: str) -> None:
    with pytest.raises(CommandError, match="tulis NOMOR:SIDIK"):
        call_command("verify_ledger", f"--anchor={anchor}")
