"""The database itself refuses to change what is written (quality.md G2)."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from kube_awards.ledger.guards import drop_guards, install_guards
from kube_awards.ledger.models import Entry
from tests.factories import make_user

pytestmark = pytest.mark.django_db
CHANGES = [
    "UPDATE ledger_entry SET reason = 'lain'",
    "UPDATE ledger_entry SET seq = seq + 1000",
    "DELETE FROM ledger_entry",
    "DELETE FROM ledger_entry WHERE seq = 1",
]
COPY = (
    "INTO ledger_entry SELECT {seq}, at, action, object_type, object_id, object_label, before, "
    "after, reason, previous_hash, hash, actor_id FROM ledger_entry WHERE seq = 1"
)
SQLITE_CHANGES = [
    "INSERT OR REPLACE " + COPY.format(seq=1),
    "INSERT OR REPLACE " + COPY.format(seq=9),
]


def refused(statement: str) -> bool:
    """Say whether the database refuses statement in our words."""
    with pytest.raises(IntegrityError, match="catatan tidak dapat diubah atau dihapus"):
        execute(statement)
    return Entry.objects.filter(seq=1, reason="").exists()


def execute(statement: str) -> None:
    """Run statement in a savepoint of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", CHANGES)
def test_raw_changes_are_refused(statement: str) -> None:
    make_user()

    assert refused(statement)


def test_the_ways_around_of_each_database_are_refused() -> None:
    make_user()
    connection.check_constraints()  # PostgreSQL truncates no table with checks still pending

    around = {"sqlite": SQLITE_CHANGES, "postgresql": ["TRUNCATE ledger_entry"]}

    assert all(refused(statement) for statement in around[connection.vendor])


def test_the_orm_is_refused_too() -> None:
    make_user()

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(reason="lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.get().delete()

    assert Entry.objects.get().reason == ""


def test_guards_can_be_taken_away_and_put_back() -> None:
    make_user()

    drop_guards(connection)
    execute("UPDATE ledger_entry SET reason = ''")
    install_guards(connection)
    install_guards(connection)

    assert refused("UPDATE ledger_entry SET reason = 'lain'")
