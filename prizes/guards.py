"""Triggers that refuse any change of a payment that was made, on SQLite and on PostgreSQL.

A later migration that alters prizes_payment must install them again: SQLite remakes the table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kube_awards.ledger.guards import run

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "pembayaran yang sudah diterima tidak dapat diubah atau dihapus"
VERBS = ("update", "delete")
SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS prizes_payment_no_{verb} BEFORE {verb.upper()} ON prizes_payment
    WHEN OLD.paid_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for verb in VERBS
]
POSTGRESQL = [
    f"""
    CREATE OR REPLACE FUNCTION prizes_payment_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE OR REPLACE TRIGGER prizes_payment_frozen BEFORE UPDATE OR DELETE ON prizes_payment
    FOR EACH ROW WHEN (OLD.paid_at IS NOT NULL) EXECUTE FUNCTION prizes_payment_refuse()
    """,
]
INSTALL = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
DROP = {
    "sqlite": [f"DROP TRIGGER IF EXISTS prizes_payment_no_{verb}" for verb in VERBS],
    "postgresql": [
        "DROP TRIGGER IF EXISTS prizes_payment_frozen ON prizes_payment",
        "DROP FUNCTION IF EXISTS prizes_payment_refuse()",
    ],
}


def install_guards(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse to change or delete what was paid."""
    run(connection, INSTALL[connection.vendor])


def drop_guards(connection: BaseDatabaseWrapper) -> None:
    """Take the guards away: for a migration's way back, and for the flush between tests."""
    run(connection, DROP[connection.vendor])
